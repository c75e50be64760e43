"""A takeover: its page with the steps, which both organisations read, and what each does there."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contracts.actions import takeover as actions
from contracts.enums import TakeoverParty
from contracts.forms.takeover import (
    CancelTakeoverForm,
    ConfirmForm,
    PrepareTakeoverForm,
    ResidentsYesForm,
    YesForm,
)
from contracts.models import SignedScan, SocialContract, Sublease, Takeover, TakeoverConsent, TakeoverPaperFile
from contracts.takeover_course import Course, course_of
from gotene.access.roles import Permission
from gotene.access.scope import require, yours
from gotene.accounts.step_up import needs_step_up
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date
from tenants.enums import MemberKind
from tenants.models import Case

PARTIES = {party.slug: party for party in TakeoverParty}


@dataclass(frozen=True)
class TakenHome:
    """A contract, the sublease that is or was taken over, and how far it has come.

    `case` is None for the company and for those at the social services who do not work with it.
    """

    contract: SocialContract
    course: Course
    case: Case | None
    may_act: bool

    @property
    def takeover(self):
        return self.course.takeover

    @property
    def sublease(self):
        return self.course.sublease

    @property
    def adults(self):
        return [r.person for r in self.sublease.residents.all() if r.kind == MemberKind.ADULT]


def taken_home(request, number):
    """The home that contract `number` is, or was when it was taken over. Raises Http404 when there is none to see."""
    staff = request.staff
    contract = yours(
        SocialContract.objects.with_place().select_related("housing_contact", "social_contact"), staff, number=number
    )
    subleases = Sublease.objects.visible_to(staff).with_residents().filter(contract=contract).select_related("contract")
    completed = Takeover.objects.visible_to(staff).completed().filter(sublease__contract=contract).values("sublease")
    sublease = (
        subleases.filter(pk__in=completed).first()
        or subleases.overlapping(timezone.localdate()).order_by("begins_on", "pk").first()
    )
    if sublease is None:
        raise Http404
    case = Case.objects.visible_to(staff).filter(number=sublease.case_number).first() if staff.in_social else None
    may_act = staff.may(Permission.AGREE_TAKEOVER) and (staff.in_housing or case is not None)
    return TakenHome(contract, course_of(sublease, staff, timezone.localdate()), case, may_act)


def acting_home(request, number, *, live=True):
    """As `taken_home`, for those who may take part. Raises PermissionDenied for others.

    `live`: Http404 unless a takeover is being prepared.
    """
    home = taken_home(request, number)
    if not home.may_act:
        raise PermissionDenied
    if live and (home.takeover is None or not home.takeover.is_live):
        raise Http404
    return home


@require_safe
def takeover(request, number):
    home = taken_home(request, number)
    context = {
        "home": home,
        "course": home.course,
        "takeover": home.takeover,
        "may_act": home.may_act and not home.course.progress.completed,
        "may_switch": home.may_act and home.course.may_switch and request.staff.may(Permission.SWITCH_LEASES),
        "cancelled": Takeover.objects.visible_to(request.staff)
        .filter(sublease=home.sublease, cancelled_on__isnull=False)
        .select_related("cancelled_by"),
        "staff_side": request.staff.organisation_id,
        # Those that are theirs to open: of a protected person the named handlers'.
        "open_papers": set(
            TakeoverPaperFile.objects.visible_to(request.staff)
            .filter(paper__takeover=home.takeover)
            .values_list("pk", flat=True)
        ),
        "open_scans": set(
            SignedScan.objects.visible_to(request.staff)
            .filter(signed__paper__takeover=home.takeover)
            .values_list("pk", flat=True)
        ),
    }
    return render(request, "contracts/takeover/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def prepare_takeover(request, number):
    home = acting_home(request, number, live=False)
    if home.takeover:
        messages.info(request, _("The takeover is already being prepared."))
        return redirect("takeover", number=number)
    form = PrepareTakeoverForm(_typed(request), adults=home.adults, today=timezone.localdate())
    made = form.is_valid() and carried_out(
        form, actions.prepare_takeover, home.sublease, **form.cleaned_data, by=request.staff
    )
    if made:
        messages.success(request, _("The takeover is being prepared. All three can say yes now."))
        return redirect("takeover", number=number)
    return _form_page(request, home, form, _("Prepare the takeover"), _("Prepare"), lead=_first_words(home))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def say_yes(request, number, party):
    home = acting_home(request, number)
    party = PARTIES.get(party)
    if party is None:
        raise Http404
    if party.noted_by != request.staff.organisation_id:
        raise PermissionDenied
    residents = party == TakeoverParty.RESIDENT
    form = (ResidentsYesForm if residents else YesForm)(_typed(request))
    action, about = (actions.record_residents_yes, {"case": home.case}) if residents else (actions.say_yes, {})
    if form.is_valid() and carried_out(form, action, home.takeover, **about, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The yes is noted."))
        return redirect("takeover", number=number)
    headings = {
        TakeoverParty.RESIDENT: _("The resident's yes"),
        TakeoverParty.SOCIAL: _("The social services' yes"),
        TakeoverParty.HOUSING: _("The company's yes"),
    }
    return _form_page(request, home, form, headings[party], _("Note the yes"), lead=_from_day(home))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def take_back_yes(request, number, pk):
    home = acting_home(request, number)
    consent = yours(TakeoverConsent.objects.all(), request.staff, pk=pk, takeover=home.takeover)
    if TakeoverParty(consent.party).noted_by != request.staff.organisation_id:
        raise PermissionDenied
    form = ConfirmForm(_typed(request))
    if form.is_valid() and carried_out(form, actions.take_back_yes, consent, case=home.case, by=request.staff):
        messages.success(request, _("The yes is taken back. The papers wait until there is a new one."))
        return redirect("takeover", number=number)
    lead = _("%(party)s said yes on %(day)s.") % {
        "party": str(TakeoverParty(consent.party).label).capitalize(),
        "day": long_date(consent.said_on),
    }
    return _form_page(request, home, form, _("Take the yes back"), _("Take the yes back"), lead=lead)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def cancel_takeover(request, number):
    home = acting_home(request, number)
    form = CancelTakeoverForm(_typed(request))
    if form.is_valid() and carried_out(
        form, actions.cancel_takeover, home.takeover, **form.cleaned_data, by=request.staff
    ):
        messages.success(request, _("The takeover is cancelled. The household lives on as before."))
        return redirect("takeover", number=number)
    return _form_page(request, home, form, _("Cancel the takeover"), _("Cancel the takeover"), lead=_from_day(home))


@require_http_methods(["GET", "HEAD", "POST"])
@needs_step_up
@once
def complete_takeover(request, number):
    home = acting_home(request, number, live=False)
    require(request.staff, Permission.SWITCH_LEASES)
    if home.takeover is None:
        raise Http404
    if home.course.progress.completed and request.method != "POST":
        messages.info(request, _("The leases have already been switched."))
        return redirect("takeover", number=number)
    form = ConfirmForm(_typed(request))
    if form.is_valid() and carried_out(form, actions.complete_takeover, home.takeover, by=request.staff):
        messages.success(
            request,
            _("The leases are switched. From %(day)s the home is the resident's own.")
            % {"day": long_date(home.takeover.new_lease_from)},
        )
        return redirect("takeover", number=number)
    lead = _(
        "The sublease and the social contract end %(last)s, and the new lease begins %(first)s. This cannot be undone."
    ) % {"last": long_date(home.takeover.last_day), "first": long_date(home.takeover.new_lease_from)}
    return _form_page(request, home, form, _("Switch the leases"), _("Switch the leases"), lead=lead)


def _typed(request):
    return request.POST if request.method == "POST" else None


def _form_page(request, home, form, heading, submit_label, *, lead=""):
    context = {
        "home": home,
        "form": form,
        "heading": heading,
        "lead": lead,
        "readers": "both",
        "submit_label": submit_label,
        "cancel_url": reverse("takeover", args=[home.contract.number]),
    }
    return render(request, "contracts/takeover/form.html", context)


def _from_day(home):
    return _("%(who)s takes over %(home)s from %(day)s.") % {
        "who": home.takeover.tenant.name,
        "home": home.contract.apartment,
        "day": long_date(home.takeover.new_lease_from),
    }


def _first_words(home):
    if home.course.ready:
        return ""
    return _("It is not ready for a takeover yet. What remains stands on the page of the takeover.")
