"""What the published table of rights is written in: a table, whose it is, and what each database role may do there."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import DatabaseRole

OPERATIONS = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE"}
OF_HISTORY = _("Read by those who read the thing itself. Grows with each change, and is never changed.")


class Area(TextChoices):
    """Whose the tables are. The foreign keys point from the areas to what is shared, never back."""

    SOCIAL = "social", _("The social services' own")
    HOUSING = "housing", _("The housing company's own")
    SHARED = "shared", _("What both share")
    EACH = "each", _("Each organisation's own")
    IDENTITY = "identity", _("Who people are")
    GATE = "gate", _("Accounts and sign-in")
    MACHINERY = "machinery", _("What the program needs")


@dataclass(frozen=True)
class Table:
    """One table: what lies there, in plain words, and which operations each database role has."""

    name: str
    area: Area
    what: str | Promise
    reason: str | Promise
    housing: str = ""
    social: str = ""
    web: str = ""
    retention: str = ""
    tracked: bool = False

    def operations(self, role):
        """The operations of `role` as words of SQL; the owner has every right and is not in the table."""
        return {OPERATIONS[letter] for letter in getattr(self, role.value)}

    @property
    def history(self):
        """The table of this table's history; None when its changes are not kept there."""
        if not self.tracked:
            return None
        app, _separator, model = self.name.partition("_")
        return Table(
            f"{app}_historical{model}",
            self.area,
            _("History: %(what)s") % {"what": self.what},
            OF_HISTORY,
            tracked=False,
            **{role.value: _of_history(getattr(self, role.value)) for role in GRANTED},
        )


GRANTED = (DatabaseRole.WEB, DatabaseRole.HOUSING, DatabaseRole.SOCIAL, DatabaseRole.RETENTION)


def _of_history(letters):
    """What the rights to a table give to its history."""
    return "".join(
        letter
        for letter, given in (
            ("S", "S" in letters),
            ("I", "I" in letters or "U" in letters),
            ("D", "D" in letters),
        )
        if given
    )


ERASES = "SD"


def table(area, name, what, reason, **rights):
    """An entry; history is kept unless it says `tracked=False`."""
    return Table(name, area, what, reason, **{"tracked": True, **rights})
