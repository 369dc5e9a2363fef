"""The reference page of the channels, made from their manifests."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from sejuk.desk.publishing.channels.manifest import Manifest
from sejuk.desk.publishing.channels.registry import channels
from sejuk.sources.manifest import Bilingual

_GUARANTEES = {"exact": "exactly once", "at_most_once": "at most once"}

_MODES = {
    "local": "A row of ours is the publication: it changes with the transaction that decides it.",
    "remote": "The worker asks a server, waits out limits and outages, and keeps the proof.",
    "person": "A person pastes, and pastes the link back as the proof.",
}


def channels_page() -> str:
    """Every channel with its promise, needs and limits."""
    found = [one.manifest for one in channels().values()]
    rows = "\n".join(_row(one) for one in found)
    table = f"| Channel | Guarantee | Longest text |\n|---|---|---|\n{rows}\n"
    return _words("before") + table + "".join(_section(one) for one in found) + _words("after")


def _words(place: str) -> str:
    """What holds for all channels, around what each says of itself."""
    folder = files("sejuk.desk.publishing") / "data"
    return folder.joinpath(f"channels_{place}.md").read_text("utf-8")


def _row(one: Manifest) -> str:
    sizes = ", ".join(f"{name or 'any'}: {size:,}" for name, size in one.longest.items()) or "–"
    return f"| [{one.name.en}](#{_anchor(one)}) | {_GUARANTEES[one.guarantee]} | {sizes} |"


def _section(one: Manifest) -> str:
    parts = [
        f"## {one.name.en} (`{one.code}`)",
        one.description.en,
        _MODES[one.mode],
        f"**{one.promise.en}**",
    ]
    if one.needs:
        parts.append("Needs:\n\n" + _bullets(Bilingual("-", f"{n.label.en}. {n.help.en}") for n in one.needs))
    parts.append("Limits:\n\n" + _bullets(one.limits))
    return "\n" + "\n\n".join(parts) + "\n"


def _bullets(texts: Iterable[Bilingual]) -> str:
    return "\n".join(f"- {text.en}" for text in texts)


def _anchor(one: Manifest) -> str:
    kept = "".join(sign for sign in f"{one.name.en} {one.code}".lower() if sign.isalnum() or sign == " ")
    return kept.replace(" ", "-")
