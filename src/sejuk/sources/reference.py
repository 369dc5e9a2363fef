"""The reference pages of the connectors, made from their manifests and the lists of codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sejuk.sources.errors import PARAMS, PASSING, Code
from sejuk.sources.manifest import Bilingual, Field, Manifest
from sejuk.sources.messages import BAD_ROWS, ERRORS, NOTES, PROBLEMS
from sejuk.sources.registry import connectors

_MODES = {
    "poll": "The desk asks it again and again.",
    "upload": "A person brings files.",
}


def connector_pages() -> Mapping[str, str]:
    """Every page of ``docs/reference/connectors`` by its file name."""
    pages = {f"{code}.md": connector_page(connector.manifest) for code, connector in connectors().items()}
    return {"README.md": _index_page(), "messages.md": messages_page(), **pages}


def connector_page(manifest: Manifest) -> str:
    """What one connector is, asks, keeps and respects."""
    parts = [
        f"# {manifest.name.en} (`{manifest.code}`)",
        manifest.description.en,
        _MODES[manifest.mode] + (" Only where the demo world runs." if manifest.demo else ""),
        "## Settings",
        _fields(manifest.fields),
        "## Keeps",
        _bullets(manifest.keeps),
        "## Limits",
        _bullets(manifest.limits),
        "## Etiquette",
        _bullets(manifest.etiquette),
    ]
    return "\n\n".join(parts) + "\n"


def messages_page() -> str:
    """Every code that a connector may report, with its texts."""
    errors = [
        (f"`{code}`", _params(code), "yes" if code in PASSING else "", text.en, text.id)
        for code, text in ERRORS.items()
    ]
    parts = [
        "# What connectors say",
        "## Errors",
        "The list is closed. *Passing* errors may go away by themselves and are tried again soon; the others "
        "wait for a person and are tried again now and then.",
        _table(("Code", "Parameters", "Passing", "English", "Indonesian"), errors),
        "## Notes of a fetch that worked",
        _table(("Code", "English", "Indonesian"), ((f"`{c}`", t.en, t.id) for c, t in NOTES.items())),
        "## Rows of a file that are left out",
        _table(("Code", "English", "Indonesian"), ((f"`{c}`", t.en, t.id) for c, t in BAD_ROWS.items())),
        "## Problems with a setting",
        _table(("Code", "English", "Indonesian"), ((f"`{c}`", t.en, t.id) for c, t in PROBLEMS.items())),
    ]
    return "\n\n".join(parts) + "\n"


def _index_page() -> str:
    rows = [
        (f"[{manifest.name.en}]({manifest.code}.md)", f"`{manifest.code}`", manifest.description.en)
        for manifest in (connector.manifest for connector in connectors().values())
    ]
    parts = [
        "# Connectors",
        "These pages are made from each connector's manifest. What errors and notes mean: "
        "[messages](messages.md). How to write another: [add a connector](../../how-to/add-a-connector.md).",
        _table(("Name", "Code", "What it does"), rows),
    ]
    return "\n\n".join(parts) + "\n"


def _fields(fields: Iterable[Field]) -> str:
    rows = [
        (f"`{field.name}`", field.label.en, _kind(field), "yes" if field.required else "", field.help.en)
        for field in fields
    ]
    return _table(("Name", "Label", "Kind", "Required", "Help"), rows) if rows else "None."


def _kind(field: Field) -> str:
    words: list[str] = [field.type]
    if field.choices:
        words.append("one of " + ", ".join(f"`{choice.value}`" for choice in field.choices))
    if field.minimum is not None:
        words.append(f"at least {field.minimum}")
    if field.maximum is not None:
        words.append(f"at most {field.maximum}")
    if field.default is not None:
        words.append(f"`{str(field.default).lower()}` unless set")
    return ", ".join(words)


def _params(code: Code) -> str:
    return ", ".join(f"`{name}`" for name in sorted(PARAMS.get(code, ())))


def _bullets(texts: Iterable[Bilingual]) -> str:
    return "\n".join(f"- {text.en}" for text in texts)


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
