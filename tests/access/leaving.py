"""Colleagues of both organisations: away, and gone, with what they left."""

import datetime

from gotene.access.roles import Role, Side
from gotene.accounts.models import StaffHome
from tenants.actions import protect
from tenants.enums import Protection
from tests import factories

WEEK = datetime.timedelta(days=7)
WORKERS = {Side.HOUSING: Role.LETTING_OFFICER, Side.SOCIAL: Role.CASE_OFFICER}


class Leaving:
    """Whoever is asked about works at the organisation of `world.staff` ("own"), or at the other."""

    def __init__(self, world):
        self.colleague, self.absence, self.unhandled = {}, {}, {}
        for whose, side in self.sides(world.staff):
            role = WORKERS[side]
            self.colleague[whose] = factories.staff(role, name=f"Kollega {whose}")
            self.absence[whose] = factories.absence(
                self.colleague[whose], begins_on=world.today - WEEK, ends_on=world.today + WEEK
            )
            gone = factories.staff(role)
            self.unhandled[whose] = factories.person(by=gone, given_name="Ohandlagd", family_name="Skyddsson")
            protect(self.unhandled[whose], kind=Protection.MARKING, handlers=[], by=gone)
            gone.active = False
            gone.save()
            StaffHome.objects.create(
                staff=world.staff if whose == "own" else self.colleague[whose],
                street_address="Lönngatan 4",
                city="Götene",
            )

    @staticmethod
    def sides(staff):
        own = Side(staff.organisation_id)
        return ("own", own), ("other", next(side for side in Side if side != own))

    @property
    def addresses(self):
        people = {whose: [each.pk] for whose, each in self.colleague.items()}
        absences = {whose: [each.pk] for whose, each in self.absence.items()}
        about_people = (
            "staff_person",
            "invite_again",
            "change_person",
            "change_roles",
            "deactivate_person",
            "reactivate_person",
            "forget_factors",
            "hand_on_cases",
        )
        return {
            **dict.fromkeys(about_people, people),
            **dict.fromkeys(("change_absence", "cancel_absence"), absences),
            "name_handler": {whose: [each.number] for whose, each in self.unhandled.items()},
        }
