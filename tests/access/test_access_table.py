"""`access_table` prints what is published, for people, for the documentation and for programs."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation

from gotene.access.functions import FUNCTIONS
from gotene.access.rights import GRANTED, OPERATIONS
from gotene.access.rows import ROW_RULES
from gotene.access.tables import every_table, may

PAGE = Path(__file__).resolve().parents[2] / "docs" / "operations" / "access-table.md"


def printed(**options):
    out = io.StringIO()
    call_command("access_table", stdout=out, **options)
    return out.getvalue()


def test_the_text_has_a_line_for_every_table_rule_and_function():
    lines = printed().splitlines()
    assert "tenants_decision - - SIU SD" in {" ".join(line.split()[:5]) for line in lines}
    first = [line.split()[0] for line in lines if line]
    for name in every_table():
        assert name in first
    rules = {tuple(line.split()[:2]) for line in lines if line}
    assert {(rule.table, rule.name) for rule in ROW_RULES} <= rules
    for function in FUNCTIONS:
        assert [line for line in lines if line.startswith(f"{function.signature} ")]


def test_the_json_says_yes_or_no_for_every_table_role_and_operation():
    told = json.loads(printed(json=True))
    assert {table["name"] for table in told["tables"]} == set(every_table())
    for table in told["tables"]:
        assert table["rights"] == {
            role.value: {operation: may(role, table["name"], operation) for operation in OPERATIONS.values()}
            for role in GRANTED
        }
        assert table["what"] and table["reason"]
    assert [(rule["table"], rule["name"], rule["using"], rule["check"]) for rule in told["row_rules"]] == [
        (rule.table, rule.name, rule.using, rule.check) for rule in ROW_RULES
    ]
    assert {function["name"]: function["callers"] for function in told["functions"]} == {
        function.name: [str(role) for role in function.callers] for function in FUNCTIONS
    }


def test_the_documentation_is_up_to_date():
    same = PAGE.read_text() == printed(markdown=True)
    assert same, f"write it anew: manage.py access_table --markdown > docs/operations/{PAGE.name}"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_is_in_english_whatever_the_language(language):
    """The page of the documentation must not depend on who writes it."""
    with translation.override(language):
        assert "Decisions and their grounds" in printed(markdown=True)
