"""What a reading was of, how, and why it was allowed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gotene.audit.log_rules import Flag


class ReadingKind(TextChoices):
    """In what form something was read."""

    PAGE = "page", _("page")
    LIST = "list", _("list")
    SEARCH = "search", _("search")
    DOCUMENT = "document", _("document")
    EXPORT = "export", _("file with data")
    PHOTO = "photo", _("photo")
    # Svenska: visade vem en skyddad person är.
    REVEAL = "reveal", _("was shown who the person is")
    NUMBER = "number", _("was shown the personal number")


class Subject(TextChoices):
    """What was opened; nothing for a list."""

    CASE = "case", _("case")
    CONTRACT = "contract", _("social contract")
    LEASE = "lease", _("lease")
    APARTMENT = "apartment", _("apartment")
    PERSON = "person", _("person")
    INSPECTION = "inspection", _("inspection")
    GUARANTEE = "guarantee", _("guarantee")
    MEETING = "meeting", _("meeting")
    REPORT = "report", _("report")


class Ground(TextChoices):
    """Why somebody may look: their part in the matter, their role, or a reason that they gave first."""

    CASE_OFFICER = "case_officer", _("is the case officer")
    SUPPORT = "support", _("gives support in the case")
    HANDLER = "handler", _("is a named handler of the person")
    DEPUTY = "deputy", _("stands in for a colleague who is away")
    CONTACT = "contact", _("is a contact of the contract")
    INSPECTION = "inspection", _("inspects the home")
    QUESTION = "question", _("has asked or answers a question about the contract")
    ROLE = "role", _("needs it for their role")
    REASON = "reason", _("gave a reason first")
    REVIEW = "review", _("reviews the log")


class ReviewOutcome(TextChoices):
    """What the log reviewer found."""

    IN_ORDER = "in_order", _("In order")
    ASKED = "asked", _("In order, after asking the person")
    NOT_IN_ORDER = "not_in_order", _("Not in order")


# Why the rules point at a reading (`gotene.audit.log_rules.Flag`), as it is said to the reviewer.
REASONS_TO_LOOK = {
    Flag.OWN_NAME.value: _("Same name as the reader"),
    Flag.OWN_ADDRESS.value: _("Lives at the reader's own address"),
    Flag.COLLEAGUE.value: _("May be a colleague"),
    Flag.NO_ACTIVE_CASE.value: _("Nothing ongoing"),
    Flag.ODD_HOURS.value: _("Odd hours"),
    Flag.PROTECTED.value: _("Protected person"),
    Flag.MANY_IN_A_DAY.value: _("Many in a day"),
    Flag.REASON_GIVEN.value: _("The reader gave a reason"),
}
