"""How a source is doing, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sejuk.desk import clock
from sejuk.desk.listening.models import Fetch, Source, SourceHealth, SourceState
from sejuk.desk.listening.services.pace import silence
from sejuk.desk.listening.words import STATE_CODES, error_words, note_words
from sejuk.desk.shell.templatetags.shell import local_time

DAY = timedelta(days=1)
#: Levels, the worst last. They choose a colour; the words say the same.
LEVELS = ("off", "good", "watch", "bad")


@dataclass(frozen=True, slots=True)
class Report:
    """``level`` is one of ``LEVELS``; ``sentence`` says how it is, ``advice`` what comes next."""

    level: str
    sentence: str
    advice: str
    today: int
    normal: float | None
    notes: list[str]


def reports(sources: Iterable[Source]) -> list[tuple[Source, Report]]:
    """Each source with how it is doing."""
    at = clock.now()
    listed = list(sources)
    today = dict(
        Fetch.objects.filter(source__in=listed, at__gt=at - DAY)
        .values_list("source")
        .annotate(Sum("new_posts"))
    )
    return [(source, report(source, at, today.get(source.pk, 0))) for source in listed]


def worst_first(pair: tuple[Source, Report]) -> int:
    """Sorts what somebody should look at before the rest."""
    return -LEVELS.index(pair[1].level)


def report(source: Source, at: datetime, today: int) -> Report:
    """How a source is doing at ``at``, having brought ``today`` new items in the last 24 hours."""
    health = getattr(source, "health", None)
    level, sentence, advice = _judge(source, health, at)
    return Report(
        level=level,
        sentence=sentence,
        advice=advice,
        today=today,
        normal=health.normal_per_day if health else None,
        notes=note_words(health.notes) if health else [],
    )


def troubled(sources: Iterable[Source]) -> list[tuple[Source, Report]]:
    """Those that somebody should look at, the worst first."""
    found = [(source, one) for source, one in reports(sources) if one.level in ("watch", "bad")]
    return sorted(found, key=worst_first)


def _judge(source: Source, health: SourceHealth | None, at: datetime) -> tuple[str, str, str]:
    if source.state != SourceState.ACTIVE:
        code = STATE_CODES.get(source.state_code)
        return ("bad" if source.state_code == "single_author" else "off"), str(code or ""), ""
    if source.is_brought:
        return _brought(health)
    if health is None or health.last_try_at is None:
        return "good", _("Belum pernah diambil."), _("Pengambilan pertama segera berjalan.")
    if health.error_code:
        return _failing(health)
    return _listening(source, health, at)


def _brought(health: SourceHealth | None) -> tuple[str, str, str]:
    if health is None or health.last_item_at is None:
        return "good", _("Belum ada yang masuk."), ""
    return "good", _("Terakhir masuk %(time)s.") % {"time": local_time(health.last_item_at)}, ""


def _failing(health: SourceHealth) -> tuple[str, str, str]:
    level = "watch" if health.failures < 3 else "bad"
    tries = ngettext(
        "Gagal %(count)s kali berturut-turut.", "Gagal %(count)s kali berturut-turut.", health.failures
    )
    next_try = _("Dicoba lagi %(time)s.") % {"time": local_time(health.next_try_at)}
    words = error_words(health.error_code, health.error_params)
    return level, words, f"{tries % {'count': health.failures}} {next_try}"


def _listening(source: Source, health: SourceHealth, at: datetime) -> tuple[str, str, str]:
    quiet = silence(health, source.activated_at, at)
    next_try = _("Diambil lagi %(time)s.") % {"time": local_time(health.next_try_at)}
    if quiet is not None and quiet.is_strange:
        words = _("Diam sejak %(time)s, tidak seperti biasanya.") % {"time": local_time(quiet.since)}
        return "watch", words, _("Buka situsnya untuk melihat apakah umpannya pindah.")
    return "good", _("Terakhir berhasil %(time)s.") % {"time": local_time(health.last_success_at)}, next_try
