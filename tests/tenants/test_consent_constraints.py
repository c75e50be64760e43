"""What must never stand about consents and about what is told, tried in SQL."""

import datetime

import pytest
from django.utils import timezone

from contracts.models import Sublease, Told
from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role, Side
from tenants.actions import give_consent, refuse_consent, withdraw_consent
from tenants.enums import ConsentManner, DisclosureGround, InformationKind
from tenants.models import Consent, Disclosure
from tests import factories
from tests.access.as_role import running_as
from tests.refused import again, change, committed, refused, remove

pytestmark = pytest.mark.django_db

DAY = datetime.date
DAY_BEFORE = datetime.timedelta(days=1)


def consent(**fields):
    case = factories.case()
    return give_consent(
        case, **{"kind": InformationKind.CRITERIA, "given_on": DAY(2026, 2, 1), "by": case.case_officer, **fields}
    )


def refusal():
    case = factories.case()
    return refuse_consent(case, kind=InformationKind.CRITERIA, said_on=DAY(2026, 2, 1), by=case.case_officer)


def at_noon(day):
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))


def disclosure(on=None, **consented):
    """What was told under a consent on the day `on`."""
    on = on or DAY(2026, 3, 2)
    factories.organisation(Side.HOUSING)
    rests_on = consent(**consented)
    return Disclosure.objects.create(
        case=rests_on.case,
        kind=rests_on.kind,
        what="Betala hyran i tid.",
        recipient_id=Side.HOUSING,
        ground=DisclosureGround.CONSENT,
        consent=rests_on,
        disclosed_by=rests_on.case.case_officer,
        disclosed_at=at_noon(on),
    )


def told():
    contract = factories.social_contract()
    home = Sublease.objects.create(contract=contract, case_number="SK-2026-001", begins_on=contract.begins_on)
    return Told.objects.create(
        sublease=home,
        kind=InformationKind.OTHER,
        text="Hushållet är bortrest i mars.",
        told_at=at_noon(DAY(2026, 3, 2)),
        told_by=contract.social_contact,
    )


def by_law(row, **values):
    return again(row, **{"ground": DisclosureGround.LAW, "consent": None, **values})


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "consent_not_reversed": (consent, lambda c: again(c, valid_until=c.given_on - DAY_BEFORE)),
    "consent_said_to_somebody": (
        consent,
        lambda c: again(c, given_how=ConsentManner.ORALLY, valid_until=DAY(2027, 1, 1)),
    ),
    "consent_is_kept": (consent, lambda c: change(c, given_on=DAY(2026, 2, 2))),
    "consent_refusal_once": (refusal, again),
    "disclosure_reasons_of_its_ground": (disclosure, lambda d: by_law(d, harm_test="Ingen lider men.")),
    "disclosure_harm_test_written": (disclosure, lambda d: by_law(d, ground=DisclosureGround.HARM_TEST)),
    "disclosure_on_consent_in_force": (disclosure, lambda d: again(d, consent=consent())),
    "told_written": (told, lambda t: again(t, text="")),
    "told_read_whole": (told, lambda t: change(t, read_at=t.told_at)),
    "told_is_kept": (told, lambda t: change(t, text="Något annat")),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


# Nearer misses, and what must still be possible


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": InformationKind.ANSWERS},
        {"valid_until": DAY(2030, 1, 1)},
        {"given_how": ConsentManner.WRITING},
        {"given_note": "Ola var med"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_nothing_of_a_consent_is_changed(changed):
    row = consent()
    with refused("consent_is_kept"):
        change(row, **changed)


def test_a_withdrawal_is_neither_moved_nor_taken_back():
    row = consent()
    withdraw_consent(row, withdrawn_on=DAY(2026, 4, 1), by=row.case.case_officer)
    for changed in (None, DAY(2026, 5, 1)):
        with refused("consent_is_kept"):
            change(row, withdrawn_on=changed)


def test_a_consent_is_not_removed():
    row = consent()
    with refused("consent_is_kept"):
        remove(row)


@pytest.mark.parametrize(
    "told_on, consented",
    [
        (DAY(2026, 1, 31), {}),
        (DAY(2026, 4, 1), {"valid_until": DAY(2026, 3, 31)}),
    ],
    ids=["before it was given", "after its last day"],
)
def test_nothing_is_told_outside_the_period_of_a_consent(told_on, consented):
    with refused("disclosure_on_consent_in_force"):
        disclosure(on=told_on, **consented)


@pytest.mark.parametrize(
    "told_on, consented",
    [(DAY(2026, 2, 1), {}), (DAY(2026, 3, 31), {"valid_until": DAY(2026, 3, 31)})],
    ids=["first day", "last day"],
)
def test_the_first_and_the_last_day_of_a_consent_are_of_it(told_on, consented):
    assert disclosure(on=told_on, **consented).consent.in_force_on(told_on)


def test_the_day_is_the_swedish_one():
    """Half past midnight of 1 April in Sweden is still 31 March in UTC."""
    row = disclosure(valid_until=DAY(2026, 3, 31))
    late = datetime.datetime(2026, 3, 31, 22, 30, tzinfo=datetime.UTC)
    with refused("disclosure_on_consent_in_force"):
        again(row, disclosed_at=late)


def test_nothing_is_told_from_the_day_of_the_withdrawal_on():
    row = disclosure()
    withdraw_consent(row.consent, withdrawn_on=DAY(2026, 4, 1), by=row.disclosed_by)
    again(row, disclosed_at=at_noon(DAY(2026, 3, 31)))
    with refused("disclosure_on_consent_in_force"):
        again(row, disclosed_at=at_noon(DAY(2026, 4, 1)))


def test_a_consent_covers_no_other_kind():
    row = disclosure()
    with refused("disclosure_on_consent_in_force"):
        again(row, kind=InformationKind.INCIDENTS)


def test_a_paragraph_belongs_to_the_law_alone():
    row = disclosure()
    by_law(row, paragraph="JB 12:39")
    with refused("disclosure_reasons_of_its_ground"):
        again(row, paragraph="JB 12:39")


def test_a_consent_that_reaches_longer_follows_before_the_first_has_ended():
    row = consent(valid_until=DAY(2026, 6, 30))
    again(row, given_on=DAY(2026, 6, 1), valid_until=None)
    assert Consent.objects.in_force_on(DAY(2026, 6, 15)).count() == 2
    assert Consent.objects.in_force_on(DAY(2026, 7, 1)).count() == 1


def test_two_consents_to_the_same_day_are_one_too_many():
    row = consent(valid_until=DAY(2026, 6, 30))
    with refused("consent_once_per_kind"):
        again(row, given_on=DAY(2026, 6, 1))


def test_what_is_told_is_read_once_and_by_the_company():
    row = told()
    company, social = factories.staff(Role.LETTING_OFFICER), factories.staff(Role.COORDINATOR)
    read_at = at_noon(DAY(2026, 3, 3))
    with refused("told_is_kept"):
        change(row, read_at=read_at, read_by=social)
    change(row, read_at=read_at, read_by=company)
    with refused("told_is_kept"):
        change(row, read_at=at_noon(DAY(2026, 3, 4)), read_by=company)


def test_what_is_told_is_told_by_the_social_services_unread_and_not_removed():
    row = told()
    company = factories.staff(Role.LETTING_OFFICER)
    with refused("told_is_kept"):
        again(row, told_by=company)
    with refused("told_is_kept"):
        again(row, read_at=row.told_at, read_by=company)
    with refused("told_is_kept"):
        remove(row)


def test_retention_erases_consents_and_what_was_told():
    written, row = disclosure(), told()
    with running_as(DatabaseRole.RETENTION), committed():
        for model, pk in ((Told, row.pk), (Disclosure, written.pk), (Consent, written.consent_id)):
            model.objects.filter(pk=pk)._raw_delete("default")
    assert not Told.objects.exists() and not Consent.objects.exists()
