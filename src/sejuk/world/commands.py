"""``sejuk world``: write a demo world to files."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sejuk.world.build import SIZES, build
from sejuk.world.table import write_world


@click.command("world")
@click.argument("out_dir", type=click.Path(file_okay=False, path_type=Path))
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same world.")
@click.option(
    "--size", type=click.Choice(tuple(SIZES)), default="small", show_default=True, help="How much of it."
)
@click.option("--days", type=click.IntRange(1, 3660), help="How many days of posts.  [default: by size]")
def world(out_dir: Path, seed: int, size: str, days: int | None) -> None:
    """Write a fictional country and its posts to OUT_DIR, with the truth beside them.

    OUT_DIR gets posts.parquet, truth.parquet, events.parquet and world.json.
    """
    made = build(seed, size)
    span = days or made.size.days
    written = 0
    with click.progressbar(length=span, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        for written in write_world(made, out_dir, span):
            bar.update(1, written)
    click.echo(f"{written} posts of {span} days in {out_dir}")


COMMANDS = [world]
