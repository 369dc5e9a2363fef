"""A desk of a test's own, whose time the test sets: the real web server on the test's database."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, BrowserContext, Page

from tests.runtime.waiting import until

if TYPE_CHECKING:
    from sejuk.desk.organisation.models import Assignment, Member, Unit
    from tests.desk.narratives.given import Board
    from tests.desk.office import Desk

#: A Tuesday, ten o'clock in the morning where the units of `tests.desk.office` are (WITA).
MORNING = datetime(2029, 5, 8, 2, tzinfo=UTC)
#: No hub runs beside this desk: pages are loaded anew instead.
NO_STREAM = "window.EventSource = class { addEventListener() {} };"
#: A loaded machine of two cores takes its time; nothing here measures it.
PATIENCE_SECONDS = 60.0


@dataclass
class OwnDesk:
    """An office, a moment, and browsers in which its people are logged in."""

    url: str
    desk: Desk
    browser: Browser
    problems: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    @property
    def board(self) -> Board:
        """Where narratives are told, at this moment."""
        from sejuk.desk import clock
        from tests.desk.narratives.given import Board

        return Board(self.desk, clock.now())

    def person(self, name: str, unit: Unit, *roles: str) -> Member:
        """A colleague by name, with these roles on the unit."""
        from sejuk.desk.organisation.seating import seat

        mail = f"{name.lower().replace(' ', '.')}@{unit.institution.domain}"
        member = seat(unit, name, mail, roles[0], None)
        given: list[Assignment] = [self.desk.grant(member, role, unit) for role in roles[1:]]
        assert all(given)
        return member

    def visit(self, member: Member | None, path: str, width: int = 1280) -> Page:
        """A new browser in which somebody, or a stranger, opens a page."""
        context = self.browser.new_context(
            base_url=self.url, viewport={"width": width, "height": 800}, locale="id-ID"
        )
        self._contexts.append(context)
        context.set_default_timeout(PATIENCE_SECONDS * 1000)
        context.add_init_script(NO_STREAM)
        if member is not None:
            context.add_cookies([{"name": "sessionid", "value": _session(member), "url": self.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.goto(path)
        return page

    def let_pass(self, time: timedelta) -> None:
        """Move the clock on, and do what the worker does then."""
        from django.db.models import F

        from sejuk.desk import clock
        from sejuk.desk.cases.clocks.ticking import tick
        from sejuk.desk.demo.models import DemoClock

        DemoClock.objects.update(now=F("now") + time)
        tick(clock.now())

    def close(self) -> None:
        """Close every browser."""
        for context in self._contexts:
            context.close()


def set_clock(moment: datetime) -> None:
    """Let it be this moment, until somebody moves the clock on."""
    from sejuk.desk.demo.models import DemoClock

    DemoClock.objects.create(now=moment, started_at=moment, speed=0, loaded=True)


@contextmanager
def web_server(port: int) -> Iterator[str]:
    """The pages of the test's database, as `sejuk up` serves them; gives their address."""
    from sejuk.runtime.services import web

    with subprocess.Popen(
        web("127.0.0.1", port).command,
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            until(lambda: process.poll() is not None or _answers(url), PATIENCE_SECONDS)
            assert process.poll() is None
            yield url
        finally:
            process.terminate()


def _environment() -> dict[str, str]:
    from django.db import connection
    from psycopg.conninfo import make_conninfo

    database = make_conninfo(os.environ["DATABASE_URL"], dbname=connection.settings_dict["NAME"])
    return {
        **os.environ,
        "DATABASE_URL": database,
        "SEJUK_DEMO": "1",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/akun/masuk/", timeout=10) as page:
            return bool(page.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _session(member: Member) -> str:
    from django.test import Client

    client = Client()
    client.force_login(member.user)
    return client.cookies["sessionid"].value
