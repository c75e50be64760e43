"""Notice on the two leases, what may happen to it afterwards, and the landlord's receipt of who moved in."""

import datetime

import pytest

from contracts.actions import endings
from contracts.actions.notices import receive_notice
from contracts.enums import NoticeBy, NoticeWay
from contracts.events import notice_given
from contracts.models import Apartment, SubleaseEnding
from contracts.rules import notice_end
from gotene.access.roles import Role
from inspections.models import Inspection
from tests import factories
from tests.access.as_role import running_as
from tests.refused import committed, told

DAY = datetime.timedelta(days=1)
FIELDS = {"given_by": NoticeBy.RESIDENT, "way": NoticeWay.RECEIPT, "reason": "own_home"}


@pytest.fixture
def sublease(chain):
    return chain.placed()


@pytest.fixture
def give(chain, sublease):
    def give(**fields):
        fields = {"case": chain.case, "given_on": chain.today, **FIELDS, **fields}
        with committed():
            return endings.give_sublease_notice(sublease, **fields, by=chain.officer)

    return give


@pytest.fixture
def by_municipality(give):
    return lambda **fields: give(
        **{"given_by": NoticeBy.MUNICIPALITY, "children_affected": "Barnen bor hos mormor.", **fields}
    )


@pytest.fixture
def hand_back(chain, sublease):
    def hand_back(contract=None, *, by=None, **fields):
        fields = {"given_on": chain.today, "way": NoticeWay.RECEIPT, **fields}
        return endings.give_head_lease_notice(contract or sublease.contract, **fields, by=by or chain.coordinator)

    return hand_back


@pytest.fixture
def empty(chain, give, sublease):
    """The contract of a household that has agreed to leave today."""
    give(other_day=chain.today, agreed=True)
    return sublease.contract


@pytest.fixture
def heard():
    said = []

    def listen(sender, **about):
        said.append((about["sublease"], about["ends_on"]))

    notice_given.connect(listen)
    yield said
    notice_given.disconnect(listen)


def kept(row):
    row.refresh_from_db()
    return row.ends_on, row.end_reason


# Of the sublease


def test_notice_ends_the_sublease_on_the_day_by_law_and_the_contract_goes_on(chain, give, sublease, heard):
    notice = give()
    assert notice.ends_on == notice.lawful_ends_on == notice_end(chain.today)
    assert kept(sublease) == (notice_end(chain.today), "ended")
    assert kept(sublease.contract) == (None, "")
    assert heard == [(sublease, notice_end(chain.today))]
    assert sublease.history.first().history_user == chain.officer


def test_how_it_ended_in_full_is_kept_in_the_case_and_not_in_the_shared_words(chain, give, sublease):
    notice = give(reason="institution")
    assert SubleaseEnding.objects.get() == notice.ending
    assert (notice.ending.case, notice.ending.reason) == (chain.case, "institution")
    assert kept(sublease)[1] == "ended"


def test_an_earlier_day_holds_only_when_both_agree(chain, give, sublease):
    with told("notice_earlier_by_agreement"):
        give(other_day=chain.today)
    notice = give(other_day=chain.today, agreed=True)
    assert (notice.ends_on, notice.agreed_on, notice.agreed_by) == (chain.today, chain.today, chain.officer)
    assert notice.lawful_ends_on == notice_end(chain.today)
    assert kept(sublease) == (chain.today, "ended")


def test_a_later_day_needs_no_agreement(chain, give):
    later = notice_end(chain.today) + 30 * DAY
    assert give(other_day=later).ends_on == later


def test_forfeiture_ends_the_lease_at_once_and_must_be_served(chain, by_municipality, sublease):
    with told("notice_forfeiture_served"):
        by_municipality(forfeiture=True, way=NoticeWay.REGISTERED_LETTER)
    notice = by_municipality(forfeiture=True, way=NoticeWay.SERVED)
    assert kept(sublease) == (chain.today, "ended")
    assert notice.agreed_on is None


def test_an_estate_that_gives_notice_within_a_month_has_one_months_notice(chain, give):
    notice = give(given_by=NoticeBy.ESTATE, died_on=chain.today - 10 * DAY, reason="own_home")
    assert notice.ends_on == notice_end(chain.today, 1)
    assert (notice.ending.reason, notice.ending.died_on) == ("deceased", chain.today - 10 * DAY)


@pytest.mark.parametrize("died_on", [None, 1])
def test_an_estate_gives_notice_after_the_death(chain, give, died_on):
    with told("before_death"):
        give(given_by=NoticeBy.ESTATE, died_on=died_on and chain.today + DAY)


@pytest.mark.parametrize("silence", ["", "  \n"])
def test_where_children_live_the_municipality_says_how_they_are_affected(by_municipality, sublease, silence):
    with told("ending_says_about_children"):
        by_municipality(children_affected=silence)
    assert kept(sublease) == (None, "")
    assert by_municipality().ending.children_affected == "Barnen bor hos mormor."


def test_nobody_is_asked_about_children_when_the_family_itself_moves(give):
    assert give().ending.children_affected == ""


def test_notice_is_given_once(give, sublease):
    first = give()
    with told("sublease_ended"):
        give()
    assert kept(sublease)[0] == first.ends_on


def test_a_lease_does_not_end_before_it_began(chain, give, sublease):
    with told("ends_before_start"):
        give(other_day=chain.today - DAY, agreed=True)
    assert kept(sublease) == (None, "")


def test_somebody_elses_case_gives_no_notice(give):
    with told("not_resident"):
        give(case=factories.case())


# What happens to it


def test_a_withdrawn_notice_is_as_if_it_had_not_been_given_and_may_be_given_again(chain, give, sublease):
    notice = endings.withdraw_notice(give(), by=chain.officer)
    assert (notice.withdrawn_on, notice.withdrawn_by) == (chain.today, chain.officer)
    assert kept(sublease) == (None, "")
    with told("notice_withdrawn"):
        endings.withdraw_notice(notice, by=chain.officer)
    give()
    assert kept(sublease)[1] == "ended"


def test_after_the_last_day_nothing_is_withdrawn(chain, give, sublease):
    notice = give(given_on=chain.today, other_day=chain.today, agreed=True)
    notice.ends_on = chain.today - DAY
    notice.save()
    with told("notice_ran_out"):
        endings.withdraw_notice(notice, by=chain.officer)


def test_while_a_notice_is_disputed_there_is_no_last_day(chain, by_municipality, sublease):
    notice = endings.dispute_notice(by_municipality(), disputed_on=chain.today, by=chain.officer)
    assert notice.in_dispute
    assert kept(sublease) == (None, "")
    notice = endings.dispute_notice(notice, disputed_on=chain.today, referred_on=chain.today, by=chain.officer)
    settled = endings.settle_dispute(notice, ends_on=notice.ends_on + 60 * DAY, by=chain.officer)
    assert not settled.in_dispute
    assert kept(sublease) == (settled.ends_on, "ended")
    with told("dispute_settled"):
        endings.dispute_notice(notice, disputed_on=chain.today, by=chain.officer)
    with told("not_disputed"):
        endings.settle_dispute(notice, ends_on=notice.ends_on, by=chain.officer)


def test_the_visit_on_the_last_day_is_called_off_with_it(chain, give, sublease):
    notice = give()
    planned = Inspection.objects.planned().filter(kind="move_out", sublease=sublease)
    assert planned.exists()
    with running_as(chain.officer):
        endings.withdraw_notice(notice, by=chain.officer)
    assert not planned.exists()


def test_a_lost_dispute_leaves_the_resident_in_the_home(chain, by_municipality, sublease):
    notice = endings.dispute_notice(by_municipality(), disputed_on=chain.today, by=chain.officer)
    endings.withdraw_notice(notice, by=chain.officer)
    assert kept(sublease) == (None, "")


def test_what_the_resident_said_is_not_disputed_and_days_come_in_order(chain, give, by_municipality):
    with told("notice_disputed_by_resident"):
        endings.dispute_notice(give(), disputed_on=chain.today, by=chain.officer)


@pytest.mark.parametrize("days", [{"disputed_on": -1}, {"disputed_on": 0, "referred_on": -1}])
def test_a_dispute_comes_after_the_notice_and_the_tribunal_after_it(chain, by_municipality, days):
    notice = by_municipality()
    with told("dispute_out_of_order"):
        endings.dispute_notice(
            notice, **{name: chain.today + number * DAY for name, number in days.items()}, by=chain.officer
        )


# Of the head lease


def test_an_empty_apartment_is_handed_back_on_the_day_by_law(chain, empty, hand_back, heard):
    notice = hand_back(empty)
    assert kept(empty) == (notice_end(chain.today), "handed_back")
    assert (notice.given_by, notice.sublease) == (NoticeBy.MUNICIPALITY, None)
    assert heard == [(None, notice_end(chain.today))]
    assert not Apartment.objects.vacant_from(notice.ends_on).exists()
    assert Apartment.objects.vacant_from(notice.ends_on + DAY).get() == chain.apartment


def test_nobody_hands_back_a_home_that_somebody_lives_in(hand_back, give, chain, sublease):
    with told("not_empty"):
        hand_back()
    give(other_day=notice_end(chain.today) + DAY)
    with told("not_empty"):
        hand_back()
    assert kept(sublease.contract) == (None, "")


def test_it_is_handed_back_once(empty, hand_back):
    hand_back(empty)
    with told("contract_ended"):
        hand_back(empty)


def test_an_earlier_day_is_asked_for_by_one_and_agreed_to_by_the_other(chain, empty, hand_back, heard):
    wish = chain.today + 10 * DAY
    notice = hand_back(empty, wished_ends_on=wish)
    assert kept(empty)[0] == notice_end(chain.today)
    with told("own_wish"):
        endings.agree_on_day(notice, by=chain.coordinator)
    endings.agree_on_day(notice, by=chain.letting)
    assert kept(empty) == (wish, "handed_back")
    assert heard[-1] == (None, wish)
    with told("no_day_asked_for"):
        endings.agree_on_day(notice, by=chain.letting)


@pytest.mark.parametrize("wish", [-1, 200])
def test_the_day_asked_for_is_an_earlier_one(chain, empty, hand_back, wish):
    with told("not_earlier"):
        hand_back(empty, wished_ends_on=chain.today + wish * DAY)


def test_the_landlord_may_give_notice_while_somebody_lives_there_and_the_day_is_set_when_theirs_is(
    chain, give, hand_back, sublease
):
    notice = hand_back(by=chain.letting)
    assert notice.given_by == NoticeBy.COMPANY
    assert kept(sublease.contract) == (None, "")
    give()
    assert kept(sublease.contract) == (notice.ends_on, "ended")


def test_an_earlier_day_is_not_agreed_to_while_somebody_lives_there(chain, hand_back):
    notice = hand_back(by=chain.letting, wished_ends_on=chain.today + DAY)
    with told("not_empty"):
        endings.agree_on_day(notice, by=chain.coordinator)


def test_a_withdrawn_hand_back_lets_the_contract_go_on(chain, empty, hand_back):
    endings.withdraw_notice(hand_back(empty), by=chain.coordinator)
    assert kept(empty) == (None, "")


def test_a_residents_notice_is_not_withdrawn_past_the_end_of_the_contract(chain, give, hand_back, sublease):
    notice = give()
    hand_back()
    with told("sublease_within_contract"):
        endings.withdraw_notice(notice, by=chain.officer)
    assert kept(sublease)[1] == "ended"


def test_the_receipt_says_who_saw_it_first(chain):
    notice = receive_notice(chain.placed().landlord_notice, by=chain.letting)
    assert notice.received_at is not None
    assert notice.received_by == chain.letting
    again = receive_notice(notice, by=factories.staff(Role.FINANCE_OFFICER))
    assert (again.received_by, again.received_at) == (chain.letting, notice.received_at)
