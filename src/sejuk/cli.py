"""The command line ``sejuk``: the engine's commands, and running the desk where it is installed."""

from __future__ import annotations

import click

from sejuk import __version__


@click.group(name="sejuk")
@click.version_option(__version__, prog_name="sejuk")
def main() -> None:
    """Sejuk: hears early which rumours heat up an election, and helps people answer them."""
