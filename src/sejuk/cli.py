"""The command line ``sejuk``: the engine's commands, and running the desk."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

import click

from sejuk import __version__
from sejuk.desk.speed.checks.command import check
from sejuk.desk.speed.command import desk
from sejuk.desk.speed.orders.command import directives
from sejuk.engine.commands import COMMANDS, bench
from sejuk.engine.sentences import LANGUAGES

#: Modules with more ``COMMANDS``, imported only when a command is not the engine's.
_LATER = ("sejuk.runtime.commands", "sejuk.desk.commands", "sejuk.world.commands")


class Commands(click.Group):
    """A group that imports the other rooms' commands when they are first asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of all commands."""
        self._load()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command of this name, or None."""
        if cmd_name not in self.commands:
            self._load()
        return super().get_command(ctx, cmd_name)

    def _load(self) -> None:
        for command in _later():
            self.commands.setdefault(command.name or "", command)


def _later() -> Iterable[click.Command]:
    for name in _LATER:
        try:
            yield from import_module(name).COMMANDS
        except ModuleNotFoundError as error:
            if error.name not in (name, name.rpartition(".")[0]):
                raise


@click.group(cls=Commands, name="sejuk")
@click.version_option(__version__, prog_name="sejuk")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of messages. Default: by LANG.")
def main(lang: str | None) -> None:
    """Sejuk: hears early which rumours heat up an election, and helps people answer them."""


for _command in COMMANDS:
    main.add_command(_command)
# The engine knows no desk, so its bench joins here.
bench.add_command(check)
bench.add_command(desk)
bench.add_command(directives)
