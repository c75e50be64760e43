"""What both organisations share about somebody who lives, or has lived, on a social contract."""

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contracts.models import Guarantee, HandoverPlan, Incident, Question, Resident, Takeover
from gotene.access.roles import Side
from gotene.casework.who_knows.known import Known, at_both
from inspections.models import Inspection
from meetings.models import AgendaItem
from tenants.enums import InformationKind

BY_LAW = "12 kap. 39 § JB"


def homes_of(person, staff):
    """The subleases that the person lives or has lived in, as `staff` sees them; the newest first."""
    residences = Resident.objects.visible_to(staff).filter(person=person)
    rows = residences.select_related("sublease__contract__apartment__stairwell", "sublease__landlord_notice")
    return [resident.sublease for resident in rows.order_by("-sublease__begins_on", "-sublease__pk")]


def known(person, homes, staff, ground_of):
    """The lines of `homes` and of guarantees. `ground_of(kind)` says why the company may know that kind."""
    both = at_both()
    lines = [
        Known(
            _("That you live in %(place)s, your name and when you moved in (contract %(number)s)")
            % {"place": home.contract.apartment, "number": home.contract.number},
            BY_LAW,
            both,
            home.begins_on,
            home.ends_on,
        )
        for home in homes
    ]
    lines += _plans(homes, staff, ground_of, both)
    lines += [
        Known(
            _("What has gone wrong: %(kind)s") % {"kind": incident.get_kind_display()},
            ground_of(InformationKind.INCIDENTS) if incident.reported_by.in_social else _the_companys_own(),
            both,
            incident.reported_on,
        )
        for incident in Incident.objects.visible_to(staff).filter(sublease__in=homes).select_related("reported_by")
    ]
    lines += [
        Known(
            _("Takeover of the lease: the yeses and the papers"),
            ground_of(InformationKind.TAKEOVER),
            both,
            takeover.prepared_on,
            takeover.cancelled_on or (takeover.completed_at and timezone.localdate(takeover.completed_at)),
        )
        for takeover in Takeover.objects.visible_to(staff).filter(sublease__in=homes)
    ]
    lines += [
        Known(
            _("%(kind)s of the home, with what was seen") % {"kind": capfirst(inspection.get_kind_display())},
            _("the condition of the home is for whoever rents it and whoever lets it (12 kap. 15, 24 §§ JB)"),
            both,
            inspection.carried_out_on or inspection.planned_on,
        )
        for inspection in Inspection.objects.visible_to(staff).filter(sublease__in=homes, cancelled_on=None)
    ]
    lines += [
        Known(
            _("A question about the home, and the answer"),
            _("asked by the company")
            if question.to_side == Side.SOCIAL and question.answered_at is None
            else ground_of(InformationKind.ANSWERS),
            both,
            question.asked_on,
            question.answered_at and timezone.localdate(question.answered_at),
        )
        for question in Question.objects.visible_to(staff).filter(sublease__in=homes)
    ]
    lines += _minutes(homes, staff, both)
    guarantees = Guarantee.objects.visible_to(staff).filter(tenant=person).select_related("apartment__stairwell")
    lines += [
        Known(
            _("The municipality's guarantee for your lease of %(place)s") % {"place": guarantee.apartment},
            _("the guarantee is between the municipality and the company (12 kap. 28 a § JB)"),
            both,
            guarantee.begins_on,
            guarantee.ends_on,
        )
        for guarantee in guarantees
    ]
    return lines


def _the_companys_own():
    return _("seen by the company itself, as landlord (12 kap. 25 § JB)")


def _plans(homes, staff, ground_of, both):
    plans = HandoverPlan.objects.visible_to(staff).filter(sublease__in=homes).prefetch_related("check_ins")
    for plan in plans:
        yield Known(
            _("The requirements for taking over the lease, the goal date and the plan in one line"),
            ground_of(InformationKind.CRITERIA),
            both,
            plan.begins_on,
            plan.closed_on,
        )
        held = sorted(check_in.held_on for check_in in plan.check_ins.all())
        if held:
            yield Known(
                _("The results of %(n)s check-ins") % {"n": len(held)},
                ground_of(InformationKind.CHECK_INS),
                both,
                held[0],
                held[-1],
            )


def _minutes(homes, staff, both):
    """The meetings that have spoken of the household: by case number, never by name."""
    numbers = {home.case_number for home in homes}
    items = AgendaItem.objects.visible_to(staff).filter(case_number__in=numbers).order_by()
    held = items.values_list("meeting__held_on", flat=True).distinct().order_by("meeting__held_on")
    return [
        Known(
            _("Minutes of the meeting between the organisations, where your case number stands"),
            _("what the organisations agree on is written down (5 kap. OSL)"),
            both,
            day,
        )
        for day in held
    ]
