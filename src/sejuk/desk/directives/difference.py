"""What changed between two versions of a directive, word by word and field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from sejuk.desk.directives.models import Directive
from sejuk.desk.shell.templatetags.shell import local_time

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: Texts longer than this many words are compared line by line.
_MANY_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed (``same``), came (``new``) or went (``gone``)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A part of the directive that changed."""

    label: StrOrPromise
    pieces: list[Piece]


def difference(old: Directive, new: Directive) -> list[Changed]:
    """The parts that changed, in their order on the page."""
    parts = (
        (label, before, after) for (label, before), (_l, after) in zip(_parts(old), _parts(new), strict=True)
    )
    return [Changed(label, pieces(before, after)) for label, before, after in parts if before != after]


def pieces(before: str, after: str) -> list[Piece]:
    """Both texts in one, as runs of words."""
    one, other = _words(before), _words(after)
    found = []
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(one[i:j])))
            continue
        found += [Piece("gone", "".join(one[i:j]))] if j > i else []
        found += [Piece("new", "".join(other[k:m]))] if m > k else []
    return found


def _words(text: str) -> list[str]:
    words = re.findall(r"\s+|\S+", text)
    return words if len(words) <= _MANY_WORDS else text.splitlines(keepends=True)


def _parts(directive: Directive) -> list[tuple[StrOrPromise, str]]:
    tasks = "\n".join(
        f"{one.position}. {one.text} ({local_time(one.due_at)})" for one in directive.tasks.all()
    )
    conference = f"{local_time(directive.conference_at)} {directive.conference_link}"
    return [
        (_("Perihal"), directive.subject),
        (_("Isi arahan"), directive.text),
        (_("Dasar"), f"{directive.get_order_kind_display()} {directive.order_number}"),
        (_("Konferensi video"), conference if directive.conference_at else ""),
        (_("Diterima paling lambat"), local_time(directive.acknowledge_by)),
        (_("Tugas"), tasks),
    ]
