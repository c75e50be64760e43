"""Serving the demo: only a demo, and a clear sentence when it cannot."""

import socket

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
