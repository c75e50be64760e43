"""Two who must not live in the same stairwell: one waits for a home, the other lives where one is vacant."""

import datetime as dt

from contracts.models import Apartment, SocialContract
from gotene.casework.demo.cases import CasePlan
from gotene.casework.demo.chronicle import ONE_DAY, office_day, told_once, write
from gotene.casework.demo.contracts import HomePlan
from gotene.dates import add_months
from tenants.models import NonAssociation

REASON = "Kontaktförbud enligt åklagarens beslut, som finns i personakten."
REVIEWED_IN_DAYS = 17
CONFIRMED_MONTHS_BEFORE = 6


def write_kept_apart(
    waiting: CasePlan, homes: list[HomePlan], contracts: dict[int, SocialContract], today: dt.date
) -> None:
    """The one who waits, and the neighbour of a vacant apartment who moved in last and is not a protected person."""
    vacant = set(Apartment.objects.vacant_from(today).values_list("stairwell", flat=True))
    running = sorted((home for home in homes if home.ends_on is None), key=lambda home: home.begins_on, reverse=True)
    neighbours = [
        home
        for home in running
        if contracts[id(home.contract)].apartment.stairwell_id in vacant and not home.case.family.handlers
    ]
    other = (neighbours or running)[0].case.family.adults[0].person
    review_by = office_day(today + REVIEWED_IN_DAYS * ONE_DAY)
    confirmed = max(waiting.opened_on, office_day(add_months(review_by, -CONFIRMED_MONTHS_BEFORE)))
    one, other = sorted((waiting.family.adults[0].person, other), key=lambda person: person.pk)
    pair = NonAssociation(
        one=one,
        other=other,
        reason=REASON,
        confirmed_on=confirmed,
        confirmed_by=waiting.officer,
        speak_with=waiting.officer,
        review_by=review_by,
    )
    write([told_once(pair, confirmed, waiting.officer)])
