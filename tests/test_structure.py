"""The shape of the code base: what stands on what, how views reach rows, how long a file may grow."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ["gotene", "tenants", "contracts", "inspections", "meetings"]
LONGEST = 400


def sources(pattern, folders=(*APPS, "templates", "tests")):
    found = [path for folder in folders for path in (ROOT / folder).rglob(pattern)]
    return [path for path in found if "vendor" not in path.parts and "__pycache__" not in path.parts]


def name_of(path):
    return str(path.relative_to(ROOT))


def imports_contracts():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]


def test_imports_go_one_way():
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout


def test_the_direction_is_watched_for_every_part():
    """A new package, or a new module of the ground floor, is under the rules from its first day."""
    assert set(imports_contracts()["root_packages"]) == {path.parent.name for path in ROOT.glob("*/apps.py")} | {
        "gotene"
    }
    parts = {path.stem for path in (ROOT / "gotene").iterdir() if (path.is_dir() and list(path.glob("*.py")))}
    parts |= {path.stem for path in (ROOT / "gotene").glob("*.py") if path.stem != "__init__"}
    # What may import anything, and what imports nothing but Django to open the door.
    above = {"casework", "urls", "wsgi"}
    ground = next(c for c in imports_contracts()["contracts"] if c["name"] == "the ground floor knows no app")
    assert {f"gotene.{part}" for part in parts - above} == set(ground["source_modules"])


LAW = [
    "contracts.rules",
    "contracts.incident_rules",
    "inspections.rules",
    "meetings.rules",
    "tenants.rules",
    "gotene.audit.log_rules",
    "gotene.dates",
    "gotene.text",
]


@pytest.mark.parametrize("module", LAW)
def test_the_law_is_read_without_django(module):
    script = f"import sys; sys.modules['django'] = None; import {module}"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


# Files


WRITTEN_BY_A_COMMAND = re.compile(r"/migrations/\d{4}_\w+\.py$")


@pytest.mark.parametrize("pattern", ["*.py", "*.html", "*.css", "*.js"])
def test_a_file_holds_one_concept_and_fits_in_a_head(pattern):
    lengths = {
        name_of(path): len(path.read_text().splitlines())
        for path in sources(pattern)
        if not WRITTEN_BY_A_COMMAND.search(path.as_posix())
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_no_test_waits_by_the_clock():
    waiting = re.compile(r"\btime\.sleep\(|from time import sleep")
    this = Path(__file__)
    assert [name_of(p) for p in sources("*.py", ["tests"]) if p != this and waiting.search(p.read_text())] == []
