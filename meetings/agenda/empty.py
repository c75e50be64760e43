"""Contracts in which nobody lives: the municipality pays for each of them."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.contract_state import state_of
from contracts.models import SocialContract, Sublease
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import Line, contract_page
from meetings.enums import AgendaSection


def empty(staff, today):
    lived_in = Sublease.objects.counted_for(staff).on(today).filter(contract=OuterRef("pk"))
    contracts = SocialContract.objects.counted_for(staff).on(today).filter(~Exists(lived_in))
    found = [
        (state_of(contract, list(contract.subleases.all()), today), contract)
        for contract in contracts.prefetch_related("subleases")
    ]
    for state, contract in sorted(found, key=lambda each: (each[0].empty_since, each[1].number)):
        paid = ngettext(
            "Paid by the municipality for %(days)d day.",
            "Paid by the municipality for %(days)d days.",
            state.empty_days,
        )
        yield Line(
            AgendaSection.EMPTY,
            f"empty-{contract.pk}-{state.empty_since}",
            _("Empty since %(day)s") % {"day": long_date(state.empty_since)},
            f"{paid % {'days': state.empty_days}} {_what_then(state)}",
            contract_page(contract),
            contract,
        )


def _what_then(state):
    if state.moves_in_on:
        return _("A household moves in %(day)s.") % {"day": long_date(state.moves_in_on)}
    if state.ends_on:
        return _("The contract ends %(day)s.") % {"day": long_date(state.ends_on)}
    return _("Place a household or hand it back.")
