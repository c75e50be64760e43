"""The written decisions: each has a number of its own, and the index has them all."""

import re
from pathlib import Path

DECISIONS = Path(__file__).resolve().parent.parent / "docs" / "adr"
FILES = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))


def test_each_decision_has_a_number_of_its_own_and_none_is_skipped():
    assert [int(name[:4]) for name in FILES] == list(range(1, len(FILES) + 1))


def test_a_decision_says_its_number_first():
    assert all((DECISIONS / name).read_text().startswith(f"# {name[:4]} ") for name in FILES)


def test_the_index_has_every_decision_in_order():
    assert re.findall(r"\]\((\d{4}-[^)]+\.md)\)", (DECISIONS / "README.md").read_text()) == FILES
