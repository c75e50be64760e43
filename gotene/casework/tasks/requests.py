"""Housing requests, offers, and the notices of who has moved in."""

from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import HousingRequest, LandlordNotice, Offer
from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task


def tasks(staff, today):
    if staff.may(Permission.PLACE_HOUSEHOLD):
        yield from _offers(staff)
    if staff.may(Permission.OFFER_APARTMENT):
        yield from _requests(staff)
        yield from _notices(staff)


def _offers(staff):
    return [
        Task(_("Answer the offer"), str(offer.apartment), reverse("offers"), offer.answer_by)
        for offer in Offer.objects.visible_to(staff).unanswered().with_place()
    ]


def _requests(staff):
    return [
        Task(
            _("Housing request to answer"),
            request.case_number,
            reverse("admin:contracts_housingrequest_change", args=[request.pk]),
            request.needed_from,
        )
        for request in HousingRequest.objects.visible_to(staff).waiting()
    ]


def _notices(staff):
    return [
        Task(
            _("New resident: confirm that you have seen it"),
            str(notice.sublease.contract.apartment),
            reverse("admin:contracts_landlordnotice_change", args=[notice.pk]),
            notice.informed_on,
        )
        for notice in LandlordNotice.objects.visible_to(staff)
        .waiting()
        .select_related("sublease__contract__apartment__stairwell")
    ]
