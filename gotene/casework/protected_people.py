"""The protected people on a page: whom to talk to about them, and how their own handlers are shown who they are."""

from dataclasses import dataclass

from tenants.models import Handler


@dataclass(frozen=True)
class ProtectedPerson:
    """`name`: the pseudonym. `talk_to`: the reader's own colleagues who may be shown the person, by name.

    `handled`: whether the reader is one of them. `shown`: whether they are shown who it is at this moment.
    """

    number: str
    name: str
    talk_to: str
    handled: bool
    shown: bool


def protected_people(people, staff):
    """Those of `people` who are protected. Costs one query when there are any, else none."""
    protected = {person.pk: person for person in people if person.known is None or person.known.protection}
    if not protected:
        return []
    colleagues = (
        Handler.objects.visible_to(staff)
        .running()
        .filter(person__in=protected, staff__organisation=staff.organisation_id, staff__active=True)
    )
    handlers = {pk: [] for pk in protected}
    for handler in colleagues.select_related("staff").order_by("staff__name"):
        handlers[handler.person_id].append(handler.staff)
    return [
        ProtectedPerson(
            number=person.number,
            name=person.name,
            talk_to=", ".join(colleague.name for colleague in handlers[pk]),
            handled=staff in handlers[pk],
            shown=person.known is not None,
        )
        for pk, person in protected.items()
    ]
