"""A register a thousand times Götene's: memory does not grow with it. Measured with 400 000 rows: 142 MB."""

import os
import subprocess
import sys
import time

import pytest

from contracts.register.load import import_file
from tests.contracts.register.files import cells, export, many

CHECKED = """
import re, sys
from contracts.register.checking import check, layout_of
from contracts.register.reader import open_table
with open_table(sys.argv[1]) as table:
    assert check(table, layout_of(table)).faults == []
# Not getrusage: its peak is inherited from the process that started this one.
print(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
"""


def kilobytes_to_check(path, count):
    path.write_bytes(many(count).getvalue())
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [sys.executable, "-c", CHECKED, path], env=environment, check=True, capture_output=True, text=True
    )
    return int(done.stdout)


def test_checking_costs_under_two_hundred_and_fifty_bytes_an_apartment(tmp_path):
    few, lots = (kilobytes_to_check(tmp_path / f"{count}.csv", count) for count in (1_000, 30_000))
    # The first 4 MB of a file are kept in memory.
    assert lots - few < 4 * 1024 + 29_000 * 250 / 1024


@pytest.mark.django_db
def test_four_hundred_apartments_take_less_than_two_seconds():
    source = export(*(cells(n) for n in range(400)))
    started = time.perf_counter()
    assert import_file(source).created == 400
    assert time.perf_counter() - started < 2
