"""The inspections that both organisations share: the list, and one with its protocol."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from contracts.models import VisitInPairs
from gotene.access.roles import Permission
from gotene.access.scope import needs, require
from gotene.audit.once import once
from gotene.audit.readings import listed
from gotene.documents.frozen import as_download
from inspections import rules
from inspections.actions import closing, filling
from inspections.comparison import compared_with, parts_of
from inspections.enums import Finding, InspectionKind, WhoPays
from inspections.models import InspectedItem, Inspection, Protocol
from inspections.protocol_rows import room_rows
from inspections.views.scope import MAY_FILL, done_by_button, inspection_of, may_fill

ON_A_PAGE = 50


@require_safe
@needs(Permission.SEE_REGISTER)
def inspections(request):
    """Those to come, the next first; those that were held, the latest first, with `?visa=genomforda`."""
    found = Inspection.objects.visible_to(request.staff).with_place().with_attendances()
    held = request.GET.get("visa") == "genomforda"
    if held:
        damage = InspectedItem.objects.visible_to(request.staff).filter(
            room__inspection=OuterRef("pk"), finding=Finding.DAMAGE
        )
        found = found.exclude(carried_out_on=None).annotate(damaged=Exists(damage)).order_by("-carried_out_on", "-pk")
    else:
        found = found.planned().order_by("planned_on", "pk")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    listed(page)
    return render(request, "inspections/inspections.html", {"page": page, "held": held, "today": timezone.localdate()})


@require_safe
def inspection(request, pk):
    found = inspection_of(request, pk)
    earlier = compared_with(found, request.staff)
    rooms = room_rows(found, parts_of(earlier))
    judged = [row.item for room in rooms for row in room.rows if row.item.is_judged]
    costs = rules.cost_by_payer((item.who_pays, item.cost) for item in judged)
    fills = may_fill(request.staff)
    context = {
        "inspection": found,
        "apartment": found.contract.apartment,
        "attendances": found.attendances.select_related("staff"),
        "visits": VisitInPairs.objects.visible_to(request.staff)
        .on(timezone.localdate())
        .filter(apartment=found.contract.apartment_id)
        .select_related("owner")
        .first(),
        "earlier": earlier,
        "rooms": rooms,
        "judged": len(judged),
        "damages": sum(item.finding == Finding.DAMAGE for item in judged),
        "costs": [(WhoPays(payer).label if payer else _("not decided"), cost) for payer, cost in sorted(costs.items())],
        "protocol": Protocol.objects.visible_to(request.staff).defer("pdf").filter(inspection=found).first(),
        "followed_by": Inspection.objects.visible_to(request.staff).filter(follows=found, cancelled_on=None).first(),
        "may_fill": fills,
        "may_write": fills and found.is_open,
        "remarks_by": _remarks_by(found),
        "today": timezone.localdate(),
    }
    return render(request, "inspections/inspection.html", context)


@require_POST
@once
def begin_inspection(request, pk):
    found = inspection_of(request, pk, *MAY_FILL)
    if not done_by_button(request, filling.begin, found):
        return redirect("inspection", pk=pk)
    return redirect("inspected_room", pk=pk, room=found.rooms.first().pk)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def inspection_protocol(request, pk):
    """The protocol as a document; asked for by button where none was made when the inspection was closed."""
    found = inspection_of(request, pk)
    require(request.staff, *MAY_FILL)
    if request.method == "POST":
        if found.closed_at is None:
            raise Http404
        closing.make_protocol(found, by=request.staff)
        messages.success(request, _("The protocol is made."))
        return redirect("inspection", pk=pk)
    protocol = Protocol.objects.visible_to(request.staff).filter(inspection=found).first()
    if protocol is None:
        raise Http404
    return as_download(protocol, f"besiktning-{found.contract.number}-{found.day.isoformat()}.pdf")


def _remarks_by(found):
    held = found.kind == InspectionKind.MOVE_IN and found.carried_out_on
    return rules.remarks_by(found.carried_out_on) if held else None
