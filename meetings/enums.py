from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    HALF_YEARLY = "half_yearly", _("half-yearly report")  # Svenska: halvårsrapport


class MeetingKind(TextChoices):
    MONTHLY = "monthly", _("monthly meeting")  # Svenska: månadsmöte
    HALF_YEARLY = "half_yearly", _("half-yearly meeting")  # Svenska: halvårsavstämning


class AgendaSection(TextChoices):
    """The agenda's headings, in the order in which they are taken."""

    PROMISES = "promises", _("Promises from last time")
    # The monthly meeting
    CHECK_INS = "check_ins", _("Check-ins due and late")
    MONTHS = "months", _("6, 12 and 18 months since moving in")
    INSPECTIONS = "inspections", _("Inspections")
    REQUESTS = "requests", _("Requests and offers")
    # The half-yearly meeting
    POLICIES = "policies", _("Policy and agreement")
    # Both
    QUOTA = "quota", _("Quota")
    # The monthly meeting
    LANDLORD_NOTICES = "landlord_notices", _("Landlord informed, no receipt yet")
    INCIDENTS = "incidents", _("Confirmed incidents and repairs that are late")
    TAKEOVERS = "takeovers", _("Takeovers under way")
    EMPTY = "empty", _("Empty contracts")
    QUESTIONS = "questions", _("Questions to the other side")
    # The half-yearly meeting
    TREND = "trend", _("Five years")
    GUARANTEES = "guarantees", _("Guarantees left")
    NEEDS = "needs", _("Needs")
    OUTCOMES = "outcomes", _("How it went, and months to an own lease")
    # Both
    OTHER = "other", _("Other")

    @property
    def place(self) -> int:
        """Where on the agenda the heading stands, from 0."""
        return list(AgendaSection).index(self)


class PreparationSection(TextChoices):
    """The headings of one organisation's own preparation, which the other never sees."""

    DECISIONS_ENDING = "decisions_ending", _("Decisions near their end")
    NOT_CARRIED_OUT = "not_carried_out", _("Granted, not carried out")
    UNVERIFIED = "unverified", _("Reports not verified")
    OFFERS_TO_MAKE = "offers_to_make", _("Offers to make")
