"""What a function of ours is published as."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise

from gotene.access.database_roles import DatabaseRole

SQL = Path(__file__).parent.parent / "sql"


@dataclass(frozen=True)
class Function:
    """`arguments`: their types, by comma. `definer`: whether it runs as the owner. `triggers`: as "table.trigger"."""

    name: str
    arguments: str
    callers: tuple[DatabaseRole, ...]
    reason: str | Promise
    definer: bool = True
    triggers: tuple[str, ...] = ()

    @property
    def signature(self):
        return f"{self.name}({self.arguments})"

    @property
    def text(self):
        """The statement that makes the function, with the roles by their names in the database."""
        text = (SQL / f"{self.name}.sql").read_text()
        for role in DatabaseRole:
            text = text.replace(f"{{{role}}}", role.in_database)
        return text


def guard(name, reason, *triggers, definer=False):
    """A trigger function: called by nobody, it guards the tables of its `triggers`."""
    return Function(name, "", (), reason, definer, triggers)
