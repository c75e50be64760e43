"""What must never stand about notices, how subleases end and that no takeover is planned, tried in SQL."""

import datetime

import pytest

from contracts.models import NoTakeover, NoTakeoverReason, Notice, Resident, SubleaseEnding
from gotene.access.roles import Role
from tenants.enums import MemberKind
from tests import factories
from tests.refused import again, change, refused, refused_at_commit

pytestmark = pytest.mark.django_db

DAY = datetime.date
GIVEN = DAY(2026, 11, 22)
LAWFUL = DAY(2027, 2, 28)


def sublease():
    contract = factories.social_contract()
    return contract.subleases.create(case_number=f"SK-2026-{contract.pk:03}", begins_on=DAY(2026, 2, 1))


def new_notice(**fields):
    home = fields.pop("sublease", None) or sublease()
    return Notice.objects.create(
        **{
            "contract": home.contract,
            "sublease": home,
            "link": "sublease",
            "given_by": "municipality",
            "given_on": GIVEN,
            "way": "receipt",
            "lawful_ends_on": LAWFUL,
            "ends_on": LAWFUL,
            "recorded_by": factories.staff(Role.CASE_OFFICER),
            **fields,
        }
    )


def notice(**fields):
    made = new_notice(**fields)
    if made.sublease:
        SubleaseEnding.objects.create(
            notice=made, case=factories.case(), reason="lost", children_affected="Bor hos mormor"
        )
    return made


def of_head_lease(**fields):
    contract = factories.social_contract()
    by = {"given_by": "company", "recorded_by": factories.staff(Role.LETTING_OFFICER)}
    return Notice.objects.create(
        contract=contract,
        link="head_lease",
        given_on=GIVEN,
        lawful_ends_on=LAWFUL,
        ends_on=LAWFUL,
        **{"way": "receipt", **by, **fields},
    )


def ending():
    return notice().ending


def of_family():
    """How it ended for a household with children."""
    made = notice()
    Resident.objects.create(sublease=made.sublease, person=factories.person(), kind=MemberKind.CHILD)
    return made.ending


def no_takeover():
    return NoTakeover.objects.create(
        sublease=sublease(),
        decided_on=DAY(2024, 2, 29),
        decided_by=factories.staff(Role.CASE_OFFICER),
        review_by=DAY(2025, 2, 28),
    )


def reason():
    return NoTakeoverReason.objects.create(no_takeover=no_takeover(), case=factories.case(), text="Behöver bo kvar")


def frozen(row, **values):
    """A notice whose content somebody tries to change is refused for that alone."""
    change(row, **values)


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "notice_link_whole": (of_head_lease, lambda n: again(n, link="sublease", given_by="resident")),
    "notice_by_party": (notice, lambda n: again(n, sublease=sublease_of_same(n), given_by="company")),
    "notice_once_of_sublease": (notice, again),
    "notice_once_of_head_lease": (of_head_lease, again),
    "notice_ends_after_given": (
        of_head_lease,
        lambda n: again(n, contract=factories.social_contract(), lawful_ends_on=DAY(2026, 11, 21)),
    ),
    "notice_earlier_by_agreement": (of_head_lease, lambda n: change(n, ends_on=DAY(2027, 2, 27))),
    "notice_agreement_whole": (of_head_lease, lambda n: change(n, agreed_on=GIVEN, agreed_by=n.recorded_by)),
    "notice_forfeiture_by_landlord": (
        lambda: notice(given_by="resident"),
        lambda n: again(n, sublease=sublease_of_same(n), forfeiture=True),
    ),
    "notice_forfeiture_served": (
        notice,
        lambda n: again(n, sublease=sublease_of_same(n), forfeiture=True, way="registered_letter"),
    ),
    "notice_oral_by_tenant": (notice, lambda n: again(n, sublease=sublease_of_same(n), way="oral")),
    "notice_disputed_by_resident": (of_head_lease, lambda n: change(n, disputed_on=GIVEN)),
    "notice_withdrawn_whole": (notice, lambda n: change(n, withdrawn_on=GIVEN)),
    "notice_is_kept": (notice, lambda n: frozen(n, given_on=DAY(2026, 10, 1))),
    "notice_of_own_contract": (notice, lambda n: again(n, contract=factories.social_contract())),
    "ending_death_dated": (ending, lambda e: change(e, died_on=GIVEN)),
    "ending_says_about_children": (of_family, lambda e: change(e, children_affected=" ")),
    "no_takeover_once": (no_takeover, again),
    "no_takeover_reviewed_yearly": (
        no_takeover,
        lambda n: again(n, sublease=sublease(), review_by=DAY(2025, 3, 1)),
    ),
    "no_takeover_ended_after_decided": (no_takeover, lambda n: change(n, ended_on=DAY(2024, 2, 28))),
    "no_takeover_is_kept": (no_takeover, lambda n: change(n, review_by=DAY(2025, 1, 1))),
    "no_takeover_reasoned": (reason, lambda r: change(r, text="")),
}
# What the database waits with until commit.
AT_COMMIT = {"notice_has_ending": new_notice}


def sublease_of_same(of):
    """A second household's time in the same contract, after the first."""
    change(of.sublease, ends_on=LAWFUL, end_reason="ended")
    return of.contract.subleases.create(case_number="SK-2025-999", begins_on=DAY(2027, 3, 1))


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


@pytest.mark.parametrize("name", AT_COMMIT)
def test_refused_in_sql_at_commit(name):
    with refused_at_commit(name):
        AT_COMMIT[name]()


# Nearer misses, and what must still be possible


@pytest.mark.parametrize(
    "fields",
    [
        {"forfeiture": True},
        {"states_reasons": True},
        {"way": "served"},
        {"lawful_ends_on": DAY(2027, 1, 31)},
        {"given_by": "estate"},
    ],
)
def test_no_part_of_what_a_notice_says_changes(fields):
    stands = notice()
    with refused("notice_is_kept"):
        change(stands, **fields)


def test_what_happens_to_a_notice_is_added_until_it_is_withdrawn():
    stands = notice()
    change(stands, disputed_on=GIVEN)
    change(stands, referred_on=GIVEN)
    change(stands, settled_on=GIVEN, ends_on=DAY(2027, 6, 30))
    change(stands, withdrawn_on=GIVEN, withdrawn_by=stands.recorded_by)
    with refused("notice_is_kept"):
        change(stands, withdrawn_on=None, withdrawn_by=None)


def test_a_withdrawn_notice_leaves_room_for_the_next():
    stands = notice()
    change(stands, withdrawn_on=GIVEN, withdrawn_by=stands.recorded_by)
    second = notice(sublease=stands.sublease)
    assert list(Notice.objects.standing()) == [second]


def test_an_earlier_day_stands_when_the_other_party_has_agreed_to_it():
    stands = of_head_lease(wished_ends_on=DAY(2026, 12, 31))
    change(stands, agreed_on=GIVEN, agreed_by=factories.staff(Role.COORDINATOR), ends_on=DAY(2026, 12, 31))


def test_a_tenant_may_give_notice_orally_and_the_municipality_is_the_landlords_tenant():
    notice(given_by="resident", way="oral")
    of_head_lease(given_by="municipality", way="oral")


def test_forfeiture_is_not_disputed_that_way():
    stands = notice(forfeiture=True, lawful_ends_on=GIVEN)
    with refused("notice_disputed_by_resident"):
        change(stands, disputed_on=GIVEN)


def test_a_family_that_moves_by_itself_is_not_asked_about_its_children():
    made = new_notice(given_by="resident")
    Resident.objects.create(sublease=made.sublease, person=factories.person(), kind=MemberKind.CHILD)
    SubleaseEnding.objects.create(notice=made, case=factories.case(), reason="own_home")


def test_a_decision_of_the_leap_day_is_looked_at_on_the_last_of_february():
    stands = no_takeover()
    change(stands, ended_on=DAY(2025, 2, 28))
    with refused("no_takeover_is_kept"):
        change(stands, ended_on=None)
