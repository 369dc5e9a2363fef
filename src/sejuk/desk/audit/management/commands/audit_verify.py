"""Recompute the audit chain; ``sejuk audit verify`` calls it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sejuk.desk.audit.verifying import Break, verify


class Command(BaseCommand):
    """Exit status 0 where the chain is whole, 1 where it breaks, 2 where the question is wrong."""

    help = "Recompute the audit chain and say where it breaks."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an outside root and its day."""
        parser.add_argument("--root", default="", help="A root kept outside: 64 hexadecimal digits.")
        parser.add_argument("--day", default="", help="The day (UTC) the root is of: YYYY-MM-DD.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify and say what was found."""
        found = verify(_root(options["root"]), _day(options["day"]))
        self.stdout.write(
            ngettext("%(count)d baris diperiksa.", "%(count)d baris diperiksa.", found.lines)
            % {"count": found.lines}
        )
        self.stdout.write(_("%(count)d akar harian cocok.") % {"count": found.roots})
        self.stdout.write(_("Hash terakhir: %(hash)s") % {"hash": found.last_hash.hex()})
        for one in found.breaks:
            self.stderr.write(_words(one))
        if not found.is_whole:
            raise SystemExit(1)
        self.stdout.write(_("Rantai audit utuh."))


def _root(text: str) -> bytes | None:
    if not text:
        return None
    try:
        root = bytes.fromhex(text)
    except ValueError:
        root = b""
    if len(root) != 32:
        raise CommandError(_("Akar ditulis dengan 64 angka heksadesimal."), returncode=2)
    return root


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(_("Tanggal ditulis TTTT-BB-HH, misalnya 2029-02-14."), returncode=2) from error


def _words(one: Break) -> str:
    texts = {
        "missing": _("Baris %(sequence)d hilang."),
        "unlinked": _("Baris %(sequence)d tidak tersambung dengan baris sebelumnya."),
        "changed": _("Baris %(sequence)d sudah diubah sesudah ditulis."),
        "root_differs": _("Akar harian %(day)s tidak cocok dengan baris %(sequence)d."),
        "root_unknown": _("Akar yang Anda simpan tidak ada di rantai ini: rantainya sudah ditulis ulang."),
        "day_unknown": _("Tidak ada akar harian untuk %(day)s di sini."),
    }
    return texts[one.kind] % {"sequence": one.sequence, "day": one.day}
