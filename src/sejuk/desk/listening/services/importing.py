"""Brings a file in: sealed while it is uploaded, started by a person, taken in by the worker."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import audit, clock
from sejuk.desk.listening.imports import folder
from sejuk.desk.listening.imports.sealing import Sealed, open_group, seal
from sejuk.desk.listening.intake import IntakeFailed, IntakeRefused, Taken, take
from sejuk.desk.listening.models import ImportRun, Source
from sejuk.desk.organisation.access import Refused
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.notify import notify
from sejuk.engine import mask_mentions
from sejuk.sources.files.face import ColumnMap
from sejuk.sources.files.read import read

#: An upload that nobody starts is thrown away after this.
UNSTARTED = timedelta(hours=24)
State = ImportRun.State


class _OvertakenError(Exception):
    """Somebody else took these rows in, or cancelled the run: this batch is rolled back."""


def seal_upload(member: Member, source: Source, path: Path, name: str, mapping: ColumnMap) -> ImportRun:
    """Seal the uploaded file at ``path`` for a run that waits for its start. The caller deletes ``path``.

    Raises ``SourceError`` where it cannot be read and ``Refused`` where it is one person's (G16).
    """
    key, stored = secrets.token_bytes(32), folder.new_name()
    try:
        sealed = seal(read(path, mapping), folder.place(stored), key)
        _check_authors(source, sealed)
        with transaction.atomic():
            return _created(member, source, name, mapping, key, stored, sealed)
    except BaseException:
        folder.remove(stored)
        raise


def start(run: ImportRun, by: Member | None = None) -> None:
    """Let the worker take the file in; who starts it need not be who brought it."""
    from sejuk.desk.listening.tasks import enqueue, run_import

    with transaction.atomic():
        if not ImportRun.objects.filter(pk=run.pk, state=State.UPLOADED).update(state=State.RUNNING):
            raise Refused(_("Pemasukan berkas ini sudah dimulai atau sudah selesai."))
        audit.record(by or run.by, "import.started", "import", run.pk, source=run.source_id, rows=run.rows)
        notify("imports")
        enqueue(run_import, f"import:{run.pk}", run_id=run.pk)


def cancel(member: Member, run: ImportRun) -> None:
    """Stop; what is already in stays, the rest of the file is deleted."""
    if _finish(run.pk, State.CANCELLED):
        audit.record(member, "import.cancelled", "import", run.pk)


def run_import(run_id: int) -> None:
    """Take in what is left of a run. May be called at any time, by any number of workers."""
    while (run := ImportRun.objects.select_related("source").get(pk=run_id)).state == State.RUNNING:
        try:
            if not _take_group(run):
                _finish(run_id, State.DONE)
        except _OvertakenError:
            continue
        except IntakeRefused as no:
            _finish(run_id, State.FAILED, no.refusal)
        except IntakeFailed as failure:
            if failure.passing:
                raise
            _finish(run_id, State.FAILED, "intake_failed")
        except FileNotFoundError:
            _finish(run_id, State.FAILED, "file_not_found")
        except (OSError, pa.ArrowException):
            _finish(run_id, State.FAILED, "file_broken")


def throw_away(at: datetime) -> int:
    """Throw away uploads that nobody started, and files that a crash left behind."""
    stale = ImportRun.objects.filter(state=State.UPLOADED, at__lt=at - UNSTARTED)
    for pk in list(stale.values_list("pk", flat=True)):
        _finish(pk, State.CANCELLED)
    referred = set(ImportRun.objects.exclude(stored_as="").values_list("stored_as", flat=True))
    return folder.sweep(referred)


def _take_group(run: ImportRun) -> bool:
    """Take one group in, with the row where it ends; False behind the last one."""
    items = open_group(folder.place(run.stored_as), run.next_row, bytes(run.key or b""))
    if items:
        take(run.source, items, clock.now(), also=_advance(run.pk, run.next_row, len(items)))
    return bool(items)


def _advance(run_id: int, start: int, rows: int) -> Callable[[Taken], None]:
    def advance(taken: Taken) -> None:
        run = ImportRun.objects.select_for_update().get(pk=run_id)
        if run.state != State.RUNNING or run.next_row != start:
            raise _OvertakenError
        run.next_row = start + rows
        run.new_posts += taken.new
        run.seen_again += taken.seen_again
        run.bad_rows += taken.held_back + taken.refused
        run.save(update_fields=["next_row", "new_posts", "seen_again", "bad_rows"])
        notify("imports")

    return advance


def _finish(run_id: int, state: str, error: str = "") -> bool:
    """End a run: its key and its file go. False where it had ended before."""
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run_id)
        if run.state not in (State.UPLOADED, State.RUNNING):
            return False
        stored = run.stored_as
        run.state, run.error_code, run.finished_at = state, error, clock.now()
        run.key, run.stored_as = None, ""
        run.save()
        audit.record(
            None,
            "import.finished",
            "import",
            run.pk,
            state=run.state,
            new=run.new_posts,
            seen_again=run.seen_again,
            bad=run.bad_rows,
            error=error,
        )
        notify("imports", "sources")
    folder.remove(stored)
    return True


def _created(
    member: Member, source: Source, name: str, mapping: ColumnMap, key: bytes, stored: str, sealed: Sealed
) -> ImportRun:
    run = ImportRun.objects.create(
        source=source,
        by=member,
        at=clock.now(),
        stored_as=stored,
        key=key,
        original_name=mask_mentions(name)[:160],
        mapping=asdict(mapping),
        rows=sealed.rows,
        bad_rows=sealed.bad_rows,
        bad_examples=[[bad.row, bad.reason] for bad in sealed.bad_examples],
        authors=sealed.authors,
        first_at=sealed.first_at,
        last_at=sealed.last_at,
    )
    audit.record(member, "import.uploaded", "import", run.pk, source=source.pk, rows=sealed.rows)
    return run


def _check_authors(source: Source, sealed: Sealed) -> None:
    if source.is_public_voice or sealed.authors > 1:
        return
    if sealed.authors == 1:
        raise Refused(
            _("Semua baris berkas ini berasal dari satu penulis, jadi tidak boleh dimasukkan."),
            _("Sejuk tidak mengikuti orang. Pakai kumpulan tulisan dari banyak penulis."),
        )
    raise Refused(
        _(
            "Berkas ini tidak menunjukkan siapa yang berbeda, jadi penulis yang berdiri sendiri "
            "tidak dapat dihitung."
        ),
        _("Pilih kolom akun atau nama penulis. Isinya tidak disimpan; hanya dipakai untuk menghitung."),
    )
