"""Starts the whole of Learnt on one machine: PostgreSQL, web and worker, in the foreground until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

from learnt.config import database, home

LOADED = "county-loaded"
STATIC = "static-from"


def main(arguments: list[str] | None = None) -> int:
    """Start everything; returns the exit status."""
    options = _options(arguments)
    _settle_home(options)
    if not _free(options.port):
        return _fail(f"Port {options.port} is taken. Choose another: scripts/demo --port {options.port + 1}")
    _say("Starting PostgreSQL")
    database.ensure()
    _prepare_django()
    if not options.no_demo:
        _load_county()
    return _serve(options)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="port to listen on, on this machine only (8000)")
    parser.add_argument("--fresh", action="store_true", help="throw the demo county away and start again from nothing")
    parser.add_argument("--no-demo", action="store_true", help="start empty, for papers of your own")
    options = parser.parse_args(arguments)
    if options.fresh and options.no_demo:
        parser.error("--fresh throws data away and is for the demo county only")
    if options.fresh and os.environ.get("DATABASE_URL"):
        parser.error("--fresh works on the embedded PostgreSQL only: empty the database of DATABASE_URL yourself")
    return options


def _settle_home(options: argparse.Namespace) -> None:
    """Give the demo county a folder of its own, so that invented and real data never meet."""
    folder = home.root_folder() / ("own" if options.no_demo else "demo")
    if not options.no_demo and not os.environ.get("DATABASE_URL") and (options.fresh or not (folder / LOADED).exists()):
        if _runs_already(folder):
            raise SystemExit(_fail("The demo runs already. Stop it first with Ctrl-C where it was started."))
        shutil.rmtree(folder, ignore_errors=True)  # also what a loading that was interrupted left behind
    home.make_private(folder)
    os.environ["LEARNT_HOME"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "learnt.config.settings.local"
    os.environ["LEARNT_INVENTED_DATA"] = "0" if options.no_demo else "1"


def _runs_already(folder: Path) -> bool:
    return (folder / "postgres" / "postmaster.pid").exists() and _alive(folder / "postgres" / "postmaster.pid")


def _alive(pid_file: Path) -> bool:
    with suppress(OSError, ValueError):
        os.kill(int(pid_file.read_text().split()[0]), 0)
        return True
    return False


def _prepare_django() -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    _say("Bringing the database up to date")
    call_command("migrate", verbosity=0)
    sources = [Path(folder) for folder in settings.STATICFILES_DIRS]
    newest = str(max(path.stat().st_mtime for folder in sources for path in folder.rglob("*")))
    stamp = home.data_folder() / STATIC
    if not stamp.exists() or stamp.read_text() != newest:
        _say("Collecting the page assets")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(newest)


def _load_county() -> None:
    from django.utils import timezone

    from learnt.domain.accounts.models import Person
    from learnt.interfaces.demo import county

    loaded = home.data_folder() / LOADED
    if loaded.exists() or Person.objects.exists():
        return
    _say("Loading the demo county: invented reports are read and checked, which takes a minute")
    county.build(now=timezone.now(), say=lambda line: print(f"    {line}", flush=True))
    loaded.touch()


def _serve(options: argparse.Namespace) -> int:
    web = [
        *(sys.executable, "-m", "gunicorn", "learnt.config.wsgi", "--bind", f"127.0.0.1:{options.port}"),
        *("--workers", "1", "--threads", "8", "--timeout", "120", "--log-level", "warning", "--no-control-socket"),
    ]
    worker = [sys.executable, "-m", "learnt.interfaces.commands", "worker"]
    processes: dict[str, subprocess.Popen] = {}
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        processes = {"web": subprocess.Popen(web), "worker": subprocess.Popen(worker)}  # noqa: S603
        _wait_for(options.port, processes["web"])
        _welcome(options)
        _keep_running(processes, {"web": web, "worker": worker})
    except KeyboardInterrupt:
        _say("Stopping")
        return 0
    finally:
        _stop(processes)


def _keep_running(processes: dict[str, subprocess.Popen], commands: dict[str, list[str]]) -> None:
    while True:
        time.sleep(1)
        for name, process in processes.items():
            if process.poll() is not None:
                _say(f"The {name} stopped (status {process.returncode}); starting it again")
                time.sleep(2)
                processes[name] = subprocess.Popen(commands[name])  # noqa: S603


def _stop(processes: dict[str, subprocess.Popen]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for process in processes.values():
        process.terminate()
    for process in processes.values():
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(port: int, web: subprocess.Popen) -> None:
    for _ in range(300):
        if web.poll() is not None:
            raise SystemExit(_fail("The web server could not start; its message stands above."))
        with suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2)
            return
        time.sleep(0.1)
    raise SystemExit(_fail("The web server does not answer."))


def _welcome(options: argparse.Namespace) -> None:
    from learnt.interfaces.demo.people import PASSWORD, SIGN_INS

    lines = [f"\n  Learnt is at  http://localhost:{options.port}\n"]
    if options.no_demo:
        lines += ["  No demo county. Add the first person in another window:", "    scripts/learnt add_person --help\n"]
    else:
        lines += ["  Sign in with one of these (all data are invented):\n"]
        lines += [f"    {one.email:28} {one.role.label}, {one.organisation}" for one in SIGN_INS]
        lines += [f"\n    password: {PASSWORD}\n"]
    lines += ["  Ctrl-C stops everything.\n"]
    print("\n".join(lines), flush=True)


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _say(words: str) -> None:
    print(f"\033[1m==> {words}\033[0m", flush=True)


def _fail(words: str) -> int:
    print(words, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
