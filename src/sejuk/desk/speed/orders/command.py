"""``sejuk bench directives``."""

from __future__ import annotations

import click

from sejuk.desk.speed.orders.size import TreeSize
from sejuk.desk.speed.telling import tell


@click.command()
@click.option("--provinces", type=click.IntRange(1), default=38, show_default=True, help="Provinces.")
@click.option("--regencies", type=click.IntRange(1), default=514, show_default=True, help="Regencies in all.")
@click.option("--sectors", type=click.IntRange(1), default=5_000, show_default=True, help="Sectors in all.")
@click.option(
    "--per-minute", type=click.IntRange(1), default=5_000, show_default=True, help="Acknowledgements."
)
@click.option("--gate", is_flag=True, help="Fail where a figure is past its limit (limits.toml).")
def directives(provinces: int, regencies: int, sectors: int, per_minute: int, gate: bool) -> None:
    """A directive to the whole country: sent, its tree shown, every unit's acknowledgement in a minute.

    Fills an office of its own, starts it as `sejuk up` does, and acts over HTTP. Takes some minutes.
    """
    from sejuk.desk.speed.orders.running import directive_figures

    tell(directive_figures(TreeSize(provinces, regencies, sectors), per_minute), gate=gate)
