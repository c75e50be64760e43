"""The history of a row: who changed what, read by those who may read the row, changed by nobody."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from gotene.access.roles import Role
from tests import factories
from tests.backoffice.test_forms import change_of, typed
from tests.pages import words


@pytest.fixture
def officer(db, today, signed_in):
    return signed_in(factories.staff(Role.LETTING_OFFICER, name="Ulla Uthyrare"))


@pytest.fixture
def changed(officer):
    """An apartment that Ulla has blocked."""
    apartment = factories.apartment()
    officer.post(change_of(apartment), typed(officer, change_of(apartment), block_reason="Stambyte"))
    return apartment


def history_of(row):
    return reverse(f"admin:contracts_{row._meta.model_name}_history", args=[row.pk])


def version_of(row, record):
    return reverse(f"admin:contracts_{row._meta.model_name}_simple_history", args=[row.pk, record.pk])


def test_it_says_who_changed_what(officer, changed):
    text = officer.get(history_of(changed)).text
    assert "Ulla Uthyrare" in text
    assert "Stambyte" in text


def test_changes_are_said_as_on_the_other_pages(officer):
    """A dash for nothing, the words of a choice, the time in Sweden; nothing is called deleted that never was."""
    offer = factories.offer()
    officer.post(reverse("admin:contracts_offer_withdraw", args=[offer.pk]))
    text = words(officer.get(history_of(offer)))
    assert "Svar: – → återtaget" in text
    offer.refresh_from_db()
    assert f"– → {timezone.localtime(offer.answered_at):%Y-%m-%d %H:%M} " in text
    assert "– → Ulla Uthyrare" in text
    assert not [word for word in ("None", "+00:00", "Deleted", "borttagen") if word in text]


def test_a_row_is_shown_as_it_was(officer, changed):
    latest, first = changed.history.all()
    assert "Stambyte" in officer.get(version_of(changed, latest)).text
    page = officer.get(version_of(changed, first))
    assert "Stambyte" not in page.text
    assert changed.object_number in page.text
    assert 'name="_save"' not in page.text


def test_nothing_is_put_back_from_history(officer, changed):
    first = changed.history.last()
    assert officer.post(version_of(changed, first), {"block_reason": ""}).status_code == 405
    changed.refresh_from_db()
    assert changed.block_reason == "Stambyte"


def test_a_version_of_another_row_is_not_found(officer, changed):
    other = factories.apartment()
    assert officer.get(version_of(other, changed.history.first())).status_code == 404


def test_whoever_may_not_see_the_row_sees_no_history(officer, signed_in):
    lease = factories.lease()
    assert officer.get(history_of(lease)).status_code == 200
    inspector = signed_in(Role.INSPECTOR)
    assert inspector.get(history_of(lease)).status_code == 403
    assert inspector.get(version_of(lease, lease.history.first() or lease)).status_code == 403


def test_django_keeps_no_log_of_its_own(officer, changed):
    """Saving leaves a history row and no LogEntry; its table is not even there."""
    assert changed.history.count() == 2
    if LogEntry._meta.db_table in connection.introspection.table_names():
        assert not LogEntry.objects.exists()
