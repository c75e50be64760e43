"""Many people at the same moment: threads that start together, each with a database connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections

PATIENCE_SECONDS = 30


def at_once(*calls):
    """Call all of `calls` at the same moment; answer with what each returned or raised, in order."""
    start = Barrier(len(calls))

    def run(call):
        try:
            start.wait(PATIENCE_SECONDS)
            return call()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))
