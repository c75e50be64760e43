"""What has been told to the other organisation, as the person may read it."""

import datetime
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from contracts.models import Told
from tenants.models.person import with_names


@dataclass(frozen=True)
class Line:
    at: datetime.datetime
    what: str
    ground: str


def by_social_services(case, person):
    """The ledger of the case. Others of the household are not named: what is said of them is theirs."""
    return [
        Line(disclosure.disclosed_at, _for(person, disclosure.what), disclosure.ground_shown)
        for disclosure in case.disclosures.all()
    ]


def to_company(person, homes, staff):
    """What the company has been told about the household of its own accord by the social services, as above."""
    rows = Told.objects.visible_to(staff).filter(sublease__in=homes)
    ask = _("Told by the social services. Ask them why they might.")
    return [Line(told.told_at, _for(person, told.text), ask) for told in rows]


def _for(person, text):
    """`text` with the person's own name, and without the numbers of others."""
    return re.sub(r"\bP-\d{4,}\b", _("somebody else in the household"), with_names(text, [person]))
