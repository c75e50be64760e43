"""What is wrong in a file, and where: the form that every part of the import reports in."""

from dataclasses import dataclass

# A cell is shown so that it can be recognised, not so that it can be read to the end.
SHOWN_OF_VALUE = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `row` is the line in the file, where the headings are line 1; 0 is the file as a whole.

    `column` is the heading as the file writes it ("" when no single column is at fault), `value` is the cell's text,
    and `message` says in Swedish what to do. The message never repeats the value: values may name people.
    """

    row: int
    column: str
    value: str
    message: str

    def as_dict(self) -> dict:
        return {"row": self.row, "column": self.column, "value": self.value, "message": self.message}


class UnreadableFile(Exception):
    """The file as a whole cannot be used. `faults` says why, most often in one sentence."""

    def __init__(self, *faults: Fault):
        super().__init__(faults)
        self.faults = faults

    @classmethod
    def because(cls, message: str, row: int = 0) -> "UnreadableFile":
        return cls(Fault(row, "", "", message))


def shown(value: str) -> str:
    """The cell's text, cut where it is too long to show."""
    return value if len(value) <= SHOWN_OF_VALUE else value[:SHOWN_OF_VALUE] + "…"
