"""Print the figures of a bench, and fail where one is past its limit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from sejuk.engine.commands import say
from sejuk.runtime.options import explained

if TYPE_CHECKING:
    from sejuk.engine.evaluation.figures import Figure


def tell(figures: Iterable[Figure], *, gate: bool) -> None:
    """One line of JSON for each; with ``gate`` what is past its limit (limits.toml) ends the command."""
    from sejuk.engine.evaluation.speed.limits import missed

    past = []
    with explained():
        for figure in figures:
            click.echo(figure.line())
            page = figure.detail.get("page")
            past += [(f"{page}: " if page else "", one) for one in missed([figure])]
    for page, one in past if gate else ():
        click.echo(f"{page}{say('past_limit', **asdict(one))}", err=True)
    if gate and past:
        raise click.exceptions.Exit(1)
