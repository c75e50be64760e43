from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MemberKind(TextChoices):
    ADULT = "adult", _("adult")
    CHILD = "child", _("child")


class Protection(TextChoices):
    """Why a person's identity is for named handlers alone. Svenska: skyddade personuppgifter."""

    MARKING = "marking", _("confidentiality marking")  # Svenska: sekretessmarkering
    REGISTRATION = "registration", _("protected population registration")  # Svenska: skyddad folkbokföring
    ASSUMED = "assumed", _("assumed identity")  # Svenska: fingerade personuppgifter


class RevealKind(TextChoices):
    """What somebody was shown of a person. Svenska: visade uppgifter."""

    IDENTITY = "identity", _("who a protected person is")
    NUMBER = "number", _("a personal number")
    # Whoever protects a person knows who it is, and goes on knowing for the rest of the time.
    PROTECTING = "protecting", _("who it is, when the person was protected")


class RevealMarkKind(TextChoices):
    HIDDEN = "hidden", _("hidden again")
    SEEN = "seen", _("seen by another handler")


class LegalBasis(TextChoices):
    """What a decision rests on. Decisions before 2025-07-01 keep the Act of 2001."""

    SOL_2025_11_1 = "sol-2025-11-1", _("SoL (2025:400) ch. 11 s. 1")
    SOL_2001_4_1 = "sol-2001-4-1", _("SoL (2001:453) ch. 4 s. 1")
    LSS_9_9 = "lss-9-9", _("LSS s. 9 p. 9")


class DecisionOutcome(TextChoices):
    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")
    ENDED = "ended", _("ended")


class ClosingReason(TextChoices):
    OWN_LEASE = "own_lease", _("own lease")
    MOVED = "moved", _("moved elsewhere")
    WITHDRAWN = "withdrawn", _("application withdrawn")
    REFUSED = "refused", _("application refused")
    ENDED = "ended", _("support ended")
    DECEASED = "deceased", _("deceased")


class InformationKind(TextChoices):
    """Kinds of information that may pass to the housing company."""

    RESIDENT = "resident", _("name and move-in date")
    CRITERIA = "criteria", _("requirements for takeover")
    CHECK_INS = "check_ins", _("results of check-ins")
    INCIDENTS = "incidents", _("what has gone wrong and been confirmed")
    TAKEOVER = "takeover", _("takeover of the lease")
    ANSWERS = "answers", _("questions and answers about the home")
    # Told one by one, after a harm test or by law; nobody is asked to consent to it beforehand.
    OTHER = "other", _("something else about the home")


class ConsentManner(TextChoices):
    """How somebody let something be told."""

    WRITING = "writing", _("in writing")
    ORALLY = "orally", _("orally, at a meeting")


class DisclosureGround(TextChoices):
    CONSENT = "consent", _("consent (OSL ch. 12 s. 2)")
    LAW = "law", _("law (JB ch. 12 s. 39)")
    HARM_TEST = "harm_test", _("harm test (OSL ch. 26 s. 1)")
