"""`manage.py import_apartments`: what a person reads, what a program reads, and how it ends."""

import fcntl
import io
import json
import os
import pty
import struct
import termios

import pytest
from django.core.management import CommandError, call_command

from contracts.management import file_command
from contracts.models import Apartment, Lease
from gotene.access.roles import Role
from tests import factories
from tests.contracts.register.files import FAULTY, GOOD, cells, export

pytestmark = pytest.mark.django_db


def run(*arguments):
    """(exit code, what it printed)"""
    out = io.StringIO()
    try:
        call_command("import_apartments", *(str(argument) for argument in arguments), stdout=out)
    except SystemExit as exit:
        return exit.code, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def file(tmp_path):
    def write(*rows):
        path = tmp_path / "export.csv"
        path.write_bytes(export(*rows).getvalue())
        return path

    return write


def test_a_program_gets_json_and_nothing_else():
    code, printed = run(GOOD, "--json")
    assert (code, json.loads(printed)) == (0, {"created": 400, "changed": 0, "unchanged": 0, "errors": []})
    code, printed = run(GOOD, "--json")
    assert (code, json.loads(printed)) == (0, {"created": 0, "changed": 0, "unchanged": 400, "errors": []})


def test_a_program_gets_every_fault_and_exit_code_1():
    code, printed = run(FAULTY, "--json")
    result = json.loads(printed)
    assert code == 1
    assert {**result, "errors": len(result["errors"])} == {"created": 0, "changed": 0, "unchanged": 0, "errors": 12}
    assert result["errors"][0] == {
        "row": 4,
        "column": "Lgh-nr",
        "value": "10A3",
        "message": "Lägenhetsnumret ska ha fyra siffror, till exempel 1003. "
        "Rätta i fastighetssystemet och hämta filen på nytt.",
    }
    assert not Apartment.objects.exists()


def test_a_person_gets_a_summary(file):
    run(file(cells(0), cells(1), cells(2)))
    code, printed = run(file(cells(1), cells(2, Hyra="9 000"), cells(3)))
    assert (code, printed.splitlines()) == (
        0,
        [
            "Nya lägenheter: 1",
            "Ändrade lägenheter: 1",
            "Oförändrade lägenheter: 1",
            "Finns i registret men inte i filen, orörda: 1",
            "Utfört av: ingen namngiven (--by)",
        ],
    )


def test_a_person_gets_the_faults_as_a_list():
    code, printed = run(FAULTY)
    lines = printed.splitlines()
    assert code == 1
    assert lines[0] == "Inget lästes in: filen har 12 fel."
    assert len(lines) == 13
    assert lines[1].startswith("- Rad 4, Lgh-nr, «10A3»: Lägenhetsnumret ska ha fyra siffror")


def test_a_dry_run_says_so_and_keeps_nothing():
    code, printed = run(GOOD, "--dry-run")
    assert (code, printed.splitlines()[:2]) == (0, ["Provkörning: inget sparades.", "Nya lägenheter: 400"])
    assert json.loads(run(GOOD, "--dry-run", "--json")[1])["created"] == 400
    assert not Apartment.objects.exists()


def test_rows_to_compare_are_pointed_out(file):
    run(file(cells(0)))
    lease = Lease.objects.get()
    lease.ends_on = lease.begins_on
    lease.save()
    assert run(file(cells(0)))[1].splitlines()[-2] == "Jämför dessa rader med registret: 2"


def test_a_file_that_is_not_there_is_a_sentence_and_exit_code_1():
    code, printed = run("/no/such/file.csv")
    assert code == 1
    assert printed.splitlines()[1].startswith("- Filen: Filen kan inte öppnas")
    code, printed = run("/no/such/file.csv", "--json")
    assert (code, [fault["row"] for fault in json.loads(printed)["errors"]]) == (1, [0])


def test_standard_input_is_read(monkeypatch):
    class Stdin:
        buffer = export(cells(0), cells(1))

    monkeypatch.setattr("sys.stdin", Stdin)
    assert run("-")[1].startswith("Nya lägenheter: 2")


def test_a_cell_cannot_steer_the_terminal(file):
    code, printed = run(file(cells(0, Yta="\x1b[2J\x1b]0;ha\x07")))
    assert code == 1
    assert "\x1b" not in printed and "\x07" not in printed


def test_the_changes_are_kept_under_the_name_of_who_made_them(file):
    staff = factories.staff(Role.LETTING_OFFICER, name="Sanna Lavskära")
    code, printed = run(file(cells(0)), "--by", factories.account_of(staff).email.upper())
    assert (code, printed.splitlines()[-1]) == (0, "Utfört av: Sanna Lavskära")
    assert Apartment.history.get().history_user == staff


def test_a_program_that_says_by_whom_gets_json_all_the_same(file):
    email = factories.account_of(factories.staff(Role.LETTING_OFFICER)).email
    assert set(json.loads(run(file(cells(0)), "--json", "--by", email)[1])) == {
        "created",
        "changed",
        "unchanged",
        "errors",
    }


def test_a_nightly_run_has_nobody_to_name_and_says_so(file):
    factories.staff(Role.LETTING_OFFICER)
    code, printed = run(file(cells(0)))
    assert (code, printed.splitlines()[-1]) == (0, "Utfört av: ingen namngiven (--by)")
    assert Apartment.history.get().history_user is None


def test_a_dry_run_keeps_nothing_that_anybody_could_stand_for(file):
    email = factories.account_of(factories.staff(Role.LETTING_OFFICER)).email
    assert run(file(cells(0)), "--dry-run")[0] == 0
    assert "Utfört av" not in run(file(cells(0)), "--dry-run", "--by", email)[1]


@pytest.mark.parametrize("active", [True, False])
def test_an_unknown_or_inactive_account_is_refused(file, active):
    staff = factories.staff(Role.LETTING_OFFICER)
    staff.active = False
    staff.save()
    email = "nobody@bostader.example" if active else factories.account_of(staff).email
    with pytest.raises(CommandError, match="Det finns inget aktivt konto"):
        run(file(cells(0)), "--by", email)
    assert not Apartment.objects.exists()


def test_help_is_in_swedish(capsys):
    assert run("--help")[0] == 0
    assert "Läser in en fil från fastighetssystemet" in capsys.readouterr().out


def test_no_progress_bar_where_nobody_watches(file, capsys):
    run(file(*(cells(n) for n in range(50))))
    assert capsys.readouterr().err == ""


def test_a_long_file_shows_how_far_it_has_come_on_a_terminal(file, monkeypatch):
    shown, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    monkeypatch.setattr(file_command, "SECONDS_BEFORE_BAR", 0)
    with open(terminal, "w") as stderr:
        monkeypatch.setattr("sys.stderr", stderr)
        code, printed = run(file(*(cells(n) for n in range(50))), "--json")
        monkeypatch.undo()
        bars = os.read(shown, 10_000).decode()
    os.close(shown)
    assert (code, json.loads(printed)["created"]) == (0, 50)
    assert "Kontrollerar" in bars
    assert "Skriver: 100%" in bars and "50/50" in bars


def test_a_closed_standard_input_is_an_empty_file(monkeypatch):
    monkeypatch.setattr(file_command.sys, "stdin", None)
    code, text = run("-")
    assert code == 1
    assert "tom" in text
