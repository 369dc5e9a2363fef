"""The reference pages that are made from the code, so that they cannot say anything else."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click
import pyarrow as pa

from sejuk.engine import schemas

_NAMES = (
    "POSTS",
    "SIGNALS",
    "GROUPED",
    "EVENTS",
    "HOURLY",
    "NARRATIVES",
    "TEMPERATURE",
    "ALERTS",
    "COORDINATION",
    "CLAIMS",
    "MATCHES",
)
_SCHEMAS_HEAD = """# Schemas

Every function of `sejuk.engine` takes and gives `pyarrow.RecordBatch` objects of these schemas, and the
files that `sejuk` reads and writes have their columns. Columns may be added at the end, never renamed,
removed or given another meaning. This page is made from `sejuk/engine/schemas.py` by `make docs`.
"""
_COMMANDS_HEAD = """# Command line

What `sejuk --help` says, made by `make docs`. `--lang` comes before the command:
`sejuk --lang en group …`. Exit status: 0 done, 1 failed, 2 wrong use or an input that cannot be read;
with 1 and 2 no output file is written or changed.
"""


def schemas_page() -> str:
    """Give the page of the Arrow schemas, in Markdown."""
    source = inspect.getsource(schemas)
    parts = [_SCHEMAS_HEAD]
    for name in _NAMES:
        table = "\n".join(_row(field) for field in getattr(schemas, name))
        head = "| Column | Type | Null |\n|---|---|---|"
        parts.append(f"## {name}\n\n{_comment(source, name)}\n\n{head}\n{table}\n")
    return "\n".join(parts)


def commands_page(group: click.Group) -> str:
    """Give the page of a group's commands and their help, in Markdown."""
    parts = [_COMMANDS_HEAD]
    for path, command in _commands(group, (group.name or "",)):
        context = click.Context(command, info_name=" ".join(path), terminal_width=100, max_content_width=100)
        parts.append(f"## {' '.join(path)}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def _commands(
    command: click.Command, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in sorted(command.list_commands(context)):
            inner = command.get_command(context, name)
            if inner is not None and not inner.hidden:
                yield from _commands(inner, (*path, name))


def _comment(source: str, name: str) -> str:
    found = re.search(rf"((?:^#:.*\n)+){name} = ", source, re.MULTILINE)
    text = " ".join(line.removeprefix("#:").strip() for line in (found[1] if found else "").splitlines())
    return text.replace("``", "`")


def _row(field: pa.Field) -> str:
    return f"| `{field.name}` | {_type(field.type)} | {'yes' if field.nullable else 'no'} |"


def _type(kind: pa.DataType) -> str:
    if pa.types.is_struct(kind):
        return "struct of " + ", ".join(f"`{field.name}` {_type(field.type)}" for field in kind)
    if pa.types.is_list(kind):
        return f"list of {_type(kind.value_type)}"
    if pa.types.is_map(kind):
        return f"map of {kind.key_type} to {kind.item_type}"
    return str(kind)
