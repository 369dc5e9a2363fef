"""Start, stop and re-time the clocks of a case. Callers hold the case's row locked."""

from __future__ import annotations

from datetime import datetime, timedelta

from sejuk.desk.cases.clocks.calendars import calendar_of
from sejuk.desk.cases.clocks.hours import Span, due_at, spent
from sejuk.desk.cases.clocks.policy import limit
from sejuk.desk.cases.models import Case, CaseState, Clock, ClockStep, Pause
from sejuk.desk.organisation.models import Institution

_S = CaseState

#: What each state waits for; in the others no clock runs.
STEP_OF: dict[str, str] = {
    _S.REPORTED: ClockStep.FIRST_LOOK,
    _S.TRIAGE: ClockStep.FIRST_LOOK,
    _S.VERIFICATION: ClockStep.VERIFICATION,
    _S.VERDICT_PROPOSED: ClockStep.VERDICT,
    _S.CONFIRMED: ClockStep.ANSWER,
    _S.RESPONSE_DECIDED: ClockStep.ANSWER,
    _S.RESPONDING: ClockStep.ANSWER,
}

#: The warning comes when this part of the time is used, in percent.
WARN_PERCENT = 80


def follow(case: Case, at: datetime) -> None:
    """Make the running clock fit the case's state, unit and severity."""
    step = STEP_OF.get(case.state, "")
    running = running_clock(case)
    if running is not None and running.step != step:
        _end_pauses(case, at)
    if running is not None and (running.step, running.unit_id) != (step, case.unit_id):
        stop(running, at)
        running = None
    if running is None and step:
        _start(case, step, at)
    elif running is not None and running.severity != case.severity:
        running.severity = case.severity
        _set_limit(running, at)
        retime(running)


def pause(
    case: Case, at: datetime, *, institution: Institution | None = None, waiting_for: str, until: datetime
) -> None:
    """Let the clock stand still from ``at``: ``waiting_for`` owes an answer, at the latest at ``until``.

    Several may owe one; the clock goes on when the last has answered or its time is over. Pausing for the
    same one again changes nothing.
    """
    Pause.objects.get_or_create(
        case=case,
        waiting_for=waiting_for,
        until=None,
        defaults={"institution": institution, "since": at, "due_at": max(at, until)},
    )
    _retime_running(case)


def resume(case: Case, at: datetime, *, waiting_for: str = "") -> None:
    """``waiting_for`` owes nothing any more; without it, nobody does."""
    _end_pauses(case, at, waiting_for)
    _retime_running(case)


def running_clock(case: Case) -> Clock | None:
    """The clock that runs for the case, if one does."""
    return Clock.objects.select_related("unit__institution").filter(case=case, stopped_at=None).first()


def stop(clock: Clock, at: datetime) -> None:
    """Stop a clock for good and book the unit's working time."""
    clock.stopped_at = max(at, clock.started_at)
    clock.spent = used(clock, clock.stopped_at)
    clock.save(update_fields=["stopped_at", "spent"])


def used(clock: Clock, at: datetime) -> timedelta:
    """Working time that the unit has used by ``at``."""
    return spent(clock.started_at, at, calendar_of(clock.unit), pauses_of(clock.case_id))


def pauses_of(case_id: int) -> list[Span]:
    """When the clocks of the case stood still, or will at the longest."""
    rows = Pause.objects.filter(case=case_id).values_list("since", "until", "due_at")
    return [(since, until or due) for since, until, due in rows]


def retime(clock: Clock) -> None:
    """Compute anew when the clock warns, is due and escalates, and save it."""
    calendar, pauses = calendar_of(clock.unit), pauses_of(clock.case_id)

    def after(minutes: int) -> datetime:
        return due_at(clock.started_at, minutes, calendar, pauses)

    clock.warn_at = after(clock.minutes * WARN_PERCENT // 100)
    clock.due_at = after(clock.minutes)
    clock.escalate_at = after(clock.minutes + clock.grace)
    clock.save()


def _start(case: Case, step: str, at: datetime) -> None:
    clock = Clock(case=case, unit=case.unit, step=step, severity=case.severity, started_at=at)
    _set_limit(clock, at)
    retime(clock)


def _set_limit(clock: Clock, at: datetime) -> None:
    has = limit(clock.unit, clock.severity, clock.step, at)
    clock.minutes, clock.grace = has.minutes, has.grace


def _retime_running(case: Case) -> None:
    running = running_clock(case)
    if running is not None:
        retime(running)


def _end_pauses(case: Case, at: datetime, waiting_for: str = "") -> None:
    for pause in Pause.objects.filter(case=case, until=None):
        if waiting_for in ("", pause.waiting_for):
            pause.until = max(pause.since, min(at, pause.due_at))
            pause.save(update_fields=["until"])
