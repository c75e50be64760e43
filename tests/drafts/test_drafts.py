"""What somebody types and does not save is there the next time, for nobody else; and gone when it is saved."""

import datetime as dt
import re
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.shortcuts import redirect
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role
from gotene.access.worker import Worker
from gotene.audit import once
from gotene.drafts import keeping
from gotene.drafts.middleware import DraftsMiddleware
from gotene.drafts.models import Draft
from tenants.actions import leave_case
from tests import factories
from tests.access.as_role import running_as
from tests.access.attack import REFUSED, attack
from tests.drafts.conftest import WRITTEN
from tests.pages import words

pytestmark = pytest.mark.django_db


def decision(**fields):
    """A decision as it is sent when it is right."""
    today = timezone.localdate()
    return {
        "outcome": "granted",
        "decided_on": today.isoformat(),
        "legal_basis": "of-its-day",
        "conditions": WRITTEN,
        "valid_from": today.isoformat(),
        "valid_to": (today + dt.timedelta(days=365)).isoformat(),
        once.FIELD: str(uuid4()),
        **fields,
    }


def make_old(days):
    Draft.objects.update(saved_at=timezone.now() - dt.timedelta(days=days))


def test_what_was_typed_is_there_the_next_time(writer):
    assert WRITTEN not in writer.sees()
    at = writer.types().json()["saved"]
    assert re.fullmatch(r"\d\d\.\d\d", at)
    page = writer.client.get(writer.form)
    assert f"Det du skrev i dag kl. {at} är inte sparat." in words(page)
    assert WRITTEN in page.text
    assert "Ta fram det" in words(page)


def test_it_is_kept_over_signing_out(writer, signed_in):
    writer.types()
    writer.client.logout()
    assert WRITTEN in signed_in(writer.staff).get(writer.form).text


def test_the_day_it_was_typed_is_told(writer):
    writer.types()
    make_old(days=1)
    assert "Det du skrev i går kl." in words(writer.client.get(writer.form))
    make_old(days=5)
    assert re.search(r"Det du skrev \d+ \w+ \d{4} kl\.", words(writer.client.get(writer.form)))


def test_the_last_typed_stands(writer):
    writer.types("Det första hon skrev")
    writer.types("Det andra hon skrev")
    page = writer.sees()
    assert "Det andra hon skrev" in page
    assert "Det första hon skrev" not in page
    assert Draft.objects.count() == 1


def test_nobody_else_sees_it_at_the_same_form(writer, colleague):
    writer.types()
    assert "är inte sparat" not in colleague.sees()
    colleague.types("Det kollegan skrev")
    assert "Det kollegan skrev" in colleague.sees()
    assert "Det kollegan skrev" not in writer.sees()


def test_the_database_holds_no_word_of_it(writer):
    writer.types()
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM drafts_draft t")
        (row,) = cursor.fetchone()
    assert writer.form in row
    assert not [word for word in [*WRITTEN.split(), "conditions", "granted"] if len(word) > 4 and word in row]


def test_no_statement_reaches_another_persons_draft(writer, colleague):
    writer.types()
    letting = factories.staff(Role.LETTING_OFFICER)
    for other in (colleague.staff, letting):
        assert attack(other, "SELECT sealed FROM drafts_draft") == []
        attack(other, "UPDATE drafts_draft SET saved_at = now()")
        attack(other, "DELETE FROM drafts_draft")
        forged = f"{writer.staff.pk}, '/', 'gAAAAA', now()"
        assert (
            attack(other, f"INSERT INTO drafts_draft (staff_id, form, sealed, saved_at) VALUES ({forged})") == REFUSED
        )
    assert attack(writer.staff, "SELECT form FROM drafts_draft") == [(writer.form,)]
    assert WRITTEN in writer.sees()


def test_the_gate_reads_no_draft(writer):
    writer.types()
    for statement in (
        "SELECT sealed FROM drafts_draft",
        "UPDATE drafts_draft SET form = ''",
        "DELETE FROM drafts_draft",
    ):
        assert attack(DatabaseRole.WEB, statement) == REFUSED


def test_it_is_gone_when_the_form_is_saved(writer, case):
    writer.types()
    answer = writer.client.post(writer.form, decision())
    assert answer.url == reverse("case", args=[case.number])
    assert not Draft.objects.exists()
    assert "är inte sparat" not in writer.sees()


def test_it_stays_when_the_form_comes_back_with_errors(writer):
    writer.types()
    answer = writer.client.post(writer.form, decision(valid_to=""))
    assert answer.status_code == 200
    # The form has what was typed in it: it is not offered as well.
    assert "är inte sparat" not in words(answer)
    assert "data-comes-back" in answer.text
    assert WRITTEN in writer.sees()


def test_what_arrives_after_its_form_was_saved_is_not_kept(writer):
    sent = decision()
    writer.client.post(writer.form, sent)
    assert writer.types(token=sent[once.FIELD]).json() == {"saved": ""}
    assert not Draft.objects.exists()


def test_what_was_kept_as_its_form_was_saved_is_not_offered(writer):
    sent = decision()
    writer.types(token=sent[once.FIELD])
    kept = Draft.objects.get()
    writer.client.post(writer.form, sent)
    kept.save(force_insert=True)
    assert "är inte sparat" not in writer.sees()
    assert not Draft.objects.exists()


def test_it_is_thrown_away_by_a_button(writer, colleague):
    writer.types()
    colleague.types()
    came_from = {"HTTP_REFERER": f"http://testserver{writer.form}"}
    answer = writer.client.post(reverse("discard_draft"), {"form": writer.form}, **came_from)
    assert answer.url == writer.form
    assert "är inte sparat" not in writer.sees()
    assert "är inte sparat" in colleague.sees()


def test_it_is_gone_after_fourteen_days(writer):
    writer.types()
    make_old(days=13)
    with running_as(DatabaseRole.WEB):
        assert keeping.forget_old() == 0
    assert WRITTEN in writer.sees()
    make_old(days=15)
    # Also before the worker has come so far.
    assert WRITTEN not in writer.sees()
    assert Draft.objects.exists()
    Worker().prune()
    assert not Draft.objects.exists()


def test_it_is_not_shown_when_the_case_is_no_longer_the_writers(writer, colleague, case):
    writer.types()
    assert WRITTEN in writer.sees()
    leave_case(case, handed_to=factories.staff(Role.CASE_OFFICER), by=writer.staff)
    closed = writer.client.get(writer.form)
    assert closed.status_code == 404
    assert WRITTEN not in closed.text
    # Nor by an answer to anything else.
    assert WRITTEN not in writer.types("Ett ord till").text
    assert WRITTEN not in writer.sees(reverse("my_day"))


@pytest.mark.parametrize(
    "form",
    [
        "/konto/login/",
        "/konto/password/change/",
        "/utkast/",
        "/no/such/page/",
        "https://evil.example/",
        "",
        "/" + "a" * 600,
    ],
)
def test_what_is_no_form_of_ours_is_not_kept(writer, form):
    assert writer.types(form=form).json() == {"saved": ""}
    assert not Draft.objects.exists()


def test_passwords_codes_and_tokens_are_not_kept(writer):
    never = {name: ["Hemligt99"] for name in ("password", "new_password1", "csrfmiddlewaretoken", "code", "totp-code")}
    writer.types(**never)
    assert WRITTEN in writer.sees()
    assert "Hemligt99" not in writer.sees()


@pytest.mark.parametrize("typed", ["", "[]", "1", '"x"', '{"a": 1}', '{"a": [1]}', '{"a": "b"', "{}"])
def test_what_makes_no_sense_is_not_kept(writer, typed):
    answer = writer.client.post(reverse("keep_draft"), {"form": writer.form, "typed": typed})
    assert answer.json() == {"saved": ""}
    assert not Draft.objects.exists()


def test_neither_is_what_nobody_writes_in_a_form(writer):
    assert writer.types("x" * (keeping.LONGEST + 1)).json() == {"saved": ""}
    assert not Draft.objects.exists()


def test_of_very_many_begun_forms_the_oldest_are_thrown_away(writer, monkeypatch):
    monkeypatch.setattr(keeping, "MOST", 2)
    forms = [reverse("record_decision", args=[f"SK-2026-9{number}"]) for number in range(3)]
    for form in forms:
        writer.types(form=form)
    assert set(Draft.objects.values_list("form", flat=True)) == set(forms[1:])


def test_drafts_follow_to_a_new_key(writer, settings):
    writer.types()
    settings.DATA_KEYS = ["a new key, which from now on encrypts", *settings.DATA_KEYS]
    call_command("rotate_keys", verbosity=0, stdout=StringIO())
    settings.DATA_KEYS = settings.DATA_KEYS[:1]
    assert WRITTEN in writer.sees()


def test_a_draft_whose_key_is_gone_is_as_none(writer, settings):
    writer.types()
    settings.DATA_KEYS = ["another key than the one that it was encrypted with"]
    answer = writer.client.get(writer.form)
    assert answer.status_code == 200
    assert "är inte sparat" not in words(answer)


def test_what_is_sent_is_kept_when_a_second_factor_is_asked_for_first(writer):
    request = RequestFactory().post(writer.form, decision())
    request.staff, request.user = writer.staff, factories.account_of(writer.staff)
    request.resolver_match = resolve(writer.form)
    with running_as(writer.staff):
        DraftsMiddleware(lambda request: redirect("step_up"))(request)
    assert WRITTEN in writer.sees()


def test_keeping_costs_little(writer, django_assert_max_num_queries):
    writer.types()
    with django_assert_max_num_queries(12):
        writer.types("Några ord till")
