from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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


class Rounding(TextChoices):
    NEAREST = "nearest", _("to the nearest whole number")
    DOWN = "down", _("down")
    UP = "up", _("up")


class CriterionOutcome(TextChoices):
    MET = "met", _("met")
    NOT_MET = "not_met", _("not met")
    NOT_APPLICABLE = "not_applicable", _("not applicable")
