"""Bring the database up to date, before the services: `python -m sejuk.runtime.preparation`.

One process for all of it, because starting Django is most of the time of a start.
"""

import io
import os
from pathlib import Path

import click
import django

from sejuk.runtime.progress import step
from sejuk.runtime.words import language

ACCOUNTS_FILE = "demo-accounts.txt"


def main() -> None:
    """Migrate what is not migrated, load what is missing of the demo world, write its accounts down."""
    django.setup()
    from django.conf import settings
    from django.utils import translation

    translation.activate(language())
    _migrate()
    if settings.DEMO:
        _load_demo()
        _write_accounts(Path(os.environ["SEJUK_HOME"]))


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


def _write_accounts(home: Path) -> None:
    from django.core.management import call_command

    out = io.StringIO()
    call_command("demo_accounts", stdout=out)
    (home / ACCOUNTS_FILE).write_text(click.unstyle(out.getvalue()), "utf-8")


if __name__ == "__main__":
    main()
