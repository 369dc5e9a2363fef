"""``sejuk bench desk``."""

from __future__ import annotations

import click

from sejuk.desk.speed.telling import tell


@click.command()
@click.option("--posts", type=click.IntRange(1), default=300_000, show_default=True, help="Stored posts.")
@click.option("--narratives", type=click.IntRange(1), default=30_000, show_default=True, help="Narratives.")
@click.option("--cases", type=click.IntRange(0), default=20_000, show_default=True, help="Cases.")
@click.option("--people", type=click.IntRange(1, 500), default=100, show_default=True, help="People at work.")
@click.option("--seconds", type=click.IntRange(1), default=60, show_default=True, help="How long they work.")
@click.option("--gate", is_flag=True, help="Fail where a figure is past its limit (limits.toml).")
def desk(posts: int, narratives: int, cases: int, people: int, seconds: int, gate: bool) -> None:
    """Every page and action of the desk, with people at work.

    Fills an office of its own with a campaign's worth of posts, narratives and cases in 545 units, starts it
    as `sejuk up` does, and lets people work over HTTP, each one act in ten seconds. Takes some minutes.
    """
    from sejuk.desk.speed.running import desk_figures
    from sejuk.desk.speed.size import Size

    tell(desk_figures(Size(posts, narratives, cases), people, seconds), gate=gate)
