"""Whom to talk to about the people on a page whose identity is not its reader's to see."""

from dataclasses import dataclass

from tenants.models import Handler


@dataclass(frozen=True)
class ProtectedPerson:
    """`name`: the pseudonym. `talk_to`: the reader's own colleagues who know the person, by name."""

    name: str
    talk_to: str


def protected_people(people, staff):
    """Those of `people` whom `staff` may not know. Costs one query when there are any, else none."""
    hidden = {person.pk: person for person in people if person.known is None}
    if not hidden:
        return []
    colleagues = (
        Handler.objects.visible_to(staff)
        .running()
        .filter(person__in=hidden, staff__organisation=staff.organisation_id, staff__active=True)
    )
    names = {pk: [] for pk in hidden}
    for handler in colleagues.select_related("staff").order_by("staff__name"):
        names[handler.person_id].append(handler.staff.name)
    return [ProtectedPerson(person.name, ", ".join(names[pk])) for pk, person in hidden.items()]
