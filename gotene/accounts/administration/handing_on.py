"""What somebody who leaves has left to do: how much of it, and nothing about what it is."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import connection


@dataclass(frozen=True)
class LeftBehind:
    """Counts: open cases, running contracts where they are the contact or its deputy, and so on."""

    cases: int
    contracts: int
    protected_people: int
    promises: int

    def __bool__(self):
        return any((self.cases, self.contracts, self.protected_people, self.promises))


def left_behind(member):
    """What `member` has left to do. PermissionDenied but for a system administrator of the same organisation."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_left_behind(%s)", [member.pk])
        counted = cursor.fetchone()
    if counted is None:
        raise PermissionDenied
    return LeftBehind(*counted)
