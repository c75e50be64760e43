"""Serving the demo: only a demo, and a clear sentence when it cannot."""

import signal
import socket
import sys

import pytest
from django.core.management import CommandError, call_command

from gotene.casework.management.commands import serve_demo


def test_a_production_installation_is_never_served_as_a_demo(settings):
    settings.MODE = "production"
    with pytest.raises(CommandError, match="GOTENE_MODE=demo only"):
        call_command("serve_demo")


def test_a_taken_port_is_said_with_another_to_use(settings):
    settings.MODE = "demo"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is taken.*--port {port + 1}"):
            call_command("serve_demo", port=port)


def test_the_check_fails_at_once_when_nothing_serves():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(OSError, match="refused"):
        serve_demo.visit(f"http://127.0.0.1:{port}")


@pytest.mark.django_db(transaction=True)
def test_the_check_says_when_the_demo_account_cannot_sign_in(live_server):
    with pytest.raises(ValueError, match="cannot sign in"):
        serve_demo.visit(live_server.url)


# Ends when its standard input closes.
WAITING = "import sys; sys.stdin.read()"
# Sees its standard input close, and goes on all the same.
STUBBORN = "import signal; signal.pause()"


@pytest.mark.parametrize("script, ended_by", [(WAITING, 0), (STUBBORN, -signal.SIGKILL)], ids=["waiting", "stubborn"])
def test_what_runs_beside_the_server_ends_with_it(monkeypatch, script, ended_by):
    monkeypatch.setattr(serve_demo, "WORKER_PATIENCE_SECONDS", 30 if script == WAITING else 0.1)
    with pytest.raises(KeyboardInterrupt), serve_demo.beside([sys.executable, "-c", script]) as process:
        assert process.poll() is None
        raise KeyboardInterrupt
    assert process.returncode == ended_by


def test_what_runs_beside_the_server_is_the_worker_that_ends_with_it():
    assert serve_demo.RUN_JOBS[-2:] == ["run_jobs", "--attached"]
