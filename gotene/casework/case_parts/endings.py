"""How the household's subleases ended, in full, and why no takeover is planned: what the company never sees."""

from contracts.models import NoTakeoverReason, SubleaseEnding


def part(case, staff, today):
    endings = (
        SubleaseEnding.objects.visible_to(staff)
        .filter(case=case)
        .select_related("notice__contract", "notice__recorded_by")
    )
    reasons = (
        NoTakeoverReason.objects.visible_to(staff).filter(case=case).select_related("no_takeover__sublease__contract")
    )
    return {"endings": endings, "reasons": reasons} if endings or reasons else None
