"""What stands in the log: where something failed, and nothing of what the rows said."""

import logging
import re
import time

# PostgreSQL's sentence about a refusal is followed by the row itself, and by the statement with its values.
ROW = re.compile(
    r"\n(?:DETAIL|LINE \d+|HINT|CONTEXT|QUERY):.*?(?=\n\n(?:The above exception|During handling of)|\Z)", re.DOTALL
)


class WithoutRows(logging.Formatter):
    """Leaves out of a traceback what the database quotes: names, personal numbers, grounds of decisions.

    Times are UTC, as on every other machine. A message is one line, whatever was put into it.
    """

    converter = time.gmtime

    def formatMessage(self, record):
        return super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")

    def formatException(self, exc_info):
        return ROW.sub("", super().formatException(exc_info))
