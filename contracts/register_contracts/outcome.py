"""What reading in a list came to: row by row what became of it, or why nothing was written."""

from dataclasses import dataclass, field
from enum import Enum

from contracts.register.faults import Fault
from contracts.register_contracts.reading import ContractRow


class Status(Enum):
    NEW = "new"
    THERE = "there"
    # The other organisation writes such rows itself.
    OF_THE_OTHER_SIDE = "of the other side"


@dataclass(frozen=True)
class Result:
    """One row, what became of it, and what whoever reads it in should know."""

    row: ContractRow
    status: Status
    notes: list[str]


@dataclass
class Outcome:
    """With `faults` nothing was written, and there are no results."""

    results: list[Result] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def count(self, status: Status) -> int:
        return sum(result.status is status for result in self.results)

    @property
    def new(self) -> int:
        return self.count(Status.NEW)

    @property
    def there(self) -> int:
        return self.count(Status.THERE)

    @property
    def of_the_other_side(self) -> int:
        return self.count(Status.OF_THE_OTHER_SIDE)
