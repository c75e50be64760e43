"""Vem vet vad om mig, put together for one person by one organisation."""

import datetime
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gotene.access.roles import Side
from gotene.casework.who_knows import at_the_company, in_the_case, in_the_home, told
from gotene.casework.who_knows.known import CASE, LEASES, Known, Readers, at, at_both
from tenants.consent_state import states_of
from tenants.models import Case, Handler, Person
from tenants.rules import retention_due


@dataclass(frozen=True)
class WhoKnows:
    """`own`: what the maker holds alone; `shared`: what both organisations read. `case` is None at the company."""

    person: Person
    maker: str
    in_social: bool
    own: list[Known]
    shared: list[Known]
    told: list[told.Line]
    contacts: list[str]
    case: Case | None = None
    states: list = field(default_factory=list)
    erased_by: datetime.date | None = None

    @property
    def name(self):
        return self.person.name

    @property
    def shared_readers(self) -> tuple[Readers, ...]:
        """Who reads what both organisations share: the same for each line of it."""
        return at_both()


def made_by_social_services(person, case, staff, today):
    """Of what the social services hold of `person` in `case`, what is shared, and what they have told."""
    homes = [home for home in in_the_home.homes_of(person, staff) if home.case_number == case.number]
    grounds = _grounds(case)
    registered = Known(
        _("Your name, your personal number if you have one, and how to reach you"),
        _("needed for the work of the social services (the Act on personal data in social services, 2001:454)"),
        at(Side.SOCIAL, CASE),
        case.opened_on,
    )
    return WhoKnows(
        person=person,
        maker=staff.organisation.name,
        in_social=True,
        own=[registered, *in_the_case.known(case, staff)],
        shared=in_the_home.known(
            person, homes, staff, lambda kind: grounds.get(kind, _("told by the social services"))
        ),
        told=told.by_social_services(case, person),
        contacts=_contacts(person, staff, [case.case_officer, case.housing_support]),
        case=case,
        states=states_of(case, today),
        erased_by=retention_due(case.closed_on) if case.closed_on else None,
    )


def made_by_company(person, staff):
    """Of what the company holds of `person`, and what it shares with the social services."""
    homes = in_the_home.homes_of(person, staff)
    registered = Known(
        _("Your name, your personal number if you have one, and how to reach you"),
        _("needed to let homes and keep the leases"),
        at(Side.HOUSING, LEASES),
    )
    asked = _("told by the social services. Ask them why they might")
    return WhoKnows(
        person=person,
        maker=staff.organisation.name,
        in_social=False,
        # Of those whom the social services have registered the company reads the name: that is shared.
        own=[
            *([registered] if person.known.organisation_id == Side.HOUSING else []),
            *at_the_company.known(person, homes, staff),
        ],
        shared=in_the_home.known(person, homes, staff, lambda kind: asked),
        told=told.to_company(person, homes, staff),
        contacts=_contacts(person, staff, [home.contract.housing_contact for home in homes[:1]]),
    )


def _grounds(case):
    """Why the company has been told each kind: as it was noted the last time."""
    grounds = {}
    for disclosure in case.disclosures.all():
        grounds.setdefault(disclosure.kind, disclosure.ground_shown)
    return grounds


def _contacts(person, staff, contacts):
    """Whom to turn to at the maker, and its named handlers of the person."""
    handlers = (
        Handler.objects.visible_to(staff).running().filter(person=person, staff__organisation=staff.organisation_id)
    )
    named = [handler.staff for handler in handlers.select_related("staff")]
    people = dict.fromkeys(one for one in [*contacts, *named] if one is not None)
    return [f"{one.name}, {one.phone}" if one.phone else one.name for one in people]
