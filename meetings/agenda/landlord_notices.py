"""New residents whom the landlord has been told of, and has not confirmed to have seen."""

from django.utils.translation import gettext as _

from contracts.models import LandlordNotice
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import Line, contract_page
from meetings.enums import AgendaSection


def landlord_notices(staff, today):
    waiting = (
        LandlordNotice.objects.counted_for(staff)
        .waiting()
        .select_related("sublease__contract")
        .order_by("informed_on", "pk")
    )
    for notice in waiting:
        contract = notice.sublease.contract
        yield Line(
            AgendaSection.LANDLORD_NOTICES,
            f"landlord-notice-{notice.pk}",
            _("The landlord was informed %(day)s") % {"day": long_date(notice.informed_on)},
            _("The company has not confirmed that it has seen who lives there."),
            contract_page(contract),
            contract,
            notice.sublease.case_number,
        )
