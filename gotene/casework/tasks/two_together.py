"""What is said beside a task that leads to an apartment which is visited two together."""

from django.utils.translation import gettext as _

from contracts.models import VisitInPairs


def notes(staff, today):
    """{apartment's key: what to say}, for every apartment that `staff` is to visit together with somebody today."""
    apartments = VisitInPairs.objects.visible_to(staff).on(today).values_list("apartment", flat=True)
    return dict.fromkeys(apartments, _("Visit two together"))
