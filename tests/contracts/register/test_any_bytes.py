"""Whatever the file holds, the answer is rows or faults in Swedish, never an exception of another kind."""

import io
import json
import zipfile

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from contracts.register.checking import Rows, check, layout_of
from contracts.register.faults import UnreadableFile
from contracts.register.reader import open_table
from tests.contracts.register.files import FAULTY, GOOD, HEADINGS, cells, export, text, workbook

GOOD_BYTES, FAULTY_BYTES = GOOD.read_bytes()[:6000], FAULTY.read_bytes()
WORKBOOK = workbook(cells(0), cells(1)).getvalue()
thorough = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def answered(content):
    """The faults of the file; asserts that the answer is one that people and programs can use."""
    try:
        with open_table(io.BytesIO(content)) as table:
            layout = layout_of(table)
            checked = check(table, layout)
            faults = checked.faults
            if not faults:
                assert len([row.object_number for row in Rows(table, layout)]) == checked.rows > 0
    except UnreadableFile as error:
        faults = error.faults
        assert faults
    for fault in faults:
        assert fault.row >= 0
        assert fault.message.strip() and fault.message[0].isupper() and fault.message.rstrip(".") != fault.message
        assert len(fault.value) <= 201
        json.loads(json.dumps(fault.as_dict()))
    assert len({(fault.row, fault.column, fault.message) for fault in faults}) == len(faults)
    return faults


def mutations(content):
    """The file with some stretches cut out, doubled or overwritten."""
    stretch = st.tuples(st.integers(0, len(content)), st.integers(0, 40), st.binary(max_size=12) | st.just(None))

    def apply(changes):
        changed = content
        for at, length, instead in changes:
            piece = changed[at : at + length] * 2 if instead is None else instead
            changed = changed[:at] + piece + changed[at + length :]
        return changed

    return st.lists(stretch, min_size=1, max_size=6).map(apply)


@thorough
@given(st.binary(max_size=2000))
@example(b'"')
@example(b"sep=;")
@example(b"\r\r\r\n\n")
@example(b"PK\x03\x04")
def test_random_bytes(content):
    assert answered(content)


@thorough
@given(st.binary(max_size=300))
def test_random_bytes_after_good_headings(rest):
    answered(";".join(HEADINGS).encode("cp1252") + b"\r\n" + rest)


@thorough
@given(mutations(GOOD_BYTES) | mutations(FAULTY_BYTES))
def test_the_examples_mutated(content):
    answered(content)


@thorough
@given(st.lists(st.lists(st.text(max_size=30), min_size=17, max_size=17), max_size=5), st.sampled_from(";,\t"))
def test_random_text_in_every_cell(rows, delimiter):
    content = text(rows, delimiter=delimiter).encode("utf-8", "replace")
    assert answered(content)


@thorough
@given(st.integers(0, 16), st.text(min_size=1, max_size=60))
def test_random_text_in_one_cell_is_read_or_refused_in_that_cell(place, cell):
    row = cells(1)
    row[place] = cell
    content = text([cells(0), row, cells(2)]).encode("utf-8", "replace")
    faults = answered(content)
    if all(fault.row == 3 for fault in faults):
        assert {fault.column for fault in faults} <= {HEADINGS[place], "Uthyrd fr.o.m.", ""}


@settings(thorough, max_examples=30)
@given(mutations(WORKBOOK))
def test_a_workbook_mutated(content):
    answered(content)


@settings(thorough, max_examples=25)
@given(st.data())
def test_a_workbook_with_its_parts_mutated(data):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = data.draw(st.sampled_from(old.namelist()))
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, data.draw(mutations(content)) if name == chosen else content)
    answered(out.getvalue())


def test_a_file_that_is_cut_anywhere_is_answered():
    content = export(cells(0), cells(1)).getvalue()
    for end in range(len(content)):
        answered(content[:end])
