"""What the sweep knows of incidents: one that waits, one confirmed, one not cleared up; and what is unverified."""

import datetime

from contracts.actions.incidents import not_cleared
from gotene.access.roles import Permission, Role
from tests import factories
from tests.contracts import incidents

WEEK = datetime.timedelta(days=7)


class Incidents:
    """Around one case, or `matter`: `about` says what each address is asked with."""

    def __init__(self, world, matter):
        home, today = matter.home, world.today
        days = {"happened_on": today - 2 * WEEK, "reported_on": today - 2 * WEEK, "reported_by": world.letting}
        answered = {"day": today - WEEK}
        self.open = incidents.incident(of=home, **days)
        incidents.step(self.open, "answered", **answered)
        self.confirmed = incidents.incident(of=home, **days, kind="damage", text="Trasig ruta i köket")
        for kind in ("answered", "confirmed"):
            incidents.step(self.confirmed, kind, **answered)
        self.repair = incidents.repair(of=self.confirmed, due_on=today + WEEK, agreed_on=today - WEEK)
        self.uncleared = incidents.incident(of=home, **days, text="OKLART-HEMLIGT")
        not_cleared(self.uncleared, by=world.letting)
        social = world.staff if self._is_of(world, matter) else factories.staff(Role.COORDINATOR)
        received = {"received_on": today - WEEK, "check_by": today + WEEK}
        self.at_housing = incidents.unverified(of=home, by=world.letting, **received)
        self.at_social = incidents.unverified(of=home, by=social, **received)
        report = self.at_housing if world.staff.in_housing else self.at_social
        self.about = {
            "report_incident": [home.contract.number, "damage"],
            **dict.fromkeys(
                ["incident", "hear_about_incident", "conclude_incident", "record_law_step"], [self.open.pk]
            ),
            **dict.fromkeys(["agree_repair", "put_right"], [self.confirmed.pk]),
            "note_unverified": [home.contract.number],
            **dict.fromkeys(["report_verified", "could_not_be_cleared"], [report.pk]),
        }

    @staticmethod
    def _is_of(world, matter):
        """Whether the one whom the world is around works with the case, and may have been told something."""
        return (
            world.staff.in_social
            and world.staff.may(Permission.FOLLOW_UNVERIFIED)
            and world.staff in (matter.case.case_officer, matter.case.housing_support)
        )
