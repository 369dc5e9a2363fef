"""The desk's commands, for the `sejuk` group."""

from __future__ import annotations

from pathlib import Path

import click

from sejuk.runtime.options import HOME, explained


@click.group()
def audit() -> None:
    """The audit chain."""


@audit.command()
@click.option("--root", default="", help="A root kept outside: 64 hexadecimal digits.")
@click.option("--day", default="", help="The day (UTC) the root is of: YYYY-MM-DD.")
@HOME
def verify(root: str, day: str, home: Path | None) -> None:
    """Recompute the chain and say where it breaks. Exit status 1 where it does."""
    raise SystemExit(_django(home, "audit_verify", f"--root={root}", f"--day={day}"))


def _django(home: Path | None, *words: str) -> int:
    """Run a management command of the desk for an office that is there."""
    from sejuk.runtime.database import external_url
    from sejuk.runtime.home import existing_home, open_home
    from sejuk.runtime.management import run_django

    with explained():
        return run_django(open_home(home) if external_url() else existing_home(home), words)


COMMANDS: tuple[click.Command, ...] = (audit,)
