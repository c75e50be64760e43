"""Offers to the social services: what waits for their answer, and what they answered."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from contracts.actions.offers import withdraw_offer
from contracts.admin.parts import CONTRACTS
from contracts.enums import OfferAnswer
from contracts.models import Offer
from gotene.access.roles import Permission
from gotene.backoffice.model_admin import BackOfficeAdmin
from gotene.backoffice.object_views import ObjectView
from gotene.backoffice.parts import day, tag, today
from gotene.forms import carried_out

TONES = {OfferAnswer.ACCEPTED: "success", OfferAnswer.DECLINED: "warning", OfferAnswer.WITHDRAWN: "neutral"}


class AnswerFilter(admin.SimpleListFilter):
    title = _("answer")
    parameter_name = "answer"

    def lookups(self, request, model_admin):
        return [("waiting", _("waits for an answer")), *OfferAnswer.choices]

    def queryset(self, request, queryset):
        if self.value() == "waiting":
            return queryset.unanswered()
        return queryset.filter(answer=self.value()) if self.value() else queryset


def _unanswered(offer):
    return offer.answer == ""


def answer_tag(offer):
    if offer.answer:
        return tag(offer.get_answer_display(), TONES[OfferAnswer(offer.answer)])
    if offer.answer_by < today():
        return tag(_("no answer in time"), "danger")
    return tag(_("waits for an answer"), "info")


@admin.register(Offer)
class OfferAdmin(BackOfficeAdmin):
    group = CONTRACTS
    lead = _("Apartments offered to the social services. A new offer is made from the housing request.")
    empty_text = _("Nothing has been offered yet. Open a housing request to offer an apartment.")
    list_display = ("case_number", "apartment", day(Offer, "offered_on"), day(Offer, "answer_by"), "answer_shown")
    list_filter = (AnswerFilter,)
    search_fields = (
        "request__case_number__iexact",
        "apartment__stairwell__street_address",
        "apartment__object_number__istartswith",
    )
    search_help_text = _("Search for a case number, a street or an object number.")
    show_facets = admin.ShowFacets.ALWAYS
    date_hierarchy = "offered_on"
    fields = (
        "request",
        "apartment",
        "offered_on",
        "offered_by",
        "available_from",
        "answer_by",
        "policy",
        "answer_shown",
        "answered_at",
        "answered_by",
        "decline_reason",
    )
    readonly_fields = ("answer_shown",)
    object_views = (ObjectView("withdraw", _("Withdraw the offer"), Permission.OFFER_APARTMENT, offered=_unanswered),)

    def get_queryset(self, request):
        return super().get_queryset(request).with_place()

    def withdraw_view(self, request, obj):
        form = forms.Form(request.POST if request.method == "POST" else None)
        if form.is_valid() and carried_out(form, withdraw_offer, obj, by=request.staff):
            return self.done(request, obj, _("The offer is withdrawn. The housing request waits for a new one."))
        return self.form_page(
            request,
            obj,
            form,
            title=_("Withdraw the offer"),
            lead=_(
                "The social services can no longer accept %(apartment)s. The housing request %(number)s waits "
                "for a new offer."
            )
            % {"apartment": obj.apartment, "number": obj.request.case_number},
            submit_label=_("Withdraw the offer"),
            danger=True,
        )

    @admin.display(description=_("case number"), ordering="request__case_number")
    def case_number(self, offer):
        return offer.request.case_number

    @admin.display(description=_("answer"), ordering="answer")
    def answer_shown(self, offer):
        return answer_tag(offer)
