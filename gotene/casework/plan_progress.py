"""How a handover plan goes: each requirement at each check-in."""


def progress_of(plan):
    """What casework/contract.html shows of `plan`.

    `check_ins`, the newest first; `criteria`, pairs of a requirement and its results in that order (None where it
    has none).
    """
    check_ins = list(plan.check_ins.prefetch_related("results__criterion"))
    results = {
        (result.criterion_id, check_in.pk): result for check_in in check_ins for result in check_in.results.all()
    }
    return {
        "check_ins": check_ins,
        "criteria": [
            (criterion, [results.get((criterion.pk, check_in.pk)) for check_in in check_ins])
            for criterion in plan.criteria.all()
        ],
    }
