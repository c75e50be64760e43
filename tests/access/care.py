"""Around one home: who has left it to a colleague, a question that waits, what is told, and visits in pairs."""

import datetime

from django.utils import timezone

from contracts.models import ContractRecusal, Question, Told, VisitInPairs
from gotene.access.roles import Permission, Role
from tenants.enums import InformationKind
from tenants.models import ConsentRefusal, Recusal
from tests import factories

WEEK = datetime.timedelta(days=7)


class Care:
    def __init__(self, world, matter, mine):
        today, self.contract, self.person = world.today, matter.home.contract, matter.adult
        in_office = mine and world.staff.in_housing and world.staff.may(Permission.USE_BACK_OFFICE)
        self.recusal = Recusal.objects.create(
            case=matter.case,
            staff=factories.staff(Role.COORDINATOR),
            declared_on=today - WEEK,
            handed_to=matter.officer,
        )
        self.contract_recusal = ContractRecusal.objects.create(
            contract=self.contract,
            staff=factories.staff(Role.FINANCE_OFFICER),
            declared_on=today - WEEK,
            handed_to=world.staff if in_office else world.letting,
        )
        self.question = Question.objects.create(
            sublease=matter.home,
            to_side="social",
            text="Finns det en extra nyckel?",
            asked_on=today - WEEK,
            asked_by=world.letting,
            answerer=matter.officer,
            answer_by=today,
        )
        self.told = Told.objects.create(
            sublease=matter.home,
            kind=InformationKind.OTHER,
            text="Hushållet har fått en ny dörrnyckel.",
            told_at=timezone.now() - WEEK,
            told_by=matter.officer,
        )
        ConsentRefusal.objects.create(case=matter.case, kind=InformationKind.ANSWERS, said_on=today - WEEK)
        self.visits = VisitInPairs.objects.create(
            apartment=self.contract.apartment, owner=world.letting, begins_on=today - WEEK, until=today + WEEK
        )

    @property
    def about(self):
        """What the addresses are asked with."""
        number, case = self.contract.number, self.recusal.case.number
        return {
            "leave_case": [case],
            **dict.fromkeys(["take_over_case", "end_recusal"], [case, self.recusal.pk]),
            **dict.fromkeys(["take_over_contract", "end_contract_recusal"], [number, self.contract_recusal.pk]),
            **dict.fromkeys(
                ["leave_contract", "change_contacts", "visit_in_pairs", "end_visits_in_pairs", "ask_question"], [number]
            ),
            "answer_question": [number, self.question.pk],
            "read_told": [number, self.told.pk],
            **dict.fromkeys(["consent_form", "tell_company"], [case]),
            **dict.fromkeys(["who_knows", "who_knows_file"], [case, self.person.number]),
            **dict.fromkeys(["who_knows_here", "who_knows_here_file"], [self.person.number]),
        }
