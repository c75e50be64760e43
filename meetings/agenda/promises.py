"""Promises of earlier meetings of the same kind that are not done."""

from django.utils.translation import gettext as _

from gotene.templatetags.swedish import long_date
from meetings.agenda.line import Line, contract_page
from meetings.enums import AgendaSection, MeetingKind
from meetings.models import ActionPoint


def promises_of(kind: MeetingKind):
    """The source of the promises given at meetings of `kind`."""

    def promises(staff, today):
        given = (
            ActionPoint.objects.counted_for(staff)
            .not_done()
            .filter(item__meeting__kind=kind, item__meeting__closed_at__isnull=False)
            .select_related("owner", "item__meeting", "item__contract")
        )
        return [
            Line(
                AgendaSection.PROMISES,
                f"promise-{promise.pk}",
                promise.what,
                _reason(promise, today),
                contract_page(promise.item.contract) if promise.item.contract else "",
                promise.item.contract,
                promise.item.case_number,
                promise=promise,
            )
            for promise in given
        ]

    return promises


def _reason(promise, today):
    late = promise.late_on(today)
    text = (
        _("%(owner)s promised on %(given)s to have it done by %(due)s. It is late.")
        if late
        else _("%(owner)s promised on %(given)s to have it done by %(due)s.")
    )
    return text % {
        "owner": promise.owner.name,
        "given": long_date(promise.item.meeting.held_on),
        "due": long_date(promise.due_on),
    }
