"""What a person sees while Sejuk starts."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from sejuk.runtime.words import say


def tell(sentence: str) -> None:
    """Print one line at once."""
    click.echo(sentence)


def warn(sentence: str) -> None:
    """Print a line that must not be missed."""
    click.secho(f"!!! {sentence}", fg="red", bold=True, err=True)


@contextmanager
def step(key: str, **values: object) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    sentence = say(key, **values)
    click.echo(f"• {sentence} …")
    begun = time.monotonic()
    yield
    click.echo(f"  {say('took', seconds=f'{time.monotonic() - begun:.1f}')}")
