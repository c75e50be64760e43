"""What has gone wrong, and what the company has been told and not checked. Read here, written on the shared pages."""

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from contracts.admin.parts import CONTRACTS
from contracts.incident_course import Course, Next
from contracts.models import Incident, IncidentStep, Repair, UnverifiedReport
from gotene.access.roles import Permission
from gotene.backoffice.model_admin import BackOfficeAdmin, BackOfficeInline
from gotene.backoffice.parts import day, tag, today


class StepInline(BackOfficeInline):
    model = IncidentStep
    fields = ("kind", "day", "by", "note")


class RepairInline(BackOfficeInline):
    model = Repair
    fields = ("what", "responsible", "due_on", "agreed_on", "agreed_by", "done_on", "done_by")


class SettledFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("open", _("to clear up")), ("confirmed", _("confirmed"))]

    def queryset(self, request, queryset):
        match self.value():
            case "open":
                return queryset.open()
            case "confirmed":
                return queryset.confirmed()
        return queryset


@admin.register(Incident)
class IncidentAdmin(BackOfficeAdmin):
    group = CONTRACTS
    lead = _("Late rent, disturbance, damage and access. Reported, answered, confirmed and put right on its own page.")
    empty_text = _("Nothing has been reported. An incident is reported on the page of its contract.")
    list_display = ("what", "place", "state", day(Incident, "happened_on"), day(Incident, "reported_on"))
    list_filter = (SettledFilter, "kind")
    search_fields = ("contract__number__istartswith", "contract__apartment__stairwell__street_address")
    search_help_text = _("Search for a contract or a street.")
    date_hierarchy = "happened_on"
    fields = (
        "to_its_page",
        "contract",
        "kind",
        "link",
        "rent_month",
        "amount",
        "happened_on",
        "text",
        "reported_on",
        "reported_by",
    )
    readonly_fields = ("to_its_page",)
    inlines = (StepInline, RepairInline)

    def get_queryset(self, request):
        return super().get_queryset(request).with_course()

    @admin.display(description=_("incident"), ordering="kind")
    def what(self, incident):
        return capfirst(incident.get_kind_display())

    @admin.display(description=_("contract"), ordering="contract__number")
    def place(self, incident):
        return f"{incident.contract.number}, {incident.contract.apartment}"

    @admin.display(description=_("state"))
    def state(self, incident):
        course = Course(incident, today())
        if not course.confirmed:
            return tag(_("to clear up"), "info")
        if course.late:
            return tag(_("confirmed, repair late"), "danger")
        return tag(_("put right"), "success") if course.next == Next.NOTHING else tag(_("confirmed"), "warning")

    @admin.display(description=_("steps and repair"))
    def to_its_page(self, incident):
        url = reverse("incident", args=[incident.pk])
        return format_html('<a href="{}">{}</a>', url, _("Open the page of the incident"))


class CheckedFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("late", _("should have been checked")), ("open", _("to check")), ("settled", _("settled"))]

    def queryset(self, request, queryset):
        match self.value():
            case "late":
                return queryset.open().filter(check_by__lt=timezone.localdate())
            case "open":
                return queryset.open()
            case "settled":
                return queryset.exclude(outcome="")
        return queryset


@admin.register(UnverifiedReport)
class UnverifiedReportAdmin(BackOfficeAdmin):
    group = CONTRACTS
    view_permission = Permission.FOLLOW_UNVERIFIED
    lead = _("What somebody has told us and nobody has checked. It never counts, and the social services never see it.")
    empty_text = _("Nothing is unverified. A report is noted on the page of its contract.")
    list_display = ("what", "place", day(UnverifiedReport, "received_on"), day(UnverifiedReport, "check_by"), "state")
    list_filter = (CheckedFilter, "kind", "source")
    search_fields = ("contract__number__istartswith", "contract__apartment__stairwell__street_address")
    search_help_text = _("Search for a contract or a street.")
    date_hierarchy = "received_on"
    fields = (
        "to_its_page",
        "contract",
        "kind",
        "source",
        "line",
        "received_on",
        "received_by",
        "check_by",
        "outcome",
        "ended_on",
        "ended_by",
    )
    readonly_fields = ("to_its_page",)

    def get_queryset(self, request):
        return super().get_queryset(request).with_place()

    @admin.display(description=_("about"), ordering="kind")
    def what(self, report):
        return capfirst(report.get_kind_display())

    @admin.display(description=_("contract"), ordering="contract__number")
    def place(self, report):
        return f"{report.contract.number}, {report.contract.apartment}"

    @admin.display(description=_("state"), ordering="check_by")
    def state(self, report):
        if report.outcome:
            return tag(report.get_outcome_display())
        return (
            tag(_("should have been checked"), "danger") if report.late_on(today()) else tag(_("to check"), "warning")
        )

    @admin.display(description=_("settle"))
    def to_its_page(self, report):
        return format_html('<a href="{}">{}</a>', reverse("unverified_reports"), _("Open the list to settle it"))
