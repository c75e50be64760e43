"""docs/operations/asvs.md: every requirement of the chapters has an answer, and every test it names is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "operations" / "asvs.md"
# OWASP ASVS 5.0.0: how many requirements each section of the chapters has.
SECTIONS = {
    "6.1": 3, "6.2": 12, "6.3": 8, "6.4": 6, "6.5": 8, "6.6": 4, "6.7": 2, "6.8": 4,
    "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 3, "7.6": 2,
    "8.1": 4, "8.2": 4, "8.3": 3, "8.4": 2,
    "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 4,
}  # fmt: skip
REQUIREMENTS = [f"{section}.{number}" for section, count in SECTIONS.items() for number in range(1, count + 1)]
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([^|]+) \| (met|not applicable|not met) \| ([^|]+) \|$", re.MULTILINE)
ROWS = ROW.findall(PAGE.read_text())
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
# What is demanded is a written page.
DOCUMENT = re.compile(r"\]\(([\w/.-]+\.md)\)")


@cache
def names_in(path):
    return {node.name for node in ast.walk(ast.parse((ROOT / path).read_text())) if isinstance(node, ast.FunctionDef)}


def test_every_requirement_has_one_answer_in_order():
    assert [number for number, *_ in ROWS] == REQUIREMENTS


@pytest.mark.parametrize(("number", "status", "answer"), [(row[0], row[2], row[3]) for row in ROWS])
def test_what_is_met_names_what_shows_it_and_what_is_not_says_why(number, status, answer):
    named, documents = TEST.findall(answer), DOCUMENT.findall(answer)
    if status == "met":
        assert named or documents
    else:
        assert len(answer) > len("no such thing here")
    for path, name in named:
        assert name in names_in(path), f"{path} has no {name}"
    for document in documents:
        assert (PAGE.parent / document).is_file()
