"""What waits around the end of a contract: reviews, disputes, empty apartments, an earlier day to answer."""

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.contract_state import state_of
from contracts.enums import NoticeBy
from contracts.models import NoTakeover, Notice, SocialContract, Sublease
from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task
from gotene.templatetags.swedish import long_date

# How far ahead the day looks: a working habit, not law.
REVIEWS_AHEAD = relativedelta(months=1)


def tasks(staff, today):
    if staff.may(Permission.PLAN_HANDOVER):
        yield from _reviews(staff, today)
        yield from _disputes(staff)
    if staff.may(Permission.PLACE_HOUSEHOLD):
        yield from _empty(staff, today)
    if staff.may(Permission.PLACE_HOUSEHOLD) or staff.may(Permission.CHANGE_CONTRACTS):
        yield from _days_to_answer(staff)
    if staff.may(Permission.PLACE_HOUSEHOLD):
        yield from _notices_by_landlord(staff)


def _reviews(staff, today):
    """No takeover planned: on the day of the contract's contact; coordinators see all."""
    due = (
        NoTakeover.objects.visible_to(staff)
        .standing()
        .filter(review_by__lte=today + REVIEWS_AHEAD, sublease__end_reason="")
    )
    if not staff.may(Permission.PLACE_HOUSEHOLD):
        due = due.filter(sublease__contract__social_contact=staff)
    for each in due.select_related("sublease__contract__apartment__stairwell"):
        yield _task(_("Review: no takeover planned"), each.sublease.contract, each.review_by)


def _disputes(staff):
    waiting = Notice.objects.visible_to(staff).in_dispute().filter(referred_on__isnull=True)
    if not staff.may(Permission.PLACE_HOUSEHOLD):
        waiting = waiting.filter(contract__social_contact=staff)
    for notice in waiting.select_related("contract__apartment__stairwell"):
        yield _task(
            _("Disputed notice: refer it to the rent tribunal, or it is void"), notice.contract, notice.refer_by
        )


def _empty(staff, today):
    """Contracts that the municipality pays for and nobody lives in, nor is going to."""
    let = Sublease.objects.counted_for(staff).overlapping(today).filter(contract=OuterRef("pk"))
    empty = SocialContract.objects.visible_to(staff).on(today).filter(~Exists(let), ends_on__isnull=True)
    for contract in empty.with_place().prefetch_related("subleases"):
        state = state_of(contract, list(contract.subleases.all()), today)
        days = ngettext("%(n)d day", "%(n)d days", state.empty_days) % {"n": state.empty_days}
        yield _task(_("Empty for %(days)s: place a household or hand it back") % {"days": days}, contract)


def _days_to_answer(staff):
    """An earlier last day that the other party asks for."""
    asked_by_company = Q(given_by=NoticeBy.COMPANY)
    waiting = Notice.objects.visible_to(staff).of_head_lease().waiting_for_yes()
    waiting = waiting.filter(asked_by_company if staff.in_social else ~asked_by_company)
    for notice in waiting.select_related("contract__apartment__stairwell"):
        text = _("Answer: may the head lease end already on %(day)s?") % {"day": long_date(notice.wished_ends_on)}
        yield _task(text, notice.contract, notice.wished_ends_on)


def _notices_by_landlord(staff):
    """The landlord has given notice, and the resident has no last day yet."""
    living_on = Sublease.objects.counted_for(staff).filter(contract=OuterRef("contract"), ends_on__isnull=True)
    given = Notice.objects.visible_to(staff).of_head_lease().standing().filter(Exists(living_on))
    for notice in given.select_related("contract__apartment__stairwell"):
        text = _("The landlord has given notice to %(day)s: the resident has no last day") % {
            "day": long_date(notice.ends_on)
        }
        yield _task(text, notice.contract)


def _task(text, contract, due_on=None):
    return Task(text, f"{contract.number}, {contract.apartment}", reverse("contract", args=[contract.number]), due_on)
