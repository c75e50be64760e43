"""How far an incident has come, and the one thing that it waits for."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contracts import incident_rules
from contracts.enums import IncidentKind, IncidentStepKind, RentLink
from contracts.models import Incident, IncidentStep, Repair
from gotene.templatetags.swedish import long_date


class Next(StrEnum):
    HEAR = "hear"
    DECIDE = "decide"
    AGREE = "agree"
    MEND = "mend"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Duty:
    """Something that the law asks for, in its order: `day` is when it was done."""

    kind: IncidentStepKind
    text: str
    source: str
    day: datetime.date | None


def title_of(incident):
    """What an incident is called: "Störning 3 mars 2026", "Sen hyra för mars 2026"."""
    if incident.is_late_rent:
        return _("Late rent for %(month)s") % {"month": date_format(incident.rent_month, "F Y")}
    return f"{capfirst(incident.get_kind_display())} {long_date(incident.happened_on)}"


@dataclass(frozen=True)
class Course:
    """An incident that came `with_course()`, on `today`."""

    incident: Incident
    today: datetime.date

    @property
    def title(self) -> str:
        return title_of(self.incident)

    @property
    def outcome(self) -> IncidentStep | None:
        latest = self.incident.latest
        return latest.get(IncidentStepKind.CONFIRMED) or latest.get(IncidentStepKind.NOT_CLEARED)

    @property
    def confirmed(self) -> bool:
        return IncidentStepKind.CONFIRMED in self.incident.latest

    @property
    def heard(self) -> bool:
        """Whether whom it is about has answered, or the day by which there was a chance to has passed."""
        silent = self.incident.day_of(IncidentStepKind.SILENT)
        return IncidentStepKind.ANSWERED in self.incident.latest or (silent is not None and silent < self.today)

    @property
    def repair(self) -> Repair | None:
        return getattr(self.incident, "repair", None)

    @property
    def next(self) -> Next:
        if self.outcome is None:
            return Next.DECIDE if self.heard else Next.HEAR
        if not self.confirmed:
            return Next.NOTHING
        if self.repair is None:
            return Next.AGREE
        return Next.NOTHING if self.repair.done_on else Next.MEND

    @property
    def concerns(self) -> str:
        """Whom to ask: the resident, or the municipality where nobody lives there or the rent is its own."""
        return _("the resident") if self.incident.sublease_id else _("the municipality")

    @property
    def next_text(self) -> str:
        match self.next:
            case Next.HEAR:
                return _("Ask %(who)s what happened. Nothing counts before there has been a chance to answer.") % {
                    "who": self.concerns
                }
            case Next.DECIDE:
                return _("Record what came of it: confirmed, or could not be cleared up.")
            case Next.AGREE:
                return _("Agree on how it is put right: what, by when and who.")
            case Next.MEND:
                return _("%(what)s, by %(day)s: %(who)s.") % {
                    "what": self.repair.what,
                    "day": long_date(self.repair.due_on),
                    "who": self.repair.get_responsible_display(),
                }
        return _("Put right.") if self.repair else _("Nothing: it could not be cleared up, and does not count.")

    @property
    def late(self) -> bool:
        return self.repair is not None and self.repair.late_on(self.today)

    @property
    def nobody_may_end(self) -> bool:
        """Whether something that the law asks for is left, so that the sublease cannot be ended for a disturbance."""
        return self.incident.kind == IncidentKind.DISTURBANCE and bool(
            incident_rules.lacking_before_ending(
                self.incident.day_of(IncidentStepKind.RECTIFICATION),
                self.incident.day_of(IncidentStepKind.BOARD_NOTIFIED),
            )
        )

    @property
    def recovery(self) -> incident_rules.Recovery | None:
        """The clock of recovery, for the resident's late rent, when it runs."""
        if self.incident.link != RentLink.SUBLEASE:
            return None
        return incident_rules.recovery(
            self.incident.day_of(IncidentStepKind.TENANT_SERVED), self.incident.day_of(IncidentStepKind.BOARD_NOTIFIED)
        )

    @property
    def recovered(self) -> bool:
        """Whether the way to eviction is closed."""
        paid = self.repair.done_on if self.repair else None
        undertaken = self.incident.day_of(IncidentStepKind.RENT_UNDERTAKEN)
        return self.recovery is not None and self.recovery.ended_by(paid, undertaken)

    @property
    def duties(self) -> list[Duty]:
        """What the law asks for, in its order; none for damage and access, or for the municipality's own rent."""
        day_of = self.incident.day_of
        if self.incident.kind == IncidentKind.DISTURBANCE:
            return [
                Duty(
                    IncidentStepKind.RECTIFICATION,
                    _("The resident has been asked in writing to set it right"),
                    _("JB ch. 12 s. 25 a"),
                    day_of(IncidentStepKind.RECTIFICATION),
                ),
                Duty(
                    IncidentStepKind.BOARD_NOTIFIED,
                    _("The social board has been told"),
                    _("JB ch. 12 s. 25 a and 42"),
                    day_of(IncidentStepKind.BOARD_NOTIFIED),
                ),
            ]
        if self.incident.link == RentLink.SUBLEASE:
            return [
                Duty(
                    IncidentStepKind.TENANT_SERVED,
                    _("The resident has been served the notice of how the lease is got back"),
                    _("JB ch. 12 s. 44"),
                    day_of(IncidentStepKind.TENANT_SERVED),
                ),
                Duty(
                    IncidentStepKind.BOARD_NOTIFIED,
                    _("The social board has been told the month, the amount and how to pay"),
                    _("JB ch. 12 s. 44; ordinance 1978:314, form 3"),
                    day_of(IncidentStepKind.BOARD_NOTIFIED),
                ),
            ]
        return []
