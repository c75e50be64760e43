"""Views asked for on a draft: to whom it was sent, what they answered, and how each answer was met."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.models.policy import Policy
from gotene.access.roles import Side
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence

trigger_sentence("consultation_of_draft", _("Only a draft is sent out for consultation."))
trigger_sentence("consultation_is_kept", _("A consultation that is closed is kept as it was."))
trigger_sentence("consultation_answers_met", _("Say how each answer was met before the consultation is closed."))
trigger_sentence("consultation_answer_is_kept", _("An answer is kept as it was given."))
trigger_sentence(
    "consultation_answer_of_own_side",
    _("The social services answer for themselves; the company writes down what others answer."),
)


class ConsultationQuerySet(SharedQuerySet):
    def open(self):
        return self.filter(closed_on__isnull=True)

    def waiting_for(self, side):
        """Open ones that have asked `side` and not been answered by it."""
        return self.open().filter(
            pk__in=ConsultationRecipient.objects.filter(side=side, answer__isnull=True).values("consultation")
        )


class Consultation(models.Model):
    """Svenska: remiss."""

    policy = models.ForeignKey(
        # What was asked about.
        Policy,
        on_delete=models.PROTECT,
        related_name="consultations",
        verbose_name=_("version"),
    )
    sent_on = models.DateField(_("sent"))
    sent_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("sent by"),
    )
    answer_by = models.DateField(_("answer by"))
    message = models.TextField(_("what we ask you"), blank=True)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("closed by"),
        null=True,
        blank=True,
    )
    # Svenska: så tog vi hand om svaren.
    outcome = models.TextField(_("what came of it"), blank=True)

    history = tracked()
    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-sent_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_by__gt=F("sent_on")),
                name="consultation_time_to_answer",
                violation_error_message=_("The last day to answer must come after the day it is sent."),
                violation_error_code="consultation_time_to_answer",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_by__isnull=True, outcome="")
                | (Q(closed_on__isnull=False, closed_by__isnull=False) & ~Q(outcome="")),
                name="consultation_closed_whole",
                violation_error_message=_("Closing a consultation needs the day, who closed it, and what came of it."),
                violation_error_code="consultation_closed_whole",
            ),
            models.UniqueConstraint(
                fields=["policy"],
                condition=Q(closed_on__isnull=True),
                name="consultation_one_open",
                violation_error_message=_("This version is already out for consultation."),
                violation_error_code="consultation_one_open",
            ),
        ]

    def __str__(self):
        return f"{self.policy.title} {self.sent_on}"


class ConsultationRecipient(models.Model):
    """Svenska: remissinstans. The social services answer in the system; what others answer is written down."""

    consultation = models.ForeignKey(
        # Part of the consultation.
        Consultation,
        on_delete=models.PROTECT,
        related_name="recipients",
        verbose_name=_("consultation"),
    )
    name = models.CharField(_("who is asked"), max_length=100)
    side = models.CharField(_("organisation"), max_length=10, choices=Side, blank=True)
    # Written when the consultation is closed.
    met = models.TextField(_("how the answer was met"), blank=True)

    history = tracked()
    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("who is asked")
        verbose_name_plural = _("who are asked")
        ordering = ["-side", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "name"],
                name="consultation_recipient_once",
                violation_error_message=_("Each is asked once."),
                violation_error_code="consultation_recipient_once",
            ),
            models.UniqueConstraint(
                fields=["consultation"],
                condition=Q(side=Side.SOCIAL),
                name="consultation_social_services_once",
                violation_error_message=_("The social services are asked once."),
                violation_error_code="consultation_social_services_once",
            ),
            models.CheckConstraint(
                condition=Q(side__in=["", Side.SOCIAL]),
                name="consultation_not_of_oneself",
                violation_error_message=_("The company does not ask itself."),
                violation_error_code="consultation_not_of_oneself",
            ),
        ]

    def __str__(self):
        return self.name


class ConsultationAnswer(models.Model):
    """Svenska: remissvar."""

    recipient = models.OneToOneField(
        # Whose answer it is.
        ConsultationRecipient,
        on_delete=models.PROTECT,
        related_name="answer",
        verbose_name=_("who is asked"),
    )
    answered_on = models.DateField(_("answered"))
    answered_by = models.CharField(_("answered by"), max_length=100)
    text = models.TextField(_("answer"))
    recorded_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written by"),
    )

    history = tracked()
    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a consultation")
        verbose_name_plural = _("answers to consultations")
        ordering = ["answered_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(answered_by=""),
                name="consultation_answer_whole",
                violation_error_message=_("An answer needs its text and who gave it."),
                violation_error_code="consultation_answer_whole",
            )
        ]

    def __str__(self):
        return f"{self.recipient} {self.answered_on}"
