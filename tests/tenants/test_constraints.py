"""What must never stand about people and cases, tried in SQL: the database is the last word."""

import datetime

import pytest
from django.utils import timezone

from gotene.access.roles import Role, Side
from tenants.actions import give_consent, keep_apart, name_handler
from tenants.enums import DisclosureGround, InformationKind, LegalBasis, Protection, RevealKind, RevealMarkKind
from tenants.models import Decision, Disclosure, Person, RevealMark
from tests import factories
from tests.refused import again, change, refused, remove

pytestmark = pytest.mark.django_db

DAY = datetime.date
DAY_BEFORE = datetime.timedelta(days=1)


def identity(**fields):
    return factories.person(**fields).identity


def nobody():
    """A person whose identity is not registered."""
    return Person.objects.create(number="P-90210")


def member():
    return factories.case().household.members.get()


def decision():
    return factories.decision(factories.case())


def consent():
    case = factories.case()
    return give_consent(case, kind=InformationKind.CRITERIA, given_on=DAY(2026, 2, 1), by=case.case_officer)


def handler():
    officer = factories.staff(Role.CASE_OFFICER)
    return name_handler(factories.person(by=officer), staff=officer, by=officer)


def disclosure():
    case = factories.case()
    factories.organisation(Side.HOUSING)
    return Disclosure.objects.create(
        case=case,
        kind=InformationKind.RESIDENT,
        what="Flyttar in den 1 mars.",
        recipient_id=Side.HOUSING,
        ground=DisclosureGround.LAW,
        disclosed_by=case.case_officer,
        disclosed_at=timezone.now(),
    )


def kept_apart():
    officer = factories.staff(Role.CASE_OFFICER)
    return keep_apart(
        factories.person(by=officer),
        factories.person(by=officer),
        reason="Kontaktförbud",
        speak_with=officer,
        review_by=timezone.localdate() + 30 * DAY_BEFORE,
        by=officer,
    )


def revealed():
    officer = factories.staff(Role.CASE_OFFICER)
    return factories.reveal(factories.person(by=officer), officer)[0]


def revealed_and_hidden():
    shown = revealed()
    return RevealMark.objects.create(reveal=shown, staff=shown.staff, what=RevealMarkKind.HIDDEN)


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "person_number_form": (factories.person, lambda p: change(p, number="12")),
    # As it is, or with nothing to find it by.
    "identity_personal_number_sealed": (identity, lambda i: change(i, personal_number_sealed="199001012385")),
    "identity_personal_number_unique": (
        lambda: identity(personal_number="199001012385"),
        lambda i: again(i, person=nobody()),
    ),
    "household_member_not_reversed": (member, lambda m: change(m, ends_on=m.begins_on - DAY_BEFORE)),
    "household_member_once": (member, lambda m: again(m, begins_on=m.begins_on + datetime.timedelta(days=300))),
    "case_number_form": (factories.case, lambda c: change(c, number="2026-14")),
    "case_closed_after_opened": (
        factories.case,
        lambda c: change(c, closed_on=c.opened_on - DAY_BEFORE, closing_reason="moved"),
    ),
    "case_closed_with_reason": (factories.case, lambda c: change(c, closed_on=c.opened_on)),
    "decision_not_reversed": (decision, lambda d: change(d, valid_to=d.valid_from - DAY_BEFORE)),
    "decision_served_after_decided": (decision, lambda d: change(d, served_on=d.decided_on - DAY_BEFORE)),
    "decision_legal_basis_of_its_day": (decision, lambda d: change(d, decided_on=DAY(2025, 6, 30))),
    "protected_person_has_handler": (identity, lambda i: change(i, protection=Protection.MARKING)),
    "handler_once": (handler, again),
    "handler_ended_after_named": (handler, lambda h: change(h, ended_on=h.named_on - DAY_BEFORE)),
    "consent_withdrawn_after_given": (consent, lambda c: change(c, withdrawn_on=c.given_on - DAY_BEFORE)),
    "consent_once_per_kind": (consent, lambda c: again(c, given_on=DAY(2026, 5, 1))),
    "disclosure_consent_named": (disclosure, lambda d: again(d, ground=DisclosureGround.CONSENT)),
    "non_association_of_two": (kept_apart, lambda n: change(n, other=n.one)),
    "non_association_once": (kept_apart, again),
    "non_association_reasoned": (kept_apart, lambda n: change(n, reason="")),
    "non_association_review_in_time": (kept_apart, lambda n: change(n, review_by=n.confirmed_on + 367 * DAY_BEFORE)),
    "non_association_ended_after_confirmed": (kept_apart, lambda n: change(n, ended_on=n.confirmed_on - DAY_BEFORE)),
    "reveal_is_short": (revealed, lambda r: again(r, ends_at=r.revealed_at + datetime.timedelta(minutes=16))),
    "reveal_of_number_opens_nothing": (revealed, lambda r: again(r, kind=RevealKind.NUMBER)),
    "reveal_has_reason": (revealed, lambda r: again(r, reason="   kort    ")),
    "reveal_is_kept": (revealed, lambda r: change(r, reason="Ett annat skäl")),
    "reveal_mark_once": (revealed_and_hidden, again),
    "reveal_mark_is_kept": (revealed_and_hidden, remove),
    "disclosure_is_kept": (disclosure, lambda d: change(d, what="Flyttar in den 1 april.")),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


def test_a_disclosure_is_not_removed_either():
    row = disclosure()
    with refused("disclosure_is_kept"):
        remove(row)


def test_a_closing_reason_alone_does_not_close_a_case():
    row = factories.case()
    with refused("case_closed_with_reason"):
        change(row, closing_reason="moved")


@pytest.mark.parametrize(
    "basis, decided_on",
    [
        (LegalBasis.SOL_2025_11_1, DAY(2025, 6, 30)),
        (LegalBasis.SOL_2001_4_1, DAY(2025, 7, 1)),
    ],
)
def test_each_act_only_while_it_holds(basis, decided_on):
    row = decision()
    with refused("decision_legal_basis_of_its_day"):
        change(row, legal_basis=basis, decided_on=decided_on)


@pytest.mark.parametrize(
    "basis, decided_on",
    [
        (LegalBasis.SOL_2025_11_1, DAY(2025, 7, 1)),
        (LegalBasis.SOL_2001_4_1, DAY(2025, 6, 30)),
        (LegalBasis.LSS_9_9, DAY(2020, 1, 1)),
        (LegalBasis.LSS_9_9, DAY(2026, 1, 1)),
    ],
)
def test_the_act_in_force_on_the_day_is_accepted(basis, decided_on):
    row = decision()
    change(row, legal_basis=basis, decided_on=decided_on)
    assert Decision.objects.get(pk=row.pk).legal_basis == basis


def test_a_person_may_leave_a_household_and_come_back():
    row = member()
    change(row, ends_on=DAY(2026, 3, 31))
    again(row, begins_on=DAY(2026, 4, 1))
    assert row.household.members.count() == 2


def test_a_new_consent_may_follow_one_that_was_withdrawn():
    row = consent()
    change(row, withdrawn_on=DAY(2026, 4, 1))
    again(row, given_on=DAY(2026, 5, 1))
    assert row.case.consents.count() == 2


def test_the_two_organisations_may_each_register_the_same_person():
    row = identity(personal_number="199001012385")
    factories.organisation(Side.HOUSING)
    again(row, person=nobody(), organisation=Side.HOUSING)
    assert type(row).objects.numbered("199001012385").count() == 2
