"""The guarantees that are left, on their way to none: the same page for both organisations."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from contracts.enums import PolicyKey
from contracts.figures import guarantees_by_year
from contracts.models import Guarantee, PolicyValue
from gotene.access.roles import Permission
from gotene.access.scope import needs

GUARANTEES_ON_A_PAGE = 50
# The year that the winding down is measured from: 21 guarantees.
MEASURED_FROM = 2015


@require_safe
@needs(Permission.SEE_REGISTER)
def guarantees(request):
    today = timezone.localdate()
    running = Guarantee.objects.visible_to(request.staff).on(today).with_place_and_tenant()
    page = Paginator(running, GUARANTEES_ON_A_PAGE).get_page(request.GET.get("page"))
    by_year = guarantees_by_year(MEASURED_FROM, today)
    context = {
        "page": page,
        "rows": [(guarantee, guarantee.earliest_end(today)) for guarantee in page],
        "left": page.paginator.count,
        "by_year": by_year,
        "most": max(count for _year, count in by_year),
        "stop": PolicyValue.objects.visible_to(request.staff).in_force_if_any(PolicyKey.GUARANTEE_STOP, today),
        "today": today,
    }
    return render(request, "contracts/guarantees.html", context)
