"""The requirements files hold what pyproject.toml asks for, each package by version and fingerprint."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = (ROOT / "pyproject.toml").read_text()
PROJECT = tomllib.loads(PYPROJECT)["project"]

RUNTIME = [Requirement(text) for text in PROJECT["dependencies"]]
EVERYTHING = RUNTIME + [Requirement(text) for text in PROJECT["optional-dependencies"]["dev"]]
FILES = {"requirements.txt": RUNTIME, "requirements-dev.txt": EVERYTHING}


def entries(name):
    """The entries of a requirements file, each with its hashes and the comment that says who wants it."""
    return [entry for entry in re.split(r"(?m)^(?=\S)", (ROOT / name).read_text()) if entry.strip()]


def pins(name):
    pinned = {}
    for entry in entries(name):
        package, version = re.match(r"([\w.-]+)==([^\s;]+)", entry).groups()
        pinned[canonicalize_name(package)] = version
    return pinned


@pytest.mark.parametrize("name", FILES)
def test_every_dependency_is_pinned_to_a_version_that_pyproject_allows(name):
    pinned = pins(name)
    for wanted in FILES[name]:
        assert wanted.specifier.contains(pinned[canonicalize_name(wanted.name)]), wanted


@pytest.mark.parametrize("name", FILES)
def test_a_dependency_taken_out_of_pyproject_leaves_the_lock_too(name):
    asked_for = {
        canonicalize_name(re.match(r"[\w.-]+", entry)[0])
        for entry in entries(name)
        if re.search(rf"^ +#.*\b{PROJECT['name']}\b", entry, re.MULTILINE)
    }
    assert asked_for == {canonicalize_name(wanted.name) for wanted in FILES[name]}


@pytest.mark.parametrize("name", FILES)
def test_every_package_has_fingerprints_and_comes_from_no_named_place(name):
    for entry in entries(name):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry
        assert not re.search(r"://|^-| @ |--(index|extra-index|find-links)", entry), entry


def test_the_demo_and_the_tests_run_the_same_versions():
    runtime, everything = pins("requirements.txt"), pins("requirements-dev.txt")
    assert runtime.items() <= everything.items()


def test_every_dependency_says_why_it_is_there():
    lines = [line.strip() for line in PYPROJECT.partition("dependencies = [")[2].splitlines()]
    listed = {f'"{text}",' for text in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]}
    silent = [line for above, line in zip(lines, lines[1:], strict=False) if line in listed and above[:1] != "#"]
    assert silent == []


def test_the_python_that_the_demo_prefers_is_one_that_the_project_runs_on():
    preferred = (ROOT / ".python-version").read_text().strip()
    assert SpecifierSet(PROJECT["requires-python"]).contains(preferred)
