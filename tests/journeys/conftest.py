"""Browser journeys: a page a person, and a whole demo to look around in."""

import os
import re
import secrets
import socket
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from gotene import embedded
from tests import browsing, factories

PROJECT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def open_page(browser, live_server):
    """`open_page(staff_member)`: a page where that person has signed in, watched for errors until the test ends."""
    with ExitStack() as pages:

        def opened(member, **options):
            page = pages.enter_context(browsing.watched_page(browser, live_server.url, **options))
            browsing.sign_in(page, factories.account_of(member).email, factories.PASSWORD)
            return page

        yield opened


@dataclass(frozen=True)
class DemoSite:
    url: str
    password: str


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory):
    """The demo as `make demo` serves it, on a server and a database of its own."""
    data = PROJECT / ".data" / f"tests-demo-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    embedded.reset(data / "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    password = secrets.token_urlsafe(12)
    environment = {
        **os.environ,
        "GOTENE_MODE": "demo",
        "GOTENE_DATA": str(data),
        "DATABASE_URL": "",
        "DEMO_PASSWORD": password,
        "DJANGO_SETTINGS_MODULE": "gotene.settings",
    }
    log = tmp_path_factory.mktemp("demo") / "log"
    with log.open("w") as errors:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve_demo", f"--port={port}"],
            cwd=PROJECT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    try:
        for line in server.stdout:
            if re.match(rf"http://localhost:{port}\b.*Ctrl", line):
                break
        else:
            pytest.fail(f"The demo did not start: {log.read_text()}")
        yield DemoSite(f"http://localhost:{port}", password)
    finally:
        server.terminate()
        server.wait()
        embedded.stop(data / "postgres")
