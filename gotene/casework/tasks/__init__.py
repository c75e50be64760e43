"""What "My day" shows: what is due, late and waiting for one person, by what their roles may do.

Each area is a module with `tasks(staff, today)`. It asks a fixed number of questions of the database and answers with
nothing for those whom it does not concern.
"""

from gotene.accounts.deputies import running_absences, seen_by_deputy
from gotene.casework.tasks import (
    care,
    consents,
    contracts,
    decisions,
    endings,
    guarantees,
    incidents,
    inspections,
    left_behind,
    log_reviews,
    meetings,
    policies,
    questions,
    requests,
    reveals,
    reviews,
    takeover,
    told,
)

AREAS = (
    contracts,
    incidents,
    decisions,
    reviews,
    requests,
    inspections,
    meetings,
    guarantees,
    policies,
    endings,
    questions,
    told,
    consents,
    care,
    takeover,
    log_reviews,
    left_behind,
    reveals,
)
# Who is shown a protected person is named for it: a deputy is not told of it either.
NAMED_ALONE = (reveals,)


def tasks_for(staff, today):
    """Everything that waits for `staff` on `today`: the late first, then what waits now, then by its day."""
    areas = AREAS if staff.deputy is None else [area for area in AREAS if area not in NAMED_ALONE]
    tasks = [task for area in areas for task in area.tasks(staff, today)]
    # Without a day it can be done at once: an unanswered report or an empty apartment comes before next spring.
    return sorted(tasks, key=lambda task: (task.due_on or today, task.text))


def tasks_as_deputy(staff, own, today):
    """What waits for each colleague whom `staff` stands in for on `today`, as far as `staff` may see it: pairs of
    (absence, tasks). What stands among `own`, the tasks of `staff`, is left out.

    Asks as many questions again for each colleague.
    """
    for absence in running_absences(staff, today):
        theirs = tasks_for(seen_by_deputy(absence, staff), today)
        yield absence, [task for task in theirs if task not in own]
