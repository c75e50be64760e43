"""Questions from one organisation to the other that have no answer yet."""

from django.utils.translation import gettext as _

from contracts.models import Question
from gotene.access.roles import Side
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import Line, contract_page
from meetings.enums import AgendaSection


def questions(staff, today):
    """What is asked stays on the contract's page: it may tell who lives there."""
    waiting = Question.objects.counted_for(staff).unanswered().select_related("sublease__contract")
    for question in waiting.order_by("answer_by", "pk"):
        contract = question.sublease.contract
        asked = {
            Side.HOUSING: _("Question to the company %(day)s: no answer yet"),
            Side.SOCIAL: _("Question to the social services %(day)s: no answer yet"),
        }[question.to_side]
        late = question.answer_by < today
        yield Line(
            AgendaSection.QUESTIONS,
            f"question-{question.pk}",
            asked % {"day": long_date(question.asked_on)},
            (_("The answer should have come by %(day)s.") if late else _("The answer is to come by %(day)s."))
            % {"day": long_date(question.answer_by)},
            f"{contract_page(contract)}#questions",
            contract,
            question.sublease.case_number,
        )
