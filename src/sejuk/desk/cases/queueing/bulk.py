"""The same thing for many cases: each by its own verb, so that every rule holds for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sejuk.desk.cases.services.closing import leave
from sejuk.desk.cases.services.triage import take_up
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused

#: More than this at once is no triage any more.
MOST = 50


@dataclass(frozen=True, slots=True)
class Result:
    """How many went through, and why the others did not."""

    done: int
    refused: list[tuple[int, str]]


def take_up_all(member: Member, keys: Sequence[int]) -> Result:
    """Take the first look at many."""
    return _each(keys, lambda pk: take_up(member, pk))


def leave_all(member: Member, keys: Sequence[int], reason: str) -> Result:
    """Leave many for one reason; a case that was not looked at is taken up first."""

    def one(pk: int) -> object:
        take_up(member, pk)
        return leave(member, pk, reason)

    return _each(keys, one)


def _each(keys: Sequence[int], do: Callable[[int], object]) -> Result:
    done, refused = 0, []
    for pk in keys[:MOST]:
        try:
            do(pk)
        except Refused as why:
            refused.append((pk, f"{why.reason} {why.advice}"))
        else:
            done += 1
    return Result(done, refused)
