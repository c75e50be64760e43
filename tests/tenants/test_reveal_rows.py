"""Who sees whom, and who may write that somebody was shown: PostgreSQL's own rules, tried in SQL by every role."""

import datetime

import pytest
from django.db import connection, transaction
from django.utils import timezone

from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role
from tenants.actions import end_handler, name_handler, protect
from tenants.enums import Protection, RevealMarkKind
from tenants.models import Identity, Reveal, RevealMark
from tests import factories
from tests.access.as_role import running_as
from tests.access.attack import REFUSED, attack

pytestmark = pytest.mark.django_db(transaction=True)

MINUTE = datetime.timedelta(minutes=1)


class Known:
    """A protected person with two handlers, one of each organisation; a colleague; somebody whom nothing protects."""

    def __init__(self):
        with transaction.atomic():
            self.officer, self.colleague, protector = (factories.staff(Role.CASE_OFFICER) for _ in range(3))
            self.letting = factories.staff(Role.LETTING_OFFICER)
            self.open = factories.person(by=self.officer, given_name="Öppen")
            self.person = factories.person(by=self.officer, given_name="Hemlig")
            protect(self.person, kind=Protection.MARKING, handlers=[self.officer, self.letting], by=protector)

    def fill(self, statement):
        return statement.format_map(COLUMNS | {name: value.pk for name, value in vars(self).items()})


COLUMNS = {
    "reveal": "INSERT INTO tenants_reveal (person_id, staff_id, kind, reason, revealed_at, ends_at) VALUES",
    "now": "statement_timestamp(), statement_timestamp() + interval '15 minutes'",
    "too_long": "statement_timestamp(), statement_timestamp() + interval '16 minutes'",
    "tomorrow": "now() + interval '1 day', now() + interval '1 day 15 minutes'",
    "before": "now() - interval '1 minute', now() + interval '14 minutes'",
    "at_once": "statement_timestamp(), statement_timestamp()",
    "why": "'Ringer om nycklarna'",
}


@pytest.fixture
def known():
    return Known()


# Who, what comes of it, and what is tried: each line is one transaction that is undone.
TRIED = """
officer   | INSERT 0 1 | {reveal} ({person}, {officer}, 'identity', {why}, {now})
letting   | INSERT 0 1 | {reveal} ({person}, {letting}, 'identity', {why}, {now})
# Not a handler, in another's name, of a person without one.
colleague | refused    | {reveal} ({person}, {colleague}, 'identity', {why}, {now})
officer   | refused    | {reveal} ({person}, {letting}, 'identity', {why}, {now})
colleague | refused    | {reveal} ({person}, {officer}, 'identity', {why}, {now})
officer   | refused    | {reveal} ({open}, {officer}, 'identity', {why}, {now})
# For longer than a quarter of an hour, without a reason, from another time on.
officer   | 23514      | {reveal} ({person}, {officer}, 'identity', {why}, {too_long})
officer   | 23514      | {reveal} ({person}, {officer}, 'identity', '          ', {now})
officer   | refused    | {reveal} ({person}, {officer}, 'identity', {why}, {tomorrow})
officer   | refused    | {reveal} ({person}, {officer}, 'identity', {why}, {before})
# Protecting somebody who is protected already opens nothing.
officer   | refused    | {reveal} ({person}, {officer}, 'protecting', '', {now})
officer   | INSERT 0 1 | {reveal} ({open}, {officer}, 'protecting', '', {now})
# A personal number: of those one sees, and it opens nothing.
officer   | INSERT 0 1 | {reveal} ({open}, {officer}, 'number', '', {at_once})
officer   | 23514      | {reveal} ({open}, {officer}, 'number', '', {now})
officer   | refused    | {reveal} ({person}, {officer}, 'number', '', {at_once})
letting   | refused    | {reveal} ({open}, {letting}, 'number', '', {at_once})
# Never changed, never removed.
officer   | refused    | UPDATE tenants_reveal SET ends_at = ends_at + interval '1 minute'
officer   | refused    | DELETE FROM tenants_reveal
letting   | refused    | UPDATE tenants_revealmark SET staff_id = {letting}
"""


def test_only_a_handler_is_shown_in_their_own_name_now_and_for_a_short_time(known):
    tried = [line for line in TRIED.splitlines() if "|" in line]
    wrong = {}
    for line in tried:
        who, expected, statement = (part.strip() for part in line.split("|"))
        got = attack(getattr(known, who), known.fill(statement))
        if got != (REFUSED if expected == "refused" else expected):
            wrong[line] = got
    assert len(tried) > 15
    assert wrong == {}


@pytest.mark.parametrize("role", [DatabaseRole.WEB])
def test_the_gate_sees_none_of_it(known, role):
    with running_as(role), connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute("SELECT FROM tenants_reveal")


def names_for(staff):
    with running_as(staff):
        return set(Identity.objects.values_list("given_name", flat=True))


def test_the_row_comes_while_a_reveal_of_ones_own_runs(known):
    assert "Hemlig" not in names_for(known.officer) | names_for(known.letting) | names_for(known.colleague)
    with transaction.atomic():
        factories.reveal(known.person, known.officer)
    assert "Hemlig" in names_for(known.officer)
    assert "Hemlig" not in names_for(known.letting) | names_for(known.colleague)


def test_nothing_else_opens_the_row(known):
    """One that is over, one that is hidden again, one of somebody who handles no more, and one of a personal number."""
    with transaction.atomic():
        factories.reveal(known.person, known.officer, begun=15 * MINUTE)
    assert "Hemlig" not in names_for(known.officer)
    with transaction.atomic():
        (shown,) = factories.reveal(known.person, known.officer)
        RevealMark.objects.create(reveal=shown, staff=known.officer, what=RevealMarkKind.HIDDEN)
    assert "Hemlig" not in names_for(known.officer)
    with transaction.atomic():
        factories.reveal(known.person, known.colleague)
    assert "Hemlig" not in names_for(known.colleague)
    with transaction.atomic():
        at = timezone.now() + 10 * MINUTE
        factories.reveal(known.person, known.officer, kind="number", revealed_at=at, ends_at=at)
    assert "Hemlig" not in names_for(known.officer)


def test_a_handler_who_ends_is_shown_nothing_any_more(known):
    with transaction.atomic():
        factories.reveal(known.person, known.officer)
        end_handler(known.person.handlers.get(staff=known.officer), by=known.officer)
    assert "Hemlig" not in names_for(known.officer)


def test_the_history_is_shown_and_written_with_the_identity(known):
    def history_for(staff):
        with running_as(staff):
            return Identity.history.filter(person=known.person).count()

    assert history_for(known.officer) == 0
    with transaction.atomic():
        factories.reveal(known.person, known.officer)
    assert history_for(known.officer) == 2
    assert history_for(known.letting) == 0


def test_handlers_of_the_person_see_to_whom_it_was_shown_and_nobody_else(known):
    with transaction.atomic():
        (shown,) = factories.reveal(known.person, known.officer)
    for staff, seen in ((known.officer, True), (known.letting, True), (known.colleague, False)):
        with running_as(staff):
            assert Reveal.objects.filter(pk=shown.pk).exists() == seen


def test_a_handler_named_meanwhile_does_not_see_whose_numbers_others_looked_at(known):
    with running_as(known.officer), transaction.atomic():
        assert attack(known.officer, known.fill("{reveal} ({open}, {officer}, 'number', '', {at_once})"))
    with transaction.atomic():
        now = timezone.now()
        Reveal.objects.create(person=known.open, staff=known.officer, kind="number", revealed_at=now, ends_at=now)
        name_handler(known.open, staff=known.colleague, by=known.officer)
    with running_as(known.colleague):
        assert not Reveal.objects.filter(person=known.open).exists()


def mark(staff, shown, what, by=None):
    return attack(
        staff,
        "INSERT INTO tenants_revealmark (reveal_id, staff_id, what, at) VALUES"
        f" ({shown.pk}, {(by or staff).pk}, '{what}', statement_timestamp())",
    )


def test_one_hides_ones_own_and_ticks_the_others(known):
    with transaction.atomic():
        (shown,) = factories.reveal(known.person, known.officer)
    assert mark(known.officer, shown, "hidden") == "INSERT 0 1"
    assert mark(known.letting, shown, "seen") == "INSERT 0 1"
    assert mark(known.officer, shown, "seen") == REFUSED
    assert mark(known.letting, shown, "hidden") == REFUSED
    assert mark(known.letting, shown, "seen", by=known.officer) == REFUSED
    assert mark(known.colleague, shown, "seen") == REFUSED


def test_the_kind_of_protection_is_told_to_handlers_alone(known):
    question = known.fill("SELECT access_protection({person})")
    assert attack(known.officer, question) == attack(known.letting, question) == [("marking",)]
    assert attack(known.colleague, question) == [(None,)]
