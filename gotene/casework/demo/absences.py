"""Who is away, and who stands in: one now, one who is back."""

import datetime as dt

from gotene.accounts.models import Absence, StaffMember
from gotene.casework.demo.chronicle import ONE_DAY, office_day, told_once, write

# Who, the deputy, who noted it, and from when to when, in days from today.
ABSENCES = (
    ("letting_2", "letting", "letting_2", -47, -38),
    ("case_2", "case", "coordinator", -5, 9),
)


def write_absences(staff: dict[str, StaffMember], today: dt.date) -> list[Absence]:
    told = []
    for who, deputy, by, begins, ends in ABSENCES:
        absence = Absence(
            staff=staff[who],
            deputy=staff[deputy],
            recorded_by=staff[by],
            begins_on=today + begins * ONE_DAY,
            ends_on=today + ends * ONE_DAY,
        )
        told.append(told_once(absence, office_day(absence.begins_on - ONE_DAY), staff[by]))
    return write(told)
