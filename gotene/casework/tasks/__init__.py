"""What "My day" shows: what is due, late and waiting for one person, by what their roles may do.

Each area is a module with `tasks(staff, today)`. It asks a fixed number of questions of the database and answers with
nothing for those whom it does not concern.
"""

from gotene.casework.tasks import (
    care,
    contracts,
    decisions,
    endings,
    guarantees,
    incidents,
    inspections,
    meetings,
    policies,
    questions,
    requests,
    reviews,
    takeover,
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
    care,
    takeover,
)


def tasks_for(staff, today):
    """Everything that waits for `staff` on `today`: the late first, then what waits now, then by its day."""
    tasks = [task for area in AREAS for task in area.tasks(staff, today)]
    # Without a day it can be done at once: an unanswered report or an empty apartment comes before next spring.
    return sorted(tasks, key=lambda task: (task.due_on or today, task.text))
