"""What has gone wrong for a household on its way to an own lease, and what is needed now.

The plan takes in confirmed facts by itself: incidents that have been confirmed, with what was agreed on, and
requirements that were not met at a check-in. Nothing that has only been reported is here.
"""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from contracts.enums import CriterionOutcome
from contracts.incident_course import title_of
from contracts.models import CheckInResult, Incident


@dataclass(frozen=True)
class Setback:
    """`needed` is what is to be done while it is not mended, `due_on` by when and `who` by whom.

    `again` says that the same thing has gone wrong later too: then the later one says what is needed.
    """

    day: datetime.date
    what: str
    why: str
    needed: str
    due_on: datetime.date | None = None
    who: str = ""
    mended_on: datetime.date | None = None
    again: bool = False
    incident: Incident | None = None

    @property
    def waits(self):
        return self.mended_on is None and not self.again

    def late_on(self, day):
        return self.waits and self.due_on is not None and self.due_on < day

    @property
    def to_agree(self):
        """Whether it waits for an agreement on how it is put right."""
        return self.incident is not None and self.waits and self.due_on is None


def setbacks_of(sublease):
    """The setbacks of the household, what waits first and then the newest first. Three queries, however many."""
    found = [*_incidents(sublease), *_not_met(sublease)]
    found.sort(key=lambda setback: setback.day, reverse=True)
    return sorted(found, key=lambda setback: not setback.waits)


def _incidents(sublease):
    confirmed = Incident.objects.confirmed().filter(sublease=sublease)
    for incident in confirmed.select_related("repair").prefetch_related("steps"):
        repair = getattr(incident, "repair", None)
        yield Setback(
            day=incident.happened_on,
            what=title_of(incident),
            why=incident.text,
            needed=repair.what if repair else _("Agree on how it is put right: what, by when and who."),
            due_on=repair and repair.due_on,
            who=repair.get_responsible_display() if repair else "",
            mended_on=repair and repair.done_on,
            incident=incident,
        )


def _not_met(sublease):
    """Requirements not met, each mended at the first later check-in where it was."""
    results = CheckInResult.objects.filter(check_in__plan__sublease=sublease).select_related("check_in", "criterion")
    met, waiting = {}, set()
    for result in results.order_by("-check_in__held_on", "-check_in__pk"):
        day = result.check_in.held_on
        if result.outcome == CriterionOutcome.MET:
            met[result.criterion_id] = day
            waiting.discard(result.criterion_id)
        elif result.outcome == CriterionOutcome.NOT_MET:
            yield Setback(
                day=day,
                what=result.criterion.text,
                why=result.reason,
                needed=result.next_step,
                mended_on=met.get(result.criterion_id),
                again=result.criterion_id in waiting,
            )
            waiting.add(result.criterion_id)
