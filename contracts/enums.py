from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Side


class ApartmentType(TextChoices):
    """Rooms, with kitchen (rok) or kitchenette (rokv)."""

    ROOM_1_KITCHENETTE = "1rokv", _("1 room and kitchenette")
    ROOM_1 = "1rok", _("1 room and kitchen")
    ROOM_2 = "2rok", _("2 rooms and kitchen")
    ROOM_3 = "3rok", _("3 rooms and kitchen")
    ROOM_4 = "4rok", _("4 rooms and kitchen")
    ROOM_5 = "5rok", _("5 rooms and kitchen")
    ROOM_6 = "6rok", _("6 rooms and kitchen")

    @property
    def rooms(self):
        return int(self.value[0])


class LandlordKind(TextChoices):
    MUNICIPAL = "municipal", _("municipal company")
    PRIVATE = "private", _("private landlord")


class ContractEnd(TextChoices):
    """How a social contract ended, in the words that both organisations use."""

    TAKEN_OVER = "taken_over", _("own lease")
    ENDED = "ended", _("ended")
    HANDED_BACK = "handed_back", _("handed back")


class SubleaseEnd(TextChoices):
    TAKEN_OVER = "taken_over", _("own lease")
    ENDED = "ended", _("ended")


class EndingReason(TextChoices):
    """How a household's time in a contract ended, in the social services' own words. The company has `SubleaseEnd`."""

    OWN_HOME = "own_home", _("a home of one's own elsewhere")
    RELATIVES = "relatives", _("moved in with relatives or friends")
    OTHER_HOUSING = "other_housing", _("other housing by the social services")
    INSTITUTION = "institution", _("care or institution")
    LEFT_MUNICIPALITY = "left_municipality", _("moved from the municipality")
    LOST = "lost", _("lost the home by notice")
    DECEASED = "deceased", _("deceased")
    UNKNOWN = "unknown", _("unknown")


class NoticeLink(TextChoices):
    """Which of the two leases a notice is about: the resident's, or the municipality's."""

    SUBLEASE = "sublease", _("the sublease")
    HEAD_LEASE = "head_lease", _("the head lease")


class NoticeBy(TextChoices):
    RESIDENT = "resident", _("the resident")
    MUNICIPALITY = "municipality", _("the municipality")
    ESTATE = "estate", _("the estate")  # Svenska: dödsboet
    COMPANY = "company", _("the landlord")


class NoticeWay(TextChoices):
    """How a notice reached the other party (JB 12:8)."""

    RECEIPT = "receipt", _("handed over against a receipt")
    REGISTERED_LETTER = "registered_letter", _("registered letter")
    SERVED = "served", _("served by a bailiff or process server")  # Svenska: delgiven
    ORAL = "oral", _("orally, acknowledged in writing")


class GuaranteeWay(TextChoices):
    """How a guarantee comes to its end."""

    NOTICE = "notice", _("the municipality gives notice")
    OWN_LEASE = "own_lease", _("the tenant gets a lease without guarantee")
    MOVES = "moves", _("the tenant moves")


class Access(TextChoices):
    """What a household needs of the apartment; never why."""

    LIFT_OR_GROUND_FLOOR = "lift_or_ground_floor", _("lift or ground floor")
    STEP_FREE = "step_free", _("step-free entrance")
    BATHROOM_WITH_SUPPORT = "bathroom_with_support", _("bathroom with room for support")


class RequestStatus(TextChoices):
    """How far a housing request has come; counted from its offers, never stored."""

    OPEN = "open", _("waiting for an offer")
    OFFERED = "offered", _("offer to answer")
    PLACED = "placed", _("placed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class OfferAnswer(TextChoices):
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


class PolicyKind(TextChoices):
    LETTING_POLICY = "letting_policy", _("letting policy")
    COOPERATION_AGREEMENT = "cooperation_agreement", _("cooperation agreement")
    MUNICIPAL_DECISION = "municipal_decision", _("decision by the municipality")


class PolicyKey(TextChoices):
    """The numbers that Götene decides, each kept with the policy version that set it."""

    QUOTA_SHARE = "quota_share", _("quota: share of last year's turnover")
    QUOTA_ROUNDING = "quota_rounding", _("quota: rounding")
    QUOTA_FLOOR = "quota_floor", _("quota: at least")
    GUARANTEE_STOP = "guarantee_stop", _("no new guarantees from")
    GOAL_MONTHS = "goal_months", _("months from move-in to goal date")
    CHECK_IN_MONTHS = "check_in_months", _("months between check-ins")
    QUEUE_AGE = "queue_age", _("age to join the housing queue")
    INCOME_KINDS = "income_kinds", _("kinds of income that count")
    OFFER_ANSWER_DAYS = "offer_answer_days", _("days to answer an offer")
    UNVERIFIED_CHECK_DAYS = "unverified_check_days", _("days to check an unverified report")
    QUESTION_ANSWER_DAYS = "question_answer_days", _("weekdays to answer a question")
    TURNOVER_COUNTS_TAKEOVERS = "turnover_counts_takeovers", _("an apartment taken over counts as turnover")

    @property
    def owner(self):
        """The kind of version that decides this number: whose it is to change."""
        match self:
            case PolicyKey.GUARANTEE_STOP:
                return PolicyKind.MUNICIPAL_DECISION
            case PolicyKey.QUEUE_AGE | PolicyKey.INCOME_KINDS:
                return PolicyKind.LETTING_POLICY
        return PolicyKind.COOPERATION_AGREEMENT


class PolicyStatus(TextChoices):
    """How far a version has come; told by its days and its consultations, never stored."""

    DRAFT = "draft", _("draft")  # Svenska: utkast
    CONSULTED = "consulted", _("out for consultation")  # Svenska: på remiss
    TO_COME = "to_come", _("decided, not in force yet")
    IN_FORCE = "in_force", _("in force")
    SUPERSEDED = "superseded", _("superseded")
    DROPPED = "dropped", _("dropped")


class YesNo(TextChoices):
    YES = "yes", _("yes")
    NO = "no", _("no")


class Rounding(TextChoices):
    NEAREST = "nearest", _("to the nearest whole number")
    DOWN = "down", _("down")
    UP = "up", _("up")


class CriterionOutcome(TextChoices):
    MET = "met", _("met")
    NOT_MET = "not_met", _("not met")
    NOT_APPLICABLE = "not_applicable", _("not applicable")


class PlanOutcome(TextChoices):
    """How a handover plan closed, in the words that both organisations use."""

    OWN_LEASE = "own_lease", _("own lease")
    ENDED = "ended", _("ended")


class TakeoverParty(TextChoices):
    """Whose yes a takeover needs."""

    RESIDENT = "resident", _("the resident")
    SOCIAL = "social", _("the social services")
    HOUSING = "housing", _("Götenebostäder")

    @property
    def noted_by(self):
        """The organisation that notes this yes."""
        return Side.HOUSING if self == TakeoverParty.HOUSING else Side.SOCIAL

    @property
    def slug(self):
        """As it stands in an address."""
        return {self.RESIDENT: "boende", self.SOCIAL: "socialtjansten", self.HOUSING: "bolaget"}[self]


class TakeoverPaperKind(TextChoices):
    """The papers of a takeover, in the order in which they are made."""

    END_SUBLEASE = "end_sublease", _("agreement to end the sublease")
    END_HEAD_LEASE = "end_head_lease", _("agreement to end the social contract")
    NEW_LEASE = "new_lease", _("the new lease")
    LETTER = "letter", _("letter for the resident to keep")

    @property
    def is_signed(self):
        """The three agreements are; the letter is not."""
        return self != TakeoverPaperKind.LETTER

    @property
    def makers(self):
        """The organisations that may make it: those that are party to it."""
        match self:
            case TakeoverPaperKind.END_SUBLEASE:
                return (Side.SOCIAL,)
            case TakeoverPaperKind.NEW_LEASE:
                return (Side.HOUSING,)
        return (Side.HOUSING, Side.SOCIAL)

    @property
    def slug(self):
        """As it stands in an address and in a file's name."""
        return {
            self.END_SUBLEASE: "avsluta-andrahandskontrakt",
            self.END_HEAD_LEASE: "avsluta-forstahandsavtal",
            self.NEW_LEASE: "nytt-hyreskontrakt",
            self.LETTER: "brev-till-den-boende",
        }[self]


class IncidentKind(TextChoices):
    """What can go wrong in a social contract. These four and nothing else: no free categories of people."""

    LATE_RENT = "late_rent", _("late rent")  # Svenska: sen hyra
    DISTURBANCE = "disturbance", _("disturbance")  # Svenska: störning
    DAMAGE = "damage", _("damage")  # Svenska: skada
    ACCESS = "access", _("no access to the apartment")  # Svenska: tillträde


class RentLink(TextChoices):
    """Whose rent is late: two leases, two debtors, and their sums are never mixed."""

    SUBLEASE = "sublease", _("the resident's rent to the municipality")  # Svenska: andrahandskontraktet
    HEAD_LEASE = "head_lease", _("the municipality's rent to the landlord")  # Svenska: förstahandsavtalet


class IncidentStepKind(TextChoices):
    """What has been done about an incident. Each is a dated row."""

    ANSWERED = "answered", _("has answered")
    SILENT = "silent", _("had the chance to answer and did not")
    CONFIRMED = "confirmed", _("confirmed")  # Svenska: bekräftad
    NOT_CLEARED = "not_cleared", _("could not be cleared up")  # Svenska: gick inte att klarlägga
    RECTIFICATION = "rectification", _("rectification demanded")  # Svenska: rättelseanmaning
    BOARD_NOTIFIED = "board_notified", _("social board notified")  # Svenska: underrättelse till socialnämnden
    TENANT_SERVED = "tenant_served", _("tenant served the notice of the right to recover the lease")
    RENT_UNDERTAKEN = "rent_undertaken", _("rent undertaken by the social board")


class Responsible(TextChoices):
    """Who puts it right."""

    RESIDENT = "resident", _("the resident")
    HOUSING = "housing", _("Götenebostäder")
    SOCIAL = "social", _("the social services")


class ReportSource(TextChoices):
    """Where an unverified report comes from: a kind, never a name."""

    NEIGHBOUR = "neighbour", _("a neighbour")
    ANONYMOUS = "anonymous", _("somebody who did not say who")
    OTHER_TENANT = "other_tenant", _("another tenant")
    STAFF = "staff", _("staff")
    OTHER = "other", _("somebody else")


class ReportOutcome(TextChoices):
    BECAME_INCIDENT = "became_incident", _("became an incident")
    NOT_CLEARED = "not_cleared", _("could not be cleared up")
