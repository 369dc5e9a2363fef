"""What changed between two versions of a directive, word by word and field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from sejuk.desk.directives.models import Directive
from sejuk.desk.shell.difference import Changed, changed
from sejuk.desk.shell.templatetags.shell import local_time

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def difference(old: Directive, new: Directive) -> list[Changed]:
    """The parts that changed, in their order on the page."""
    return changed(
        (label, before, after) for (label, before), (_l, after) in zip(_parts(old), _parts(new), strict=True)
    )


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
