"""One PostgreSQL for the whole run: DATABASE_URL's, or an embedded one in a throw-away folder.

Its address is in the environment before Django's settings load, so this file imports nothing of the desk.
Under pytest-xdist the controlling process owns the server and the workers find the address; pytest-django
gives each worker a database of its own on it.
"""

import gc
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from hypothesis import settings

from sejuk.runtime.home import open_home
from sejuk.runtime.postgres import EmbeddedPostgres

CHROMIUM_PLACES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WITHOUT_DESK = {"engine", "runtime", "sources", "world"}
# How long a machine takes is no property of the code.
settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")
SERVER = pytest.StashKey[EmbeddedPostgres]()


def _needs_desk(config: pytest.Config) -> bool:
    """Tell whether tests outside the Django-free rooms were asked for."""
    here = Path(__file__).parent
    for argument in config.args:
        path = Path(argument.split("::")[0]).absolute()
        room = path.relative_to(here).parts[:1] if path.is_relative_to(here) else ()
        if not WITHOUT_DESK.intersection(room):
            return True
    return False


def _start_server(config: pytest.Config) -> None:
    folder = Path(tempfile.mkdtemp(prefix="sejuk-tests-"))
    server = EmbeddedPostgres(open_home(folder), durable=False)
    config.stash[SERVER] = server
    os.environ["SEJUK_HOME"] = str(folder)
    os.environ["DATABASE_URL"] = server.start()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start the server and set Django up; workers of pytest-xdist inherit both through the environment."""
    if config.option.help or not _needs_desk(config) or hasattr(config, "workerinput"):
        return
    if not os.environ.get("DATABASE_URL"):
        _start_server(config)
    os.environ.setdefault("SEJUK_SECRET_KEY", "only-for-tests-" + 32 * "0")
    os.environ["DJANGO_SETTINGS_MODULE"] = "sejuk.desk.settings"
    if not getattr(config.option, "numprocesses", None):
        django.setup()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop our server after everything that used it."""
    server = config.stash.get(SERVER, None)
    if server is not None:
        server.stop()
        shutil.rmtree(server.home.path, ignore_errors=True)
        del os.environ["DATABASE_URL"]


def chromium() -> str | None:
    """Give the path of a Chromium: SEJUK_CHROMIUM's, else the first one installed."""
    return os.environ.get("SEJUK_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_PLACES)), None)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what was imported out of every later search for garbage: it stays until the end anyway."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep tests of the demo world in one worker; skip browser tests where there is no browser.

    Those on a database of their own empty it and come last in their worker. Groups go first, so these are in
    none. `pytest_terminal_summary` says once, loudly, what is skipped.
    """
    marked = [item for item in items if item.get_closest_marker("browser")]
    for item in marked:
        if "transactional_db" not in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("browser"))
        if chromium() is None:
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print one line when the browser tests did not run."""
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if "no Chromium on this machine" in str(report.longrepr)
    ]
    if skipped:
        terminalreporter.write_line(
            f"!!! {len(skipped)} BROWSER TESTS WERE NOT RUN: install chromium or set SEJUK_CHROMIUM !!!",
            red=True,
            bold=True,
        )


@pytest.fixture(scope="session", autouse=True)
def _faces_are_looked_for_once() -> Iterator[None]:
    """The same few pictures are brought again and again, and a look takes the network a third of a second."""
    if "DJANGO_SETTINGS_MODULE" not in os.environ:
        yield
        return
    from sejuk.desk.photos import faces

    known: dict[tuple[object, ...], list[faces.Box]] = {}
    look = faces._look

    def remembered(dots: Any, side: int) -> list[faces.Box]:
        key = (dots.shape, side, hashlib.sha256(dots.tobytes()).digest())
        if key not in known:
            known[key] = look(dots, side)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faces, "_look", remembered)
        yield


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Path of the Chromium that browser tests start; they are skipped where there is none."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine")
    return path
