"""Drafts at every address there is: found by whoever wrote them, and on no page of anybody else."""

import re
from pathlib import Path

import pytest

from gotene.access.roles import Role
from gotene.drafts.keeping import is_form, keep
from tests import factories
from tests.access.as_role import running_as
from tests.access.crawl import addresses, crawl
from tests.access.test_canaries import rows_shown
from tests.access.world import World

pytestmark = pytest.mark.django_db

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
CANARY = "Kanariefågeln sjunger"
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
FIELDS = re.compile(r"{{ *\w*form\b|as_field_group|{% block fields %}")


def draft_everywhere(staff, world):
    account, forms = factories.account_of(staff), set()
    every = list(addresses(world, True, ()))
    with running_as(staff):
        for address in every:
            if is_form(address):
                forms.add(address)
                keep(account, address, {"text": [CANARY]})
    return forms


@pytest.mark.parametrize("reader", [Role.COORDINATOR, Role.LETTING_OFFICER])
def test_what_somebody_types_is_on_no_page_of_others_and_in_no_row(signed_in, monkeypatch, reader):
    monkeypatch.setattr("gotene.drafts.keeping.MOST", 10_000)
    client = signed_in(reader)
    world = World(client.staff)
    for writer in (factories.staff(Role.COORDINATOR), factories.staff(Role.LETTING_OFFICER)):
        assert len(draft_everywhere(writer, world)) > 50
    assert not [where for where, text in crawl(client, world).items() if CANARY in text]
    assert not [table for table, rows in rows_shown(client.staff).items() if CANARY in rows]


def test_whoever_wrote_it_finds_it_at_the_forms_alone(signed_in, monkeypatch):
    """Else the test above could not fail."""
    monkeypatch.setattr("gotene.drafts.keeping.MOST", 10_000)
    client = signed_in(Role.COORDINATOR)
    world = World(client.staff)
    draft_everywhere(client.staff, world)
    pages = crawl(client, world)
    found = {where for where, text in pages.items() if CANARY in text}
    assert len(found) > 10
    assert not [where for where in found if 'data-draft="' not in pages[where]]


# Each form has one


def forms_without():
    """Forms with fields that are carried out once, and keep no draft."""
    return [
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.html")
        for form in FORM.findall(path.read_text())
        if "{% once %}" in form and FIELDS.search(form) and not re.search(r"{% draft( \w+)? %}", form)
    ]


# A period or a colleague to choose, and nothing to write.
SHORT = {"meetings/reports.html", "tenants/hand_on_cases.html"}


def test_every_form_that_is_carried_out_once_keeps_a_draft():
    assert set(forms_without()) == SHORT
