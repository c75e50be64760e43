"""What waits for somebody."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """`note` is said beside it to whoever is to do it. `tick_url`: where it is ticked as seen, when that is all."""

    text: str
    where: str
    url: str
    due_on: datetime.date | None = None
    note: str = ""
    tick_url: str = ""

    def late_on(self, day):
        return self.due_on is not None and self.due_on < day
