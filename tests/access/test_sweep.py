"""Every address of the site, asked by every role of both organisations: the answers are those of the table."""

from copy import deepcopy

import pytest
from django.contrib import admin
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from gotene.access.roles import Role
from tests import factories
from tests.access.addresses import (
    REGISTER_PAGES,
    account_table,
    address,
    page_table,
    patterns,
    register_address,
    register_answers,
    register_table,
)
from tests.access.table import COLUMNS, OPEN
from tests.access.world import World

pytestmark = pytest.mark.django_db


def ask(client, method, url):
    """The answer; whatever was written is undone, signing out too."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        response = client.get(url) if method == "GET" else client.post(url)
        transaction.set_rollback(True)
    client.cookies = cookies
    return response


def led_to_sign_in(response):
    """To the one sign-in page with the way back, or to the back office's door, which leads there."""
    doors = tuple(f"{reverse(name)}?" for name in ("account_login", "admin:login"))
    return response.status_code == 302 and response["Location"].startswith(doors)


def headers_missing(response):
    expected = {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    missing = [name for name, value in expected.items() if value not in response.headers.get(name, "")]
    csp = response.headers.get("Content-Security-Policy", "")
    wanted = ("default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
    if not all(part in csp for part in wanted) or "unsafe" in csp:
        missing.append("Content-Security-Policy")
    return missing


def test_the_sweep_knows_every_address():
    """An address that nobody has put in the table is nobody's to open."""
    known = {name for name, _ in account_table()} | {name for name, _, _ in page_table()}
    registers = {f"admin:{register}_{page}" for register in register_table() for page in REGISTER_PAGES}
    nameless = {"admin:<path:object_id>/", "admin:(?P<url>.*)$"}
    assert set(patterns(get_resolver())) == (known | registers | nameless) - {"admin:(any other)"}


def test_the_table_names_every_register_of_the_back_office():
    registered = {f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry}
    assert set(register_table()) == registered


def test_the_table_asks_every_page_both_ways():
    asked = {(name, method) for name, _, method in page_table()}
    assert {name for name, method in asked if method == "GET"} == {name for name, method in asked if method == "POST"}


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: "-".join(column))
def test_each_role_gets_at_each_address_what_the_table_says(signed_in, column):
    side, role = column
    client = signed_in(role, side=side)
    world = World(client.staff)
    asked = [
        (f"{name} {whose}", method, address(world, name, whose), answers[column])
        for (name, whose, method), answers in page_table().items()
    ]
    for register, rights in register_table().items():
        row = world.rows[register]
        asked += [
            (f"{register} {page}", method, register_address(register, page, row), answer)
            for (page, method), answer in register_answers(rights[column]).items()
        ]
        in_office = column in list(COLUMNS)[:4]
        short = register_address(register, "change", row).removesuffix("change/")
        asked += [(f"{register} short", "GET", short, 302 if in_office else 403)]
    asked += [
        (name, method, address(world, name, "-"), int(answers[method]))
        for name, answers in account_table()
        for method in ("GET", "POST")
    ]
    wrong = {}
    for what, method, url, expected in asked:
        response = ask(client, method, url)
        got = (response.status_code, headers_missing(response))
        if got != (expected, []):
            wrong[f"{method} {what}"] = f"{got}, expected {expected}"
    assert not wrong, "\n".join(f"{what}: {answer}" for what, answer in wrong.items())


def test_a_stranger_is_led_to_sign_in_everywhere_but_at_the_open_addresses():
    world = World(factories.staff(Role.CASE_OFFICER))
    client, wrong = Client(), {}
    for name, whose, method in page_table():
        response = ask(client, method, address(world, name, whose))
        if not led_to_sign_in(response) or headers_missing(response):
            wrong[f"{method} {name}"] = response.status_code
    for register in register_table():
        for page, method in register_answers("sac"):
            response = ask(client, method, register_address(register, page, world.rows[register]))
            if not led_to_sign_in(response) or headers_missing(response):
                wrong[f"{method} {register} {page}"] = response.status_code
    for name, answers in account_table():
        for method in ("GET", "POST"):
            response = ask(client, method, address(world, name, "-"))
            got = "in" if led_to_sign_in(response) else str(response.status_code)
            if got != answers[f"stranger {method}"] or headers_missing(response):
                wrong[f"{method} {name}"] = (got, headers_missing(response))
    assert not wrong, "\n".join(f"{what}: {answer}" for what, answer in wrong.items())


def test_only_the_named_addresses_are_open():
    assert {name for name, answers in account_table() if answers["stranger GET"] != "in"} == OPEN
