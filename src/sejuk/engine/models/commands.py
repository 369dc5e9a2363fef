"""``sejuk models``: what there is, make it, check it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from sejuk.engine.models.opening import about_file
from sejuk.engine.text.linear import ModelError

if TYPE_CHECKING:
    from sejuk.engine.text.linear import Linear
    from sejuk.engine.text.wordmodel import WordModel

_Folder = click.Path(path_type=Path, file_okay=False, exists=True)
_File = click.Path(path_type=Path, dir_okay=False)
_NAMES = ("default", "language")
_OTHER = "OTHER bytes"


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
@click.argument("name", type=click.Choice((*_NAMES, "research")))
@click.option("--data", type=_Folder, required=True, help="Folder of data, with hate/ (and language/) in it.")
@click.option("--out", type=_File, required=True, help="Where to write the model, .arrow.")
def train(name: str, data: Path, out: Path) -> None:
    """Make a model again from its data: minutes on two cores.

    A default model that fails the suites is put aside as OUT.refused, and what it fails is printed. The
    research model is for measuring: it learns from a set that forbids commercial use, and calls insults to
    the powerful hate.
    """
    model = _trainings()[name](data, out)
    failed = _checked(out)[1] if name == "default" else []
    if failed:
        refused = out.replace(out.with_name(f"{out.name}.refused"))
        raise click.ClickException("\n".join([f"{refused} may not judge posts:", *failed]))
    click.echo(f"{out}\t{len(model.labels)}")


@models.command("import-onnx")
@click.argument("source", type=_Folder)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The new folder to write.")
def import_onnx(source: Path, out: Path) -> None:
    """Import an exported classifier as a second stage: int8, with the digest of every file.

    SOURCE holds model.onnx, tokenizer.json and labels.json (docs/how-to/add-a-second-stage.md).
    """
    from sejuk.engine.second.importing import import_model

    with _refused():
        second = import_model(source, out)
    click.echo(f"{out}\t{second.description.licence}\t{second.sha256}")


@models.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--data", type=_Folder, help="Also make it again from this folder, and compare byte by byte.")
def verify(path: Path, data: Path | None) -> None:
    """Check that a model is whole and, where it judges signals, that it spares lawful speech (G2).

    PATH is a model file, or the folder of an imported second stage, judged behind the shipped model. With
    --data a model file is trained again, which takes minutes; the same machine gives the same bytes.
    """
    with _refused():
        digest, failed = _checked(path)
        again = _made_again(path, data) if data else ""
    click.echo(f"{path}\t{digest}\tG2 {'FAILED' if failed else 'ok'}{again}")
    for line in failed:
        click.echo(line, err=True)
    if failed or again.endswith(_OTHER):
        raise click.exceptions.Exit(1)


def _trainings() -> Mapping[str, Callable[[Path, Path], Linear | WordModel]]:
    from sejuk.engine.training.default import train_default
    from sejuk.engine.training.languages import train_languages
    from sejuk.engine.training.research import train_research

    return {"default": train_default, "language": train_languages, "research": train_research}


def _made_again(path: Path, data: Path) -> str:
    """Say whether training anew gives the bytes of the model file at ``path``."""
    train = None if path.is_dir() else _trainings().get(str(about_file(path).get("name")))
    if train is None:
        raise ModelError(f"{path} is none of {', '.join(_trainings())}: leave out --data.")
    with TemporaryDirectory() as folder:
        made = Path(folder) / "again.arrow"
        train(data, made)
        return "\ttrained again: " + ("the same bytes" if made.read_bytes() == path.read_bytes() else _OTHER)


def _checked(path: Path) -> tuple[str, list[str]]:
    """Give the digest of the model at ``path`` and what it fails."""
    from sejuk.engine.evaluation.gate import breaches
    from sejuk.engine.signals import load_model

    if path.is_dir():
        from sejuk.engine.second.activating import behind

        cascade = behind(load_model(), path)
        return cascade.second.sha256, breaches(cascade)
    about = about_file(path)
    return str(about["sha256"]), breaches(load_model(path)) if "thresholds" in about else []


@contextmanager
def _refused() -> Iterator[None]:
    try:
        yield
    except ModelError as error:
        raise click.ClickException(str(error)) from error
