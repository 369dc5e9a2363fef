"""What all commands that work on a state folder share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from sejuk.runtime.errors import LaunchError

HOME = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="SEJUK_HOME",
    help="State folder. Default: /var/lib/sejuk for root, else ~/.local/share/sejuk.",
)


@contextmanager
def explained() -> Iterator[None]:
    """Say what hinders a start in one sentence, and exit with its status."""
    try:
        yield
    except LaunchError as error:
        click.secho(str(error), fg="red", err=True)
        raise SystemExit(error.exit_code) from error
