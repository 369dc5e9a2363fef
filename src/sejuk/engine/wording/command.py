"""``sejuk wording``: what the checks say of a text file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sejuk.engine.wording import Draft, Finding

_File = click.Path(path_type=Path, dir_okay=False, exists=True)
Say = Callable[..., str]


def show(draft: Draft, findings: list[Finding], language: str, as_json: bool) -> None:
    """Print findings: a line for people, or a line of JSON, each."""
    from sejuk.engine.wording import explain
    from sejuk.engine.wording.written import place

    for finding in findings:
        why = explain(finding, language)
        if as_json:
            click.echo(json.dumps(asdict(finding) | {"explained": why}, ensure_ascii=False))
        else:
            better = f" → {'; '.join(finding.proposals)}" if finding.proposals else ""
            where = place(draft, finding.span)
            click.echo(f"{where}\t{finding.severity}\t{finding.rule}\t{why}{better}")


def options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say what the checks have to know about the text."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="One JSON line a finding."),
        click.option("--gate", is_flag=True, help="Exit status 1 where a finding stops the text."),
        click.option("--contestants", "place", type=_File, help="TOML: names, numbers, slogans, parties."),
        click.option(
            "--source",
            "sources",
            multiple=True,
            metavar="AUTHORITY|LABEL|ADDRESS",
            help="A source; repeatable.",
        ),
        click.option("--claim", default="", help="The rumour it answers, in neutral words."),
        click.option("--kind", default="clarification", show_default=True, help="Kind of text."),
        click.option("--language", default="id", show_default=True, help="Language of the text: id, jv, su."),
        click.argument("source", metavar="FILE", type=_File),
    ):
        command = option(command)
    return command
