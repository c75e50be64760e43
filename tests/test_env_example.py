"""Whoever sets the project up finds every variable that it reads in .env.example, and none that it does not."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ["gotene", "tenants", "contracts", "inspections", "meetings"]
# Set by manage.py and wsgi.py themselves.
NOT_FOR_PEOPLE = {"DJANGO_SETTINGS_MODULE"}
SIDES = ("HOUSING", "SOCIAL")
# One for each organisation: f"OIDC_{name}_ISSUER".
READ_OF_EACH_SIDE = re.compile(r"""\benv\.\w+\(f["']([A-Z]+_)\{name\}(_[A-Z_]+)["']""")
READ = re.compile(
    r"""(?x) \benv (?:\.\w+)? \( \s* ["']([A-Z][A-Z0-9_]+)["']
    | \benviron (?:\.get|\.setdefault)? [\[(] \s* ["']([A-Z][A-Z0-9_]+)["']
    | \bgetenv\( \s* ["']([A-Z][A-Z0-9_]+)["']"""
)


def variables_read():
    found = set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for groups in READ.findall(path.read_text()):
                found |= {name for name in groups if name}
            for before, after in READ_OF_EACH_SIDE.findall(path.read_text()):
                found |= {before + side + after for side in SIDES}
    return found - NOT_FOR_PEOPLE


def test_every_variable_that_the_project_reads_is_explained():
    example = (ROOT / ".env.example").read_text()
    explained = re.findall(r"(?m)(?<=\n)# .+\n#?([A-Z][A-Z0-9_]+)=", example)
    assert len(explained) == len(set(explained))
    assert set(explained) == variables_read()
