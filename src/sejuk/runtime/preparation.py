"""Bring the database up to date, before the services: `python -m sejuk.runtime.preparation`.

One process for all of it, because starting Django is most of the time of a start.
"""

import io
import os
from pathlib import Path

import click
import django

from sejuk.runtime.home import Home
from sejuk.runtime.progress import step
from sejuk.runtime.words import language, say

# Any number, the same on every machine.
PREPARATION_LOCK = 7_351_920_481


def main() -> None:
    """Migrate what is not migrated, load what is missing of the demo world, write the greeting."""
    django.setup()
    from django.conf import settings
    from django.utils import translation

    translation.activate(language())
    _wait_for_others()
    _migrate()
    if settings.DEMO:
        _load_demo()
    _greet(Home(Path(os.environ["SEJUK_HOME"])), demo=settings.DEMO)


def _wait_for_others() -> None:
    """Let one machine at a time do this, where several share a database; ends with our connection."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARATION_LOCK])


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        with step("migrating", count=len(plan)):
            call_command("migrate", interactive=False, verbosity=0)


def _load_demo() -> None:
    from django.core.management import call_command

    from sejuk.desk.demo.models import DemoClock

    if not DemoClock.objects.filter(loaded=True).exists():
        with step("loading_demo"):
            call_command("demo_load")


def _greet(home: Home, *, demo: bool) -> None:
    """Leave for the supervisor what a person needs to get in: accounts, or the code of the first-run page."""
    words = _output_of("demo_accounts") if demo else _first_run(_output_of("setup_code"))
    home.greeting.unlink(missing_ok=True)
    home.greeting.touch(mode=0o600)
    home.greeting.write_text(words, "utf-8")


def _first_run(code: str) -> str:
    return say("first_run", code=code) if code else ""


def _output_of(command: str) -> str:
    from django.core.management import call_command

    out = io.StringIO()
    call_command(command, stdout=out)
    return click.unstyle(out.getvalue()).strip()


if __name__ == "__main__":
    main()
