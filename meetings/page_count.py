"""How long a report will be, from its figures: known before the time is spent on drawing it.

The numbers are measured on the document as `templates/documents/` draws it; a test holds them to it, within a page.
"""

from django.utils.translation import override

from contracts.enums import ApartmentType

# The key figures and the quota, then the contracts over the years.
FIRST_PAGES = 2
# Rows of guarantees that fit under their chart, and on a page of their own; the method after them is as long as ten.
UNDER_CHART, ON_PORTRAIT, METHOD = 20, 35, 10
# The contract list lies down. Characters that its columns of free width hold before their rows take another line …
ON_ONE_LINE = 92
# … and the height of a page for rows, of a row beside its lines, and of a line, in points.
PAGE_POINTS, ROW_POINTS, LINE_POINTS = 471, 7.4, 12.3
DATE, MARK = len("2026-03-14"), len(" (försenad)")


def expected_pages(figures):
    """How many pages the half-yearly report of `figures` takes."""
    return FIRST_PAGES + _guarantee_pages(len(figures["guarantees"])) + _list_pages(figures)


def _guarantee_pages(rows):
    return 1 + _whole(max(rows + METHOD - UNDER_CHART, 0), ON_PORTRAIT)


def _list_pages(figures):
    rows = figures["contracts"]
    lines = max(1, _whole(_width(rows, figures["as_of"]), ON_ONE_LINE))
    return max(1, _whole(len(rows), int(PAGE_POINTS / (ROW_POINTS + lines * LINE_POINTS))))


def _width(rows, as_of):
    """The characters of the widest cells of the columns that give way: apartment, landlord, goal, next check-in."""
    with override("sv"):
        sizes = {size: len(str(size.label)) for size in ApartmentType}
    return (
        max((sizes[ApartmentType(row["size"])] + len(", ") + len(row["town"]) for row in rows), default=0)
        + max((len(row["landlord"]) for row in rows), default=0)
        + max((_date_width(row["goal"], as_of) for row in rows), default=0)
        + max((_date_width(row["next_check_in"], as_of) for row in rows), default=0)
    )


def _date_width(date, as_of):
    return DATE + MARK if date and date < as_of else DATE


def _whole(amount, size):
    """How many of `size` hold `amount`."""
    return -(-amount // size)
