"""Notices on the two leases, and that no takeover is planned."""

from contracts.enums import NoticeBy, NoticeLink
from contracts.models import HandoverPlan, Notice, Takeover
from gotene.access.roles import Permission


def part(contract, row, staff, today):
    notices = Notice.objects.visible_to(staff).filter(contract=contract).select_related("recorded_by", "withdrawn_by")
    sublease = row.sublease if row else None
    standing = row.no_takeover if row else None
    plans = row is not None and row.own_case and staff.may(Permission.PLAN_HANDOVER)
    shown = [_shown(notice, staff, today, plans and notice.sublease_id == sublease.pk) for notice in notices]
    of_head_lease = [each for each in shown if each["notice"].link == NoticeLink.HEAD_LEASE]
    lives_on = sublease is not None and not sublease.end_reason
    context = {
        "contract": contract,
        "of_sublease": [each for each in shown if each["notice"].link == NoticeLink.SUBLEASE],
        "of_head_lease": of_head_lease,
        "no_takeover": standing,
        "review_late": standing is not None and standing.review_by < today,
        "may_give_notice": plans and lives_on and not any(_stands_on(notice, sublease) for notice in notices),
        "may_decide_no_takeover": plans and lives_on and not _is_being_taken_over(sublease, staff),
        "may_plan_again": plans and lives_on and standing is not None and _has_closed_plan(sublease, staff),
        "landlord_may_give_notice": staff.may(Permission.CHANGE_CONTRACTS)
        and not contract.end_reason
        and not any(each["notice"].withdrawn_on is None for each in of_head_lease),
    }
    asked = ("of_sublease", "of_head_lease", "no_takeover", "may_give_notice", "landlord_may_give_notice")
    return context if any(context[name] for name in asked) else None


def _shown(notice, staff, today, own_case):
    """A notice, with what the reader may do with it."""
    party = notice.link == NoticeLink.HEAD_LEASE and (
        staff.may(Permission.PLACE_HOUSEHOLD) or staff.may(Permission.CHANGE_CONTRACTS)
    )
    own = (notice.given_by == NoticeBy.COMPANY) != staff.in_social
    stands = notice.withdrawn_on is None and (notice.ends_on >= today or notice.in_dispute)
    by_municipality = notice.given_by == NoticeBy.MUNICIPALITY and not notice.forfeiture
    return {
        "notice": notice,
        "waits_for_yes": notice.withdrawn_on is None and notice.wished_ends_on and not notice.agreed_on,
        "may_agree": stands and party and not own and notice.wished_ends_on and not notice.agreed_on,
        "may_withdraw": stands and (own_case or (party and own)),
        "may_dispute": stands and own_case and by_municipality and not notice.settled_on,
        "may_settle": stands and own_case and notice.in_dispute,
    }


def _stands_on(notice, sublease):
    return notice.sublease_id == sublease.pk and notice.withdrawn_on is None


def _is_being_taken_over(sublease, staff):
    return Takeover.objects.visible_to(staff).live().filter(sublease=sublease).exists()


def _has_closed_plan(sublease, staff):
    return HandoverPlan.objects.visible_to(staff).filter(sublease=sublease, closed_on__isnull=False).exists()
