"""One line of an agenda, as the register writes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.urls import reverse

from contracts.models import SocialContract
from meetings.enums import AgendaSection, PreparationSection
from meetings.models import ActionPoint
from meetings.trend import Drawn

# What comes up before the next monthly meeting is on the agenda of this one.
UNTIL_NEXT_MEETING = relativedelta(months=1)


@dataclass(frozen=True)
class Line(Drawn):
    """What to take up, and the reason why it is there. Neither names nor addresses of residents: numbers alone.

    `key` is what the line is about, the same each time that it is asked: a matter stands once under its heading.
    `url` is the page about it, one that both organisations may open.
    """

    section: AgendaSection | PreparationSection
    key: str
    text: str
    reason: str = ""
    url: str = ""
    contract: SocialContract | None = None
    case_number: str = ""
    promise: ActionPoint | None = None
    figures: Mapping | None = None

    @property
    def contract_id(self):
        return self.contract and self.contract.pk


def contract_page(contract):
    """The address of the page that a line about `contract` leads to."""
    return reverse("contract", args=[contract.number])
