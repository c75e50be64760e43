"""The demo has somebody invited, away, and gone; households that have been asked; and a reveal that nobody has seen."""

import datetime as dt

import pytest

from contracts.models import Sublease, Told
from gotene.access.roles import Permission
from gotene.accounts.administration.people import INVITED, LEFT, people, staff_of
from gotene.accounts.deputies import stood_in_for
from gotene.accounts.models import Absence, User
from gotene.casework.tasks import tasks_as_deputy, tasks_for
from tenants.consent_state import State, states_of
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Case, Consent, Disclosure, Reveal, RevealMark
from tests.access.as_role import running_as
from tests.casework.demo.conftest import DEMO_DAY as TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

ADMINISTRATOR, OFFICER = "admin@socialtjanst.example", "handlaggare@socialtjanst.example"
COORDINATOR, LETTING = "samordnare@socialtjanst.example", "uthyrare@bostader.example"


def staff(email):
    return User.objects.get(email=email).staff


def texts(email):
    member = staff(email)
    with running_as(member):
        return [task.text for task in tasks_for(member, TODAY)]


def test_the_administrator_sees_one_who_has_not_signed_in_and_one_who_has_left():
    administrator = staff(ADMINISTRATOR)
    invited, left = (people(staff_of(administrator, shown=shown)) for shown in (INVITED, LEFT))
    assert [person.invited for person in invited] == [True] and not invited[0].account.has_usable_password()
    assert [person.member.active for person in left] == [False]
    assert not any(person.invited for person in people(staff_of(administrator)) if person.member != invited[0].member)


def test_whoever_left_has_an_open_case_that_the_coordinator_hands_on():
    (left,) = people(staff_of(staff(ADMINISTRATOR), shown=LEFT))
    assert Case.objects.open().filter(housing_support=left.member).count() == 1
    assert any(left.member.name in text for text in texts(COORDINATOR))


def test_one_is_away_and_the_deputy_sees_what_waits_for_them():
    away = Absence.objects.standing().on(TODAY).get()
    assert Absence.objects.filter(ends_on__lt=TODAY).exists() and away.deputy == staff(OFFICER)
    with running_as(away.deputy):
        assert stood_in_for(away.deputy, TODAY) == [away.staff_id]
        own = tasks_for(away.deputy, TODAY)
        ((_absence, theirs),) = tasks_as_deputy(away.deputy, own, TODAY)
        assert theirs and away.staff.may(Permission.SEE_OWN_CASES)


def test_every_household_that_lives_there_has_been_asked_when_it_moved_in():
    homes = Sublease.objects.filter(end_reason="")
    cases = {home.case_number: home for home in homes}
    found = Case.objects.filter(number__in=cases).prefetch_related("consents", "consent_refusals")
    states = {case.number: states_of(case, TODAY) for case in found}
    assert all(any(one.in_force for one in of_case) for of_case in states.values())
    every = [one.state for of_case in states.values() for one in of_case]
    assert {State.WITHDRAWN, State.REFUSED, State.NOT_ASKED, State.ENDS_SOON} <= set(every)
    assert every.count(State.NOT_ASKED) == every.count(State.WITHDRAWN) == 1 and State.ENDED not in every
    standing = [consent for consent in Consent.objects.not_withdrawn() if consent.case.number in cases]
    at_start = [consent for consent in standing if consent.given_on == cases[consent.case.number].begins_on]
    assert len(at_start) > 40 and sum(consent.valid_until is not None for consent in at_start) > 15
    assert {"Ett samtycke tar slut: fråga om ett nytt", "Fråga vad som får berättas för Götenebostäder"} <= set(
        texts(OFFICER)
    )


def test_something_no_consent_covers_is_told_after_a_harm_test_and_waits_to_be_read():
    told, noted = Told.objects.get(), Disclosure.objects.get(ground=DisclosureGround.HARM_TEST)
    assert told.text == noted.what and told.kind == InformationKind.OTHER and told.read_at is None
    assert noted.harm_test.count("\n") == 2 and noted.case.number == told.sublease.case_number
    assert any("socialtjänsten har berättat" in text for text in texts(LETTING))


def test_one_handler_was_shown_who_the_protected_person_is_and_the_other_has_not_seen_it():
    unseen = Reveal.objects.exclude(pk__in=RevealMark.objects.values("reveal")).get()
    assert TODAY - dt.timedelta(days=4) <= unseen.revealed_at.date() < TODAY and unseen.reason
    assert unseen.staff == staff(LETTING)
    assert any(unseen.person.number in text for text in texts(OFFICER))
    assert not any(unseen.person.number in text for text in texts(LETTING))
    assert not Reveal.objects.running().exists()
