"""``sejuk bench check``."""

from __future__ import annotations

import click

from sejuk.desk.speed.telling import tell


@click.command()
@click.option(
    "--posts", type=click.IntRange(100), default=20_000, show_default=True, help="Fact-checks in the library."
)
@click.option("--gate", is_flag=True, help="Fail where a figure is past its limit (limits.toml).")
def check(posts: int, gate: bool) -> None:
    """A citizen asks whether a claim was checked: the whole way, with web server and database.

    Fills a library of its own, starts it as `sejuk up` does, and asks over HTTP. Takes a minute or two.
    """
    from sejuk.desk.speed.checks.running import check_figures

    tell(check_figures(posts), gate=gate)
