"""``sejuk models``: what there is, make it, check it."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import click

from sejuk.engine.models.opening import about_file
from sejuk.engine.text.linear import ModelError

_Folder = click.Path(path_type=Path, file_okay=False, exists=True)
_File = click.Path(path_type=Path, dir_okay=False)
_NAMES = ("default", "language")


@click.group()
def models() -> None:
    """The models that judge texts: list, make, check."""


@models.command("list")
def list_models() -> None:
    """The shipped models, one line each: name, licence, digest."""
    for name in _NAMES:
        with as_file(files("sejuk.engine.models") / f"{name}.arrow") as path:
            about = about_file(path)
        click.echo(f"{name}\t{about['licence']}\t{about['sha256']}")


@models.command()
@click.argument("name", type=click.Choice(_NAMES))
@click.option("--data", type=_Folder, required=True, help="Folder of data, with hate/ (and language/) in it.")
@click.option("--out", type=_File, required=True, help="Where to write the model, .arrow.")
def train(name: str, data: Path, out: Path) -> None:
    """Make a model again from its data: minutes on two cores."""
    from sejuk.engine.training.default import train_default
    from sejuk.engine.training.languages import train_languages

    model = (train_default if name == "default" else train_languages)(data, out)
    click.echo(f"{out}\t{len(model.labels)}")


@models.command()
@click.argument("path", type=_File)
def verify(path: Path) -> None:
    """Check that a model is whole and, where it judges signals, that it spares lawful speech (G2)."""
    from sejuk.engine.evaluation.protection import keeps_protection
    from sejuk.engine.signals import load_model

    try:
        about = about_file(path)
        kept = "thresholds" not in about or keeps_protection(load_model(path))
    except ModelError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{path}\t{about['sha256']}\tG2 {'ok' if kept else 'FAILED'}")
    if not kept:
        raise click.exceptions.Exit(1)
