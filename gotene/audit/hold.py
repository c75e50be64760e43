"""Holding a row until the request is done."""


def hold(row):
    """Lock the row that `row` was read from, until the transaction ends: of two who save at once, one is the second.

    For objects that came in by their reader's scope. The database asks for the right to update the row. Raises
    DoesNotExist when it is gone.
    """
    type(row)._base_manager.select_for_update(of=("self",)).get(pk=row.pk)
