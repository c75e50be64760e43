"""What of a person is shown to the one who asks: the protection that its handlers know of, and for how long a name."""

from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from tenants.enums import Protection
from tenants.models import Handler, Person, Reveal
from tenants.rules import FORWARDING_ADDRESS, post_route


@dataclass(frozen=True)
class Shown:
    """`protection`: the kind as stored, "" for none. `handled`: whether the reader is a named handler.

    `until`: when what is shown now is hidden again, None where nothing protects the person or nothing is shown.
    """

    person: Person
    protection: str
    handled: bool
    until: timezone.datetime | None

    @property
    def hidden(self):
        return self.person.known is None

    @property
    def post(self):
        """How letters to the person are sent; None where they are sent as to anybody."""
        return post_route(self.protection)

    @property
    def address(self):
        """Where letters that are forwarded are sent, line by line."""
        return FORWARDING_ADDRESS

    @property
    def kind(self):
        """The protection in words."""
        return Protection(self.protection).label if self.protection else ""


def shown_of(person, staff):
    """What `staff` is shown of `person`."""
    handled = Handler.objects.running().filter(person=person, staff=staff).exists()
    protection = person.known.protection if person.known else _protection_of(person) if handled else ""
    running = Reveal.objects.running().filter(person=person, staff=staff).order_by("-ends_at").first()
    return Shown(person, protection, handled, running.ends_at if protection and running and person.known else None)


def _protection_of(person):
    """The kind of protection, told to a named handler who is not shown who the person is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_protection(%s)", [person.pk])
        return cursor.fetchone()[0] or ""


def letters_to(people, staff):
    """What is shown of those of `people` who are protected: whoever writes to them is to know how letters are sent."""
    protected = [person for person in people if person.known is None or person.known.protection]
    return [shown_of(person, staff) for person in protected]
