"""The year's quota of new social contracts: the same page for both organisations."""

from django.db.models import Prefetch
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from contracts.models import QuotaExtension, QuotaPlace, QuotaYear
from gotene.access.roles import Permission
from gotene.access.scope import needs


@require_safe
@needs(Permission.SEE_REGISTER)
def quota(request):
    this_year = timezone.localdate().year
    years = QuotaYear.objects.visible_to(request.staff).with_use().select_related("policy")
    places = QuotaPlace.objects.visible_to(request.staff).select_related(
        "contract__apartment__stairwell", "contract__apartment__landlord"
    )
    extensions = QuotaExtension.objects.visible_to(request.staff).select_related(
        "agreed_by_housing", "agreed_by_social"
    )
    current = (
        years.filter(year=this_year)
        .prefetch_related(Prefetch("places", places), Prefetch("extensions", extensions))
        .first()
    )
    context = {
        "year": this_year,
        "quota": current,
        "next_year": years.filter(year=this_year + 1).first(),
        "earlier": years.filter(year__lt=this_year).order_by("-year"),
    }
    return render(request, "contracts/quota.html", context)
