"""The desk's commands, for the `sejuk` group."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

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


@click.group()
def factchecks() -> None:
    """Fact-checks as data."""


@factchecks.command()
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"))
def validate(file: TextIO) -> None:
    """Check the ClaimReviews of a JSON-LD document or of a page: required fields, and whose they are.

    FILE may be - for standard input. Prints a line for each thing that is wrong.
    Exit status 1 where there is one.
    """
    from sejuk.desk.factchecks.claimreview.validating import validate_text

    problems = validate_text(file.read())
    for line in problems:
        click.echo(line)
    raise SystemExit(1 if problems else 0)


def _django(home: Path | None, *words: str) -> int:
    """Run a management command of the desk for an office that is there."""
    from sejuk.runtime.database import external_url
    from sejuk.runtime.home import existing_home, open_home
    from sejuk.runtime.management import run_django

    with explained():
        return run_django(open_home(home) if external_url() else existing_home(home), words)


COMMANDS: tuple[click.Command, ...] = (audit, factchecks)
