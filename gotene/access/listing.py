"""The published table of rights as those who run the system read it: text, Markdown and JSON. In English.

Nothing here asks the database: what is listed is what is published. Whether it is so, `check_access` says.
"""

import json

from django.utils.translation import override

from gotene.access.functions import FUNCTIONS
from gotene.access.rights import GRANTED, OPERATIONS, Area
from gotene.access.rows import ROW_RULES
from gotene.access.tables import TABLES, every_table

LETTERS = {operation: letter for letter, operation in OPERATIONS.items()}
KEY = "S select, I insert, U update, D delete. The owner has every right; PUBLIC has none."


def as_text():
    """A line a table, its histories too; then the row rules and the functions."""
    with override("en"):
        tables = [
            (table.name, *(letters(table, role) for role in GRANTED), str(table.reason))
            for table in every_table().values()
        ]
        rules = [(rule.table, rule.name, ", ".join(rule.roles), rule.operation, str(rule.reason)) for rule in ROW_RULES]
        functions = [(each.signature, ", ".join(each.callers) or "-", str(each.reason)) for each in FUNCTIONS]
        return "\n".join(
            [
                KEY,
                "",
                *_columns([("TABLE", *(role.upper() for role in GRANTED), "REASON"), *tables]),
                "",
                *_columns([("ROW RULE ON", "NAME", "ROLES", "OPERATION", "WHICH ROWS"), *rules]),
                "",
                *_columns([("FUNCTION", "CALLED BY", "WHAT IT ANSWERS OR SEES TO"), *functions]),
            ]
        )


def letters(table, role):
    """The rights of `role` to `table` as letters; a dash for none."""
    has = table.operations(role)
    return "".join(letter for operation, letter in LETTERS.items() if operation in has) or "-"


def _columns(lines):
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]) - 1)]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(line, widths, strict=False)), line[-1]]) for line in lines
    ]


def as_json():
    """Everything, with each right written out, the conditions of row rules, and what guards what."""
    with override("en"):
        return json.dumps(
            {
                "tables": [
                    {
                        "name": table.name,
                        "area": table.area.value,
                        "what": str(table.what),
                        "reason": str(table.reason),
                        "rights": {
                            role.value: {operation: operation in table.operations(role) for operation in LETTERS}
                            for role in GRANTED
                        },
                        "history": table.history.name if table.history else None,
                    }
                    for table in every_table().values()
                ],
                "row_rules": [
                    {
                        "table": rule.table,
                        "name": rule.name,
                        "roles": list(rule.roles),
                        "operation": rule.operation,
                        "reason": str(rule.reason),
                        "using": rule.using,
                        "check": rule.check,
                    }
                    for rule in ROW_RULES
                ],
                "functions": [
                    {
                        "name": each.name,
                        "arguments": each.arguments,
                        "callers": list(each.callers),
                        "runs_as_owner": each.definer,
                        "triggers": list(each.triggers),
                        "reason": str(each.reason),
                    }
                    for each in FUNCTIONS
                ],
            },
            indent=2,
        )


def as_markdown():
    """The page `docs/operations/access-table.md`: the tables by area, histories in a sentence."""
    with override("en"):
        lines = [
            "# Who may do what in the database",
            "",
            "Written by `manage.py access_table --markdown`; what is changed here by hand is lost. The table itself",
            "stands in `tables/`, `rows/` and `functions/` of `gotene/access/`. `manage.py sync_access` makes",
            "the database so, and `manage.py check_access` says where it is not.",
            "",
            f"{KEY} A history lies beside",
            "its table, as `<app>_historical<model>`: S for those who have S, I for those who have I or U, D for those",
            "who have D.",
        ]
        for area in Area:
            lines += ["", f"## {area.label}", "", *_table_of(area)]
        lines += ["", "## Row rules", "", "Where the right to a table is not a right to every row of it.", ""]
        lines += _rows(
            ("Table", "Rule", "Roles", "Operation", "Which rows"),
            [
                (f"`{rule.table}`", f"`{rule.name}`", ", ".join(rule.roles), rule.operation, rule.reason)
                for rule in ROW_RULES
            ],
        )
        lines += ["", "## Functions", "", "Those with callers run as the owner and answer no more than they say.", ""]
        lines += _rows(
            ("Function", "Called by", "What it answers"),
            [(f"`{each.signature}`", ", ".join(each.callers), each.reason) for each in FUNCTIONS if each.callers],
        )
        lines += ["", "The others guard tables by triggers, whoever writes.", ""]
        lines += _rows(
            ("Function", "Guards", "What it sees to"),
            [
                (
                    f"`{each.name}`",
                    ", ".join(f"`{trigger}`" for trigger in each.triggers) or "every table with a history",
                    each.reason,
                )
                for each in FUNCTIONS
                if not each.callers
            ],
        )
        return "\n".join(lines)


def _table_of(area):
    return _rows(
        ("Table", "What", *GRANTED, "History", "Why"),
        [
            (
                f"`{table.name}`",
                table.what,
                *(letters(table, role) for role in GRANTED),
                "yes" if table.history else "no",
                table.reason,
            )
            for table in TABLES
            if table.area == area
        ],
    )


def _rows(head, rows):
    written = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in written]
