"""The shape of the code base: what stands on what, how views reach rows, how long a file may grow."""

import ast
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


@pytest.mark.parametrize("module", ["contracts.rules", "tenants.rules", "gotene.dates", "gotene.text"])
def test_the_law_is_read_without_django(module):
    script = f"import sys; sys.modules['django'] = None; import {module}"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


# How views reach rows


def bare_reach(source):
    """Lines where a view takes rows from a model without asking whose they are.

    Rows of a model (`Model.objects`) are asked with `visible_to(…)` in the same chain, or handed to `yours(…)`,
    which asks. Reading all there is, on no one's behalf, belongs in a query or a figure with a name.
    """
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_base_manager", "_default_manager"):
            if not _asked(node, parents):
                yield node.lineno
        elif _is_call(node, "get_object_or_404", "get_list_or_404") and node.args[0].__class__ is ast.Name:
            yield node.lineno


def _is_call(node, *names):
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in names


def _asked(node, parents):
    """Whether the chain of calls that `node` begins is asked whose rows it may show."""
    while True:
        node, parent = parents[node], parents[parents[node]]
        if isinstance(node, ast.Attribute) and node.attr in ("visible_to", "none"):
            return True
        if _is_call(parent, "yours") and node in parent.args[:1]:
            return True
        if isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Name):
            return _asked_by_name(parent.targets[0].id, parents[parent])
        if not isinstance(parent, ast.Attribute | ast.Call) or node in getattr(parent, "args", ()):
            return False


def _asked_by_name(name, block):
    """Whether rows kept under `name` in `block` are asked, or handed to `yours`, further down."""
    for node in ast.walk(block):
        if _is_call(node, "yours") and getattr(node.args[0], "id", "") == name:
            return True
        if isinstance(node, ast.Attribute) and node.attr == "visible_to" and getattr(node.value, "id", "") == name:
            return True
    return False


VIEWS = [
    path for path in sources("*.py", APPS) if "views" in path.relative_to(ROOT).parts or path.stem in ("views", "admin")
]


@pytest.mark.parametrize("path", VIEWS, ids=name_of)
def test_a_view_reaches_rows_only_as_its_reader_may(path):
    assert list(bare_reach(path.read_text())) == []


@pytest.mark.parametrize(
    "line, bare",
    [
        ("Case.objects.all()", True),
        ("Case.objects.filter(pk=1).first()", True),
        ("get_object_or_404(Case, pk=1)", True),
        ("list(Case.objects.order_by('pk'))", True),
        ("len(yours)(Case.objects.all())", True),
        ("found = Case.objects.all()", True),
        ("found = Case.objects.all()\nyours(found, staff, pk=1)", False),
        ("found = Case.objects.all()\nfound.visible_to(staff)", False),
        ("yours(Case.objects.with_people(), staff, pk=1)", False),
        ("Case.objects.with_people().visible_to(staff).filter(pk=1)", False),
        ("get_object_or_404(Case.objects.visible_to(staff), pk=1)", False),
        ("case.decisions.all()", False),
    ],
)
def test_what_counts_as_reaching_past_the_reader(line, bare):
    assert bool(list(bare_reach(line))) is bare


def test_there_are_views_to_look_at():
    assert len(VIEWS) > 10


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
