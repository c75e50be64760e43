"""The end of `make demo`: a filled demo, served on localhost, with the worker for background jobs beside it."""

import errno
import http.cookiejar
import io
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import warnings
from contextlib import contextmanager

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.urls import reverse
from gunicorn.app.base import BaseApplication

# Signs in for the check: an account that the demo makes.
CHECKED_ACCOUNT = "handlaggare@socialtjanst.example"
# The workers load the application before they answer.
CHECK_TIMEOUT_SECONDS = 60
THREADS = 4
# A job that is not done by then is done again at the next start.
WORKER_PATIENCE_SECONDS = 5
RUN_JOBS = [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_jobs", "--attached"]


class Server(BaseApplication):
    """Gunicorn with one worker a core, on a socket that already listens.

    Threads, because browsers open connections ahead and leave them idle: one of those would hold a whole worker.
    """

    def __init__(self, listening, *, when_ready=lambda _: None, post_fork=lambda _server, _worker: None):
        self.chosen = {
            "bind": f"fd://{listening.fileno()}",
            "workers": os.cpu_count(),
            "worker_class": "gthread",
            "threads": THREADS,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": when_ready,
            "post_fork": post_fork,
        }
        super().__init__()

    def load_config(self):
        for name, value in self.chosen.items():
            self.cfg.set(name, value)

    def load(self):
        # The demo serves static files from where they lie in the project, not from a collected copy.
        warnings.filterwarnings("ignore", message="No directory at", category=UserWarning)
        from gotene.wsgi import application  # in the worker: there the process forgets the owner

        return application


class Command(BaseCommand):
    help = "Migrate, fill the demo when it is empty, and serve it on http://localhost:8000."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--check",
            action="store_true",
            help="serve on a free port, ask /ready, sign in, fetch the start page, print one line and end",
        )

    def handle(self, *, port, check, **options):
        if settings.MODE != "demo":
            raise CommandError(f"GOTENE_MODE is {settings.MODE}: the demo is served with GOTENE_MODE=demo only.")
        listening = listen(0 if check else port)
        call_command("migrate", verbosity=0)
        call_command("demo", stdout=io.StringIO() if check else self.stdout)
        connections.close_all()  # the workers are forks, and a connection cannot be shared
        with beside(RUN_JOBS) as worker:
            if check:
                self.stdout.write(checked(listening))
                if worker.poll() is not None:
                    raise CommandError("The worker for background jobs has ended by itself: see what it wrote above.")
            else:
                Server(
                    listening,
                    when_ready=lambda _: self.stdout.write(f"\nhttp://localhost:{port}   (Ctrl+C stops it)"),
                    # Held open by this process alone: it closes when this process is gone, however it went.
                    post_fork=lambda _server, _process: worker.stdin.close(),
                ).run()


@contextmanager
def beside(command):
    """Run `command` beside the server, in a process that ends with the block.

    Should this process be killed, the command sees its standard input close, and is to end by itself. Ctrl+C reaches
    this process alone.
    """
    process = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)
    try:
        yield process
    finally:
        process.stdin.close()
        try:
            process.wait(WORKER_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def listen(port):
    """A listening socket on localhost; port 0 takes any free one."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise CommandError(
            f"Port {port} is taken: stop what uses it, or run make demo ARGS='--port {port + 1}'."
        ) from None
    listening.listen()
    listening.set_inheritable(True)
    return listening


def checked(listening):
    """Serve in a child process and visit it as a person would; return what was seen, in one line."""
    origin = f"http://localhost:{listening.getsockname()[1]}"
    server = os.fork()
    if server == 0:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        Server(listening).run()
    # The child alone listens now: if it dies, the visit fails at once instead of waiting.
    listening.close()
    try:
        return visit(origin)
    except (OSError, ValueError) as error:
        raise CommandError(f"The demo does not answer as it should on {origin}: {error}") from error
    finally:
        os.kill(server, signal.SIGTERM)
        os.waitpid(server, 0)


def visit(origin):
    """Ask /ready, sign in and fetch the start page. Raises OSError or ValueError when one of them fails."""
    browser = urllib.request.build_opener(
        urllib.request.ProxyHandler({}),  # whatever proxy the machine uses: this is localhost
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()),
    )

    def fetch(path, form=None):
        body = urllib.parse.urlencode(form).encode() if form else None
        with browser.open(origin + path, body, timeout=CHECK_TIMEOUT_SECONDS) as answer:
            return urllib.parse.urlsplit(answer.url).path, answer.read().decode()

    fetch("/ready")
    sign_in, start = reverse("account_login"), reverse(settings.LOGIN_REDIRECT_URL)
    _, page = fetch(sign_in)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    if not token:
        raise ValueError(f"{sign_in} has no form to sign in with")
    password = os.environ.get("DEMO_PASSWORD", "")
    answered, _ = fetch(sign_in, {"csrfmiddlewaretoken": token[1], "login": CHECKED_ACCOUNT, "password": password})
    if answered != start:
        raise ValueError(
            f"{CHECKED_ACCOUNT} cannot sign in with the DEMO_PASSWORD of .env; "
            "`make demo-reset` makes the accounts anew"
        )
    began = time.perf_counter()
    _, page = fetch(start)
    milliseconds = (time.perf_counter() - began) * 1000
    return (
        f"The demo works: {origin}/ready answers, {CHECKED_ACCOUNT} signs in, "
        f"the start page comes in {milliseconds:.0f} ms ({len(page) / 1000:.0f} kB)."
    )
