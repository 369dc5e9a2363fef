"""The desk's commands, for the `sejuk` group."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

_Home = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="SEJUK_HOME",
    help="State folder. Default: /var/lib/sejuk for root, else ~/.local/share/sejuk.",
)


@click.group()
def audit() -> None:
    """The audit chain."""


@audit.command()
@click.option("--root", default="", help="A root kept outside: 64 hexadecimal digits.")
@click.option("--day", default="", help="The day (UTC) the root is of: YYYY-MM-DD.")
@_Home
def verify(root: str, day: str, home: Path | None) -> None:
    """Recompute the chain and say where it breaks. Exit status 1 where it does."""
    raise SystemExit(_django(home, "audit_verify", f"--root={root}", f"--day={day}"))


def _django(home: Path | None, *words: str) -> int:
    """Run a management command of the desk against the office's database, started where it is not running."""
    from sejuk.runtime.database import external_url, running
    from sejuk.runtime.environment import for_commands
    from sejuk.runtime.errors import LaunchError
    from sejuk.runtime.home import existing_home, open_home

    try:
        place = open_home(home) if external_url() else existing_home(home)
        with running(place) as address:
            command = [sys.executable, "-m", "django", *words]
            return subprocess.run(command, check=False, env=for_commands(place, address)).returncode  # noqa: S603
    except LaunchError as error:
        click.secho(str(error), fg="red", err=True)
        return error.exit_code


COMMANDS: tuple[click.Command, ...] = (audit,)
