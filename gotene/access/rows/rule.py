"""What a row rule is published as, and what many have in common."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import DatabaseRole

MINE = "staff_id = (SELECT access_staff())"
OWN = _("Only in the name of one's own organisation.")


@dataclass(frozen=True)
class RowRule:
    table: str
    name: str
    roles: tuple[DatabaseRole, ...]
    operation: str
    reason: str | Promise
    using: str = ""
    check: str = ""
