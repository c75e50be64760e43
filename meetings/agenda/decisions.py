"""The social services' own preparation: decisions near their end, and those that nobody has carried out."""

from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.decisions_to_follow import ending_by, not_carried_out_by
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import Line
from meetings.enums import PreparationSection

# Working habits, not law: time to decide anew before the decision ends.
ENDING_AHEAD = relativedelta(months=2)
REPORTED_AHEAD = relativedelta(months=1)


def decisions_ending(staff, today):
    decisions = ending_by(today + ENDING_AHEAD, staff=staff, today=today)
    for decision in decisions.order_by("valid_to", "case__number"):
        yield Line(
            PreparationSection.DECISIONS_ENDING,
            f"decision-ends-{decision.pk}",
            _("The decision ends %(day)s") % {"day": long_date(decision.valid_to)},
            _("No later decision goes on after it."),
            reverse("case", args=[decision.case.number]),
            case_number=decision.case.number,
        )


def not_carried_out(staff, today):
    found = not_carried_out_by(today + REPORTED_AHEAD, staff=staff, today=today)
    for decision, report_from in sorted(found, key=lambda each: (each[1], each[0].case.number)):
        yield Line(
            PreparationSection.NOT_CARRIED_OUT,
            f"not-carried-out-{decision.pk}",
            _("Granted %(day)s, no apartment yet") % {"day": long_date(decision.decided_on)},
            _("To be reported to IVO from %(day)s (SoL 34:1).") % {"day": long_date(report_from)},
            reverse("case", args=[decision.case.number]),
            case_number=decision.case.number,
        )
