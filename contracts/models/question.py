"""Questions from one organisation to the other about a home, and the answer. Kept as they were written."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.models.social_contract import OfContractQuerySet
from contracts.models.sublease import Sublease
from gotene.access.roles import Side
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence

# A question is a line or two; what is longer is a conversation.
LENGTH = 500

trigger_sentence("question_is_kept", _("Questions and answers are kept as they were written. Ask a new question."))
trigger_sentence("question_to_the_other_side", _("Ask somebody at the other organisation; they alone answer."))


class QuestionQuerySet(OfContractQuerySet):
    to_contract, to_case_number = "sublease__contract", "sublease__case_number"

    def unanswered(self):
        return self.filter(answered_at__isnull=True)

    def with_people(self):
        return self.select_related("sublease__contract", "asked_by", "answerer", "answered_by")


class Question(models.Model):
    """Svenska: fråga andra sidan. The case's disclosure, when the social services write, lies in their own ledger."""

    sublease = models.ForeignKey(
        # Whose home it is about; follows their retention.
        Sublease,
        on_delete=models.PROTECT,
        related_name="questions",
        verbose_name=_("sublease"),
    )
    to_side = models.CharField(_("asked of"), max_length=10, choices=Side)
    text = models.TextField(_("question"), max_length=LENGTH)
    asked_on = models.DateField(_("asked"))
    asked_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("asked by"),
    )
    # Who is to see that it is answered; a colleague may do it.
    answerer = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("who answers"),
    )
    answer_by = models.DateField(_("answer by"))
    answer = models.TextField(_("answer"), max_length=LENGTH, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("answered by"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to the other side")
        verbose_name_plural = _("questions to the other side")
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="question_written",
                violation_error_message=_("Write what you want to know."),
                violation_error_code="question_written",
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gte=F("asked_on")),
                name="question_answer_by_after_asked",
                violation_error_message=_("The last day to answer cannot be before the question."),
                violation_error_code="question_answer_by_after_asked",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="question_answer_whole",
                violation_error_message=_("An answer needs a text, and both who and when."),
                violation_error_code="question_answer_whole",
            ),
        ]

    def __str__(self):
        return f"{self.sublease} {self.asked_on}"
