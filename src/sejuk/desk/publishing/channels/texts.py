"""Words that several channels share: the whole text in plain words, and a short one with its address."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from sejuk.desk.responses.item import Item, Source


def whole(item: Item, page: str) -> str:
    """Everything that was approved, in plain text, with its origin and the address of its page (G9)."""
    with translation.override(item.language):
        parts = [item.title, *_corrected(item), *_told(item)]
        parts += [passage.text for passage in item.passages]
        if item.sources:
            parts.append("\n".join([_("Sumber:"), *(f"- {_source(one)}" for one in item.sources)]))
        parts.append(f"{origin(item)}\n{page}")
    return "\n\n".join(parts)


def short(item: Item, page: str, room: int | None) -> str:
    """Title, verdict, summary, origin and address; the title is cut where even that has no room."""
    with translation.override(item.language):
        rest = [*_corrected(item), *_stamped(item), item.summary, f"{origin(item)}\n{page}"]
    tail = "\n\n".join(rest)
    left = None if room is None else room - len(tail) - 2
    title = item.title if left is None or len(item.title) <= left else item.title[: max(0, left - 2)] + " …"
    return f"{title}\n\n{tail}"


def fitting(item: Item, page: str, longest: int | None, count: object = len) -> str:
    """The whole text where it fits, else the short one: no sentence is cut in the middle."""
    said = whole(item, page)
    assert callable(count)  # noqa: S101 – for the type checker
    return said if longest is None or count(said) <= longest else short(item, page, longest)


def withdrawn(item: Item, page: str) -> str:
    """What stands in the place of a text that cannot be deleted."""
    with translation.override(item.language):
        said = _("Ditarik kembali: %(title)s") % {"title": item.title}
        why = _("Keterangan ini kami tarik kembali. Mohon tidak dipakai lagi. Keadaannya sekarang:")
        return f"{said}\n\n{why}\n{page}\n\n{origin(item)}"


def origin(item: Item) -> str:
    """Whose word it is: the unit and its institution, once where they are the same."""
    named = dict.fromkeys(name for name in (item.unit, item.institution) if name)
    return " · ".join(named)


def _corrected(item: Item) -> list[str]:
    return [_("Koreksi: %(said)s") % {"said": item.correction}] if item.correction else []


def _stamped(item: Item) -> list[str]:
    return [_("Hasil pemeriksaan: %(label)s") % {"label": item.verdict.label}] if item.verdict else []


def _told(item: Item) -> list[str]:
    """The rumour in neutral words comes with its verdict and never alone."""
    if not item.claim or item.verdict is None:
        return _stamped(item)
    return [_("Yang beredar: %(claim)s\n%(label)s") % {"claim": item.claim, "label": _stamped(item)[0]}]


def _source(one: Source) -> str:
    return f"{one.label} ({one.address})" if one.address else one.label
