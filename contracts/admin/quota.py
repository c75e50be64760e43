"""The year's quota: how many places, how many taken, and by which agreement."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from contracts.actions import quota as actions
from contracts.admin.parts import AGREEMENTS
from contracts.models import PolicyMissing, QuotaYear
from contracts.policy_numbers import in_percent
from gotene.access.roles import Permission, Side
from gotene.backoffice.model_admin import BackOfficeAdmin
from gotene.backoffice.object_views import ObjectView
from gotene.backoffice.parts import StaffChoice, tag, today
from gotene.forms import DateField, LongText, carried_out

# The company's turnover is known from the year before the first agreement on.
FIRST_YEAR = 2016


def quota_context(year, staff):
    """What admin/contracts/quota.html shows `staff` of `year`."""
    quota = QuotaYear.objects.visible_to(staff).select_related("policy").of_year(year)
    return {
        "quota": quota,
        "quota_year": year,
        "in_words": use_in_words(quota) if quota else "",
        "share": in_percent(quota.share) if quota else "",
    }


class ExtensionForm(forms.Form):
    places = forms.IntegerField(label=_("More places"), min_value=1, max_value=99)
    reason = forms.CharField(label=_("Reason"), widget=LongText, max_length=2000)
    agreed_on = DateField(label=_("Agreed on"))
    agreed_by_housing = StaffChoice(Side.HOUSING, label=_("Agreed for the housing company by"))
    agreed_by_social = StaffChoice(Side.SOCIAL, label=_("Agreed for the social services by"))


def _goes_on(year):
    return year.year >= today().year


@admin.register(QuotaYear)
class QuotaYearAdmin(BackOfficeAdmin):
    group = AGREEMENTS
    add_permission = Permission.DECIDE_POLICY
    lead = _("How many new social contracts the company gives each year: a share of last year's turnover.")
    empty_text = _("No year has been opened. The managing director opens a year when the agreement is in force.")
    list_display = ("year", "turnover", "percent", "ceiling", "extra", "used", "left", "agreement", "certainty")
    list_select_related = ("policy",)
    readonly_fields = ("percent", "certainty")
    fields = ("year", "turnover", "percent", "rounding", "floor", "ceiling", "policy", "certainty")
    change_form_template = "admin/contracts/quotayear/change_form.html"
    object_views = (
        ObjectView("extend", _("More places"), Permission.DECIDE_POLICY),
        ObjectView(
            "recount", _("Count the turnover again"), Permission.DECIDE_POLICY, offered=_goes_on, by_button=True
        ),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).with_use()

    def get_fields(self, request, obj=None):
        return ("year",) if obj is None else self.fields

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "year" and field is not None:
            this_year, opened = today().year, QuotaYear.objects.visible_to(request.staff)
            field.initial = this_year + opened.filter(year=this_year).exists()
            too_early = _("A year can be opened from the year before it.")
            field.validators += [
                MinValueValidator(FIRST_YEAR),
                MaxValueValidator(this_year + 1, too_early),
                _not_among(opened),
            ]
            field.help_text = _(
                "The ceiling follows from the turnover of the year before and the agreement. "
                "If that year is not over, its turnover is counted up to today: count it again after New Year."
            )
        return field

    def save_model(self, request, obj, form, change):
        try:
            opened = actions.open_quota_year(obj.year, by=request.staff, policy_day=_decided_on(obj.year))
        except PolicyMissing:
            raise ValidationError(
                _("No agreement in force sets the share, the rounding and the least number of places. Add them first."),
                code="policy_missing",
            ) from None
        obj.pk, obj._state.adding = opened.pk, False

    def page_context(self, request, obj):
        return {
            "quota": obj,
            "quota_places": obj.ceiling + obj.extra,
            "quota_in_words": use_in_words(obj),
            "extensions": obj.extensions.select_related("agreed_by_housing", "agreed_by_social"),
            "places": obj.places.select_related("contract__apartment__stairwell"),
        }

    def extend_view(self, request, obj):
        form = ExtensionForm(
            request.POST if request.method == "POST" else None,
            initial={"agreed_on": today(), "agreed_by_housing": request.staff},
        )
        if form.is_valid() and carried_out(form, actions.extend_quota, obj, **form.cleaned_data, by=request.staff):
            return self.done(request, obj, _("The year has more places."))
        return self.form_page(
            request,
            obj,
            form,
            title=_("More places in %(year)s") % {"year": obj.year},
            lead=_("The ceiling is about ten per cent: it may be passed with a reason that both agree on."),
            submit_label=_("Add the places"),
            readers="both",
        )

    def recount_view(self, request, obj):
        try:
            counted = actions.recount_quota_year(obj, by=request.staff)
        except ValidationError as refusal:
            self.message_user(request, refusal.messages[0], messages.ERROR)
            return HttpResponseRedirect(self.object_url("change", obj))
        return self.done(
            request,
            obj,
            _("The turnover is %(turnover)d and the ceiling %(ceiling)d.")
            % {"turnover": counted.turnover, "ceiling": counted.ceiling},
        )

    @admin.display(description=_("more places"), ordering="extra")
    def extra(self, year):
        return year.extra or None

    @admin.display(description=_("used"), ordering="used")
    def used(self, year):
        return year.used

    @admin.display(description=_("left"), ordering="left")
    def left(self, year):
        return year.left

    @admin.display(description=_("share of turnover"), ordering="share")
    def percent(self, year):
        return in_percent(year.share)

    @admin.display(description=_("by"), ordering="policy__title")
    def agreement(self, year):
        return year.policy.title

    @admin.display(description=_("certainty"), ordering="computed_afterwards")
    def certainty(self, year):
        if year.computed_afterwards:
            return tag(_("computed afterwards"), "warning")
        return _("decided for the year")


def use_in_words(year):
    return _("%(used)d of %(places)d places are taken, %(left)d are left") % {
        "used": year.used,
        "places": year.ceiling + year.extra,
        "left": max(year.left, 0),
    }


def _not_among(opened):
    """A validator that refuses a year which is one of the quota years `opened`."""

    def not_open_yet(year):
        if opened.filter(year=year).exists():
            raise ValidationError(_("The quota of %(year)s is already open."), code="open", params={"year": year})

    return not_open_yet


def _decided_on(year):
    """The day whose agreement decides: today for this year, the first day of a year to come."""
    return max(today(), today().replace(year=year, month=1, day=1))
