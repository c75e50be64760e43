"""What the sweep knows of endings: an empty contract, one that is handed back, and a disputed notice."""

import datetime

from contracts.models import NoTakeover, NoTakeoverReason, Notice, SubleaseEnding
from tests import factories

WEEK = datetime.timedelta(days=7)


class Endings:
    """Around one case, or `matter`: `about` says what each address is asked with."""

    def __init__(self, world, matter):
        days = {"given_on": world.today - WEEK, "lawful_ends_on": world.today + 12 * WEEK}
        contact = {"housing_contact": world.letting, "social_contact": matter.officer}
        self.empty, self.leaving = (
            factories.social_contract(begins_on=world.today - 5 * WEEK, **contact) for _ in range(2)
        )
        self.hand_back = Notice.objects.create(
            contract=self.leaving,
            link="head_lease",
            given_by="municipality",
            way="receipt",
            ends_on=days["lawful_ends_on"],
            wished_ends_on=world.today + WEEK,
            recorded_by=matter.officer,
            **days,
        )
        self.notice = Notice.objects.create(
            contract=matter.new_home.contract,
            sublease=matter.new_home,
            link="sublease",
            given_by="municipality",
            way="served",
            ends_on=days["lawful_ends_on"],
            disputed_on=world.today,
            recorded_by=matter.officer,
            **days,
        )
        self.ending = SubleaseEnding.objects.create(
            notice=self.notice, case=matter.newcomers, reason="institution", children_affected="BARNEN-HEMLIGT"
        )
        self.no_takeover = NoTakeover.objects.create(
            sublease=matter.new_home,
            decided_on=world.today,
            decided_by=matter.officer,
            review_by=world.today + WEEK,
        )
        self.reason = NoTakeoverReason.objects.create(
            no_takeover=self.no_takeover, case=matter.newcomers, text="LIVSLÅNGT-HEMLIGT"
        )
        self.about = {
            "give_notice": [matter.home.contract.number, "kommunen"],
            "give_head_lease_notice": [matter.home.contract.number],
            "move_in_again": [self.empty.number],
            "no_takeover": [matter.home.contract.number],
            "plan_again": [matter.new_home.contract.number],
            "agree_on_day": [self.hand_back.pk],
            **dict.fromkeys(["withdraw_notice", "dispute_notice", "settle_dispute"], [self.notice.pk]),
        }
