"""What waits for somebody on the back office's start page, and how the goals are doing."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts.admin.parts import residents_of
from contracts.admin.quota import quota_context
from contracts.models import Apartment, Guarantee, HousingRequest, LandlordNotice, Offer
from gotene.access.roles import Permission
from gotene.backoffice import panels
from gotene.backoffice.parts import today

# A panel shows what is next; the list shows all.
SHOWN = 5


@panels.register(
    title=_("Housing requests that wait for an offer"),
    template="admin/contracts/panels/requests.html",
    permissions=(Permission.OFFER_APARTMENT,),
    readers="both",
    order=10,
)
def waiting_requests(request):
    waiting = HousingRequest.objects.visible_to(request.staff).waiting().order_by("needed_from", "pk")
    return {"requests": waiting[:SHOWN], "count": waiting.count(), "today": today()}


@panels.register(
    title=_("Offers that wait for an answer"),
    template="admin/contracts/panels/offers.html",
    permissions=(Permission.OFFER_APARTMENT,),
    readers="both",
    order=20,
)
def waiting_offers(request):
    waiting = Offer.objects.visible_to(request.staff).unanswered().with_place().order_by("answer_by", "pk")
    return {"offers": waiting[:SHOWN], "count": waiting.count(), "today": today()}


@panels.register(
    title=_("New residents to confirm"),
    template="admin/contracts/panels/notices.html",
    permissions=(Permission.CHANGE_CONTRACTS,),
    readers="both",
    order=30,
)
def notices_to_confirm(request):
    waiting = (
        LandlordNotice.objects.visible_to(request.staff)
        .waiting()
        .select_related("sublease__contract__apartment__stairwell")
        .prefetch_related(residents_of(request.staff, "sublease__residents"))
        .order_by("informed_on", "pk")
    )
    return {"notices": waiting[:SHOWN], "count": waiting.count()}


@panels.register(
    title=_("The year's quota"),
    template="admin/contracts/panels/quota.html",
    permissions=(Permission.SEE_REGISTER,),
    readers="both",
    order=40,
)
def years_quota(request):
    return {**quota_context(today().year, request.staff), "may_open": request.staff.may(Permission.DECIDE_POLICY)}


@panels.register(
    title=_("Vacant apartments"),
    template="admin/contracts/panels/vacant.html",
    permissions=(Permission.SEE_REGISTER,),
    order=50,
)
def vacant_apartments(request):
    vacant = Apartment.objects.visible_to(request.staff).vacant_from(today())
    return {
        "count": vacant.count(),
        "offered": vacant.in_offer().count(),
        "url": f"{reverse('admin:contracts_apartment_changelist')}?letting=vacant",
    }


@panels.register(
    title=_("Guarantees left"),
    template="admin/contracts/panels/guarantees.html",
    permissions=(Permission.SEE_REGISTER,),
    readers="both",
    order=60,
)
def guarantees_left(request):
    left = Guarantee.objects.visible_to(request.staff).on(today())
    return {
        "count": left.count(),
        "with_notice": left.filter(notice_given_on__isnull=False).count(),
        "url": f"{reverse('admin:contracts_guarantee_changelist')}?time=now",
    }


@panels.register(
    title=_("From the list you already keep"),
    template="admin/contracts/panels/import.html",
    permissions=(Permission.IMPORT_CONTRACTS,),
    order=70,
)
def list_to_read_in(request):
    return {"url": reverse("import_contracts")}
