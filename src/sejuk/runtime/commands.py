"""The commands that run Sejuk on this machine, for the `sejuk` group."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from sejuk.runtime.options import HOME, explained
from sejuk.runtime.words import say


@click.command()
@click.option("--empty", is_flag=True, help="Start a real office instead of the demo world.")
@click.option("--host", default="127.0.0.1", envvar="SEJUK_HOST", show_default=True, help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(1, 65535), envvar="SEJUK_PORT", help="Default: 8000 or the next free."
)
@click.option(
    "--hub-port",
    type=click.IntRange(1, 65535),
    envvar="SEJUK_HUB_PORT",
    help="Port of the stream of changes.",
)
@click.option("--no-demo", is_flag=True, help="Let the demo's clock stand still this time.")
@HOME
def up(
    empty: bool, host: str, port: int | None, hub_port: int | None, no_demo: bool, home: Path | None
) -> None:
    """Run Sejuk: database, web, jobs and the demo's clock. Ctrl-C stops everything."""
    from sejuk.runtime import up as starting

    options = starting.Options(home, host, port, hub_port, empty=empty, demo_clock=not no_demo)
    with explained():
        starting.up(options)


@click.command(context_settings={"ignore_unknown_options": True})
@HOME
@click.argument("words", nargs=-1, type=click.UNPROCESSED, required=True)
def manage(home: Path | None, words: tuple[str, ...]) -> None:
    """Run a management command of the desk, with the database started if it is not running."""
    from sejuk.runtime.home import open_home
    from sejuk.runtime.management import run_django

    with explained():
        status = run_django(open_home(home), words)
    raise SystemExit(status)


@click.command()
def assets() -> None:
    """Build style sheet, scripts, fonts and message catalogues, where something changed."""
    from sejuk.runtime.up import build_what_is_missing

    with explained():
        build_what_is_missing()


@click.group()
def database() -> None:
    """Back the database up, and restore it."""


FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@database.command()
@FILE
@HOME
def dump(file: Path, home: Path | None) -> None:
    """Write the whole database into FILE, while Sejuk runs or not."""
    from sejuk.runtime import backup

    with explained(), _database(home) as address:
        backup.dump(address, file)
        click.echo(say("dumped", file=file))


@database.command()
@FILE
@HOME
def restore(file: Path, home: Path | None) -> None:
    """Read FILE into an empty database."""
    from sejuk.runtime import backup

    with explained(), _database(home) as address:
        backup.restore(address, file)
        click.echo(say("restored"))


@contextmanager
def _database(home: Path | None) -> Iterator[str]:
    from sejuk.runtime.database import running
    from sejuk.runtime.home import open_home

    with running(open_home(home)) as address:
        yield address


COMMANDS: tuple[click.Command, ...] = (up, manage, assets, database)
