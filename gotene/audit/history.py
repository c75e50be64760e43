"""History of tracked models: what was changed, when and by which staff member."""

from simple_history.models import HistoricalRecords

STAFF_MODEL = "accounts.StaffMember"


def _acting_staff(instance, request=None, **kwargs):
    return getattr(request, "staff", None)


def tracked(**options):
    """History for one model: every save leaves a row, attributed to a `StaffMember`.

    Attribution comes from the signed-in request, or from `save_as` in actions.
    """
    return HistoricalRecords(user_model=STAFF_MODEL, get_user=_acting_staff, **options)


def save_as(by, instance, **kwargs):
    """Save `instance` with `by` (a StaffMember, or None for a command) as the one who did it."""
    instance._history_user = by
    instance.save(**kwargs)
    return instance
