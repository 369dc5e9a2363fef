"""``take``: one batch of items, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper

from sejuk.desk.listening.intake import state
from sejuk.desk.listening.intake.apart import group
from sejuk.desk.listening.intake.candidates import Candidate, candidate
from sejuk.desk.listening.intake.counting import count
from sejuk.desk.listening.intake.events import apply_events
from sejuk.desk.listening.intake.gate import open_gate
from sejuk.desk.listening.intake.health import note_items
from sejuk.desk.listening.intake.known import not_erased, sort_out
from sejuk.desk.listening.intake.places import Places
from sejuk.desk.listening.intake.refusals import IntakeFailed, IntakeRefused
from sejuk.desk.listening.intake.storing import store_again, store_posts
from sejuk.desk.listening.models import Source
from sejuk.desk.shell.notify import notify
from sejuk.sources.items import Item


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a batch, item by item; the four add up to its length.

    ``held_back``: older than what the office keeps, erased on request, or from the tip-line without a
    public address.
    ``refused``: nothing to store.
    """

    new: int = 0
    seen_again: int = 0
    held_back: int = 0
    refused: int = 0


def _nothing(taken: Taken) -> None:
    """The default of ``also``."""


def take(
    source: Source,
    items: Sequence[Item],
    received_at: datetime,
    *,
    also: Callable[[Taken], None] = _nothing,
    vouched: bool = False,
) -> Taken:
    """Take ``items`` of ``source`` in; all of them, with what ``also`` writes, or nothing.

    ``also`` runs last in the same transaction: for the cursor of a fetch or the row of an import.
    ``vouched`` is said by the tip-line where three independent senders stand behind an item (G10).
    Raises :class:`IntakeRefused` where the source may bring nothing in (G16, G18), and
    :class:`IntakeFailed` where the database or the engine failed; neither carries content.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            state.lock(cursor)
            taken = _take(cursor, source, items, received_at, vouched)
            also(taken)
            return taken
    except IntakeRefused:
        raise
    except (OperationalError, InterfaceError) as error:
        state.forget()
        raise IntakeFailed(_sqlstate(error), passing=True) from None
    except DatabaseError as error:
        state.forget()
        raise IntakeFailed(_sqlstate(error), passing=False) from None
    except BaseException:
        state.forget()
        raise


def _take(
    cursor: CursorWrapper, source: Source, items: Sequence[Item], received_at: datetime, vouched: bool
) -> Taken:
    source = open_gate(source.pk, received_at)
    places = Places.load()
    candidates = [candidate(item, source, received_at) for item in items]
    usable = [replace(c, region=places.known(c.region, source)) for c in candidates if c is not None]
    kept = [c for c in usable if _may_stay(c, source, received_at, vouched)]
    kept = not_erased(cursor, kept, received_at)
    known = sort_out(cursor, source.pk, kept)
    if known.new:
        _store(cursor, source, known.new, received_at)
    store_again(cursor, source.pk, known.again, received_at)
    note_items(source, known.new, received_at)
    return Taken(
        new=len(known.new),
        seen_again=len(known.again) + known.repeated,
        held_back=len(usable) - len(kept),
        refused=len(items) - len(usable),
    )


def _store(cursor: CursorWrapper, source: Source, new: Sequence[Candidate], received_at: datetime) -> None:
    batch = group(cursor, new, source.pk, received_at)
    narratives = store_posts(cursor, source, batch, received_at)
    apply_events(cursor, batch, received_at)
    count(cursor, source, batch, narratives)
    state.advance()
    notify("narratives", "sources")


def _may_stay(item: Candidate, source: Source, received_at: datetime, vouched: bool) -> bool:
    """Whether an item is one the office keeps (G10).

    What a feed still shows after its post has expired would otherwise come in again and again. A file
    is brought by a person, once, and may be old.
    """
    if source.kind == Source.Kind.TIP_LINE:
        return bool(item.address) or vouched
    if source.is_upload:
        return True
    return item.published_at >= received_at - timedelta(days=source.office.retention_days)


def _sqlstate(error: Exception) -> str:
    return getattr(error.__cause__, "sqlstate", None) or type(error).__name__
