"""A bare machine: what is missing is installed, or the person at the keyboard is told what to do."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ["sh", "env", "cat", "cmp", "cp", "dirname", "grep", "mktemp", "od", "rm", "tr", "uname", "getconf"]


def executable(path, script):
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


class Machine:
    """A project of nothing but its set-up, on a machine that has only the commands given to it."""

    def __init__(self, folder):
        self.project = folder / "project"
        self.commands = folder / "bin"
        self.calls = folder / "calls"
        (self.project / ".ci").mkdir(parents=True)
        self.commands.mkdir()
        self.calls.touch()
        shutil.copy(ROOT / ".ci/bootstrap.sh", self.project / ".ci")
        shutil.copy(ROOT / ".python-version", self.project)
        for name in ("requirements.txt", "requirements-dev.txt"):
            (self.project / name).touch()
        for name in TOOLS:
            (self.commands / name).symlink_to(shutil.which(name))
        self.has("id", "echo 1000")

    def has(self, name, script="exit 0"):
        """Put a command on the machine; each call of it is written down."""
        executable(self.commands / name, f'echo "{name} $*" >>"{self.calls}"\n{script}')

    def has_environment(self, *, pango):
        """An environment that is complete, with or without Pango behind it."""
        (self.project / ".venv/bin").mkdir(parents=True)
        loads = 0 if pango else 1
        executable(self.project / ".venv/bin/python", f'case "$2" in *ctypes* | *weasyprint*) exit {loads} ;; esac')
        for name in ("requirements.txt", "requirements-dev.txt"):
            shutil.copy(self.project / name, self.project / ".venv")

    def set_up(self, purpose="demo", **variables):
        environment = {"PATH": str(self.commands), "HOME": str(self.project.parent), **variables}
        command = [self.project / ".ci/bootstrap.sh", purpose]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)

    def called(self, name):
        return [line for line in self.calls.read_text().splitlines() if line.split()[0] == name]


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_sudo_is_asked_for_only_when_something_is_missing_and_says_why(machine):
    machine.has_environment(pango=False)
    machine.has("apt-get")
    machine.has("sudo")
    done = machine.set_up()
    assert done.returncode == 0, done.stderr
    assert "WeasyPrint makes the PDFs and needs Pango. This needs sudo" in done.stderr
    assert [call for call in machine.called("sudo") if "install" in call and "libpango-1.0-0" in call]


def test_a_machine_that_has_pango_is_not_touched(machine):
    machine.has_environment(pango=True)
    machine.has("apt-get")
    machine.has("sudo")
    assert machine.set_up().returncode == 0
    assert not machine.called("sudo") + machine.called("apt-get")


def test_without_sudo_the_command_for_root_is_given(machine):
    machine.has_environment(pango=False)
    machine.has("apt-get")
    done = machine.set_up()
    assert done.returncode == 1
    assert "Run this as root" in done.stderr
    assert "apt-get install" in done.stderr
    assert not machine.called("apt-get")


def test_root_needs_no_sudo_and_a_new_container_gets_its_package_lists(machine):
    machine.has_environment(pango=False)
    machine.has("id", "echo 0")
    lists = machine.project / "lists"
    machine.has("apt-get", f'case "$1" in update) : >"{lists}" ;; *) test -e "{lists}" ;; esac')
    done = machine.set_up()
    assert done.returncode == 0, done.stderr
    assert [call.split()[1] for call in machine.called("apt-get")] == ["install", "update", "install"]


def test_another_system_is_told_what_to_install(machine):
    machine.has_environment(pango=False)
    done = machine.set_up()
    assert done.returncode == 1
    assert "dnf install pango" in done.stderr
    assert "brew install pango" in done.stderr


def test_what_apt_says_is_shown_when_it_fails(machine):
    machine.has_environment(pango=False)
    machine.has("id", "echo 0")
    machine.has("apt-get", "echo no such package; exit 100")
    done = machine.set_up()
    assert done.returncode == 1
    assert "no such package" in done.stderr


def test_the_tests_get_a_browser_where_none_runs(machine):
    machine.has_environment(pango=True)
    machine.has("chromium", "exit 127")
    machine.has("apt-get")
    machine.has("sudo")
    assert machine.set_up("test").returncode == 0
    assert [call for call in machine.called("sudo") if call.endswith(" chromium")]


def test_a_python_that_does_not_run_is_passed_over(machine):
    machine.has("python3.13", "exit 127")
    machine.has("python3.14", f'exec "{sys.executable}" "$@"')
    machine.has_environment(pango=True)
    executable(machine.project / ".venv/bin/python", "exit 127")
    machine.set_up(PYENV_ROOT="/nonexistent")
    assert machine.called("python3.13")
    made = machine.project / ".venv/bin/python"
    assert subprocess.run([made, "-c", "import pip"], timeout=60).returncode == 0


def test_the_demos_settings_are_written_once_for_its_owner_alone_and_no_secret_is_shown(machine):
    machine.has_environment(pango=True)
    done = machine.set_up()
    settings = machine.project / ".env"
    written = settings.read_text()
    values = dict(line.split("=", 1) for line in written.splitlines())
    assert values["GOTENE_MODE"] == "demo"
    assert len(values["SECRET_KEY"]) >= 50
    assert settings.stat().st_mode & 0o077 == 0
    assert values["SECRET_KEY"] not in done.stdout + done.stderr
    assert machine.set_up().stderr == ""
    assert settings.read_text() == written


def test_the_pythons_of_a_version_manager_are_found_though_none_is_on_the_path(machine):
    (machine.project / ".python-version").write_text("3.99\n")
    interpreter = machine.project.parent / "manager/versions/3.99.1/bin/python3"
    interpreter.parent.mkdir(parents=True)
    executable(interpreter, f'echo "managed $*" >>"{machine.calls}"')
    machine.set_up(PYENV_ROOT=str(machine.project.parent / "manager"))
    assert "managed -m venv --clear .venv" in machine.called("managed")
