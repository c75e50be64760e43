"""Questions from the other organisation that wait for an answer, and one's own that have had none in time."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import Question
from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task


def tasks(staff, today):
    """Of those who were asked and have left work, the contract's contact and deputy answer."""
    if not staff.may(Permission.ASK_OTHER_SIDE):
        return []
    side = staff.organisation_id
    steps_in = Q(**{f"sublease__contract__{side}_contact": staff}) | Q(**{f"sublease__contract__{side}_deputy": staff})
    waiting = Question.objects.visible_to(staff).unanswered().select_related("sublease__contract__apartment__stairwell")
    to_answer = Q(to_side=side) & (Q(answerer=staff) | steps_in & Q(answerer__active=False))
    without_answer = Q(asked_by=staff, answer_by__lt=today)
    return [_task(question, side) for question in waiting.filter(to_answer | without_answer)]


def _task(question, side):
    text = _("Answer the question") if question.to_side == side else _("Your question has no answer: call")
    contract = question.sublease.contract
    where = f"{contract.number}, {contract.apartment}"
    return Task(text, where, reverse("contract", args=[contract.number]) + "#questions", question.answer_by)
