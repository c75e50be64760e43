"""What the two organisations have asked each other about the home of whoever lives there now."""

from contracts.models import Question
from contracts.views.questions import answer_form, consented_among
from gotene.access.roles import Permission
from tenants.models import Case

SHOWN = 3


def part(contract, row, staff, today):
    found = list(Question.objects.visible_to(staff).filter(sublease__contract=contract).with_people())
    at_work = staff.may(Permission.ASK_OTHER_SIDE)
    open_ones = [question for question in found if question.answered_at is None]
    answered = [question for question in found if question.answered_at]
    # At the social services those who work with the case: what they write is told in its name.
    cases, consented = {}, set()
    if at_work and staff.in_social:
        numbers = {question.sublease.case_number for question in open_ones}
        cases = {case.number: case for case in Case.objects.visible_to(staff).filter(number__in=numbers)}
        consented = consented_among(cases.values(), staff, today)

    def form_of(question):
        case = cases.get(question.sublease.case_number)
        if not at_work or question.to_side != staff.organisation_id or (staff.in_social and case is None):
            return None
        return answer_form(question, to_company=staff.in_social, consented=case is not None and case.pk in consented)

    lives_there = row is not None and row.sublease is not None
    may_ask = at_work and lives_there and (staff.in_housing or row.own_case)
    if not found and not may_ask:
        return None
    return {
        "contract": contract,
        "questions": [(question, form_of(question)) for question in open_ones]
        + [(question, None) for question in answered[:SHOWN]],
        "earlier": answered[SHOWN:],
        "may_ask": may_ask,
        "today": today,
    }
