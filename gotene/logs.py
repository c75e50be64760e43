"""What stands in the log: where something failed, and nothing of what the rows said."""

import logging
import re
import time

# PostgreSQL's sentence about a refusal is followed by the row itself, and by the statement with its values.
ROW = re.compile(
    r"\n(?:DETAIL|LINE \d+|HINT|CONTEXT|QUERY):.*?(?=\n\n(?:The above exception|During handling of)|\Z)", re.DOTALL
)
# What looks like a personal or coordination number, right or not: in an address, a message, a traceback. A day of a
# month stands in the middle, or a longer number (the id of a trace, a time in milliseconds) would be hidden too.
PERSONAL_NUMBER = re.compile(
    r"(?<![0-9A-Fa-f])(?:1[89]|20)?[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
    r"(?:[-+\s]|%20|%2B|[\u2010-\u2015\u2212])?[0-9]{4}(?![0-9A-Fa-f])"
)
HIDDEN = "[personal number]"


def without_numbers(text):
    """`text` with everything that looks like a personal number taken out."""
    return PERSONAL_NUMBER.sub(HIDDEN, text)


class WithoutRows(logging.Formatter):
    """Leaves out of a traceback what the database quotes: names, personal numbers, grounds of decisions.

    What looks like a personal number is left out wherever it stands. Times are UTC, as on every other machine. A
    message is one line, whatever was put into it.
    """

    converter = time.gmtime

    def format(self, record):
        return without_numbers(super().format(record))

    def formatMessage(self, record):
        return super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")

    def formatException(self, exc_info):
        return ROW.sub("", super().formatException(exc_info))
