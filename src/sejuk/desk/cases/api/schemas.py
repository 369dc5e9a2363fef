"""What goes over the wire. There is no field for a person of the public, and none for how a case ended."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ninja import Field, Schema
from pydantic import AfterValidator


class VerdictOut(Schema):
    """A confirmed verdict."""

    version: int
    accuracy: str = Field(description="A code of docs/reference/verdicts.md.")
    harm: str
    claim: str
    explanation: str
    correction: str
    is_training: bool
    confirmed_at: datetime


class CaseOut(Schema):
    """A case; times are in UTC."""

    id: int
    state: str
    severity: str
    title: str
    summary: str
    unit: str
    territory: str = Field(description="Official code of the territory.")
    narrative: str | None = Field(description="The narrative's number.")
    opened_at: datetime
    moved_at: datetime
    verdict: VerdictOut | None


class CasesOut(Schema):
    """A page of cases, the newest first."""

    items: list[CaseOut]
    next: str | None = Field(description="The cursor of the next page; null on the last one.")


def _whole(text: str) -> str:
    if "\x00" in text:
        raise ValueError("NUL is no character of a text")
    return text


Words = Annotated[str, AfterValidator(_whole)]


class CaseIn(Schema):
    """A case to open, with state `reported`."""

    title: Words = Field(min_length=5, max_length=240, description="The claim in one neutral sentence.")
    summary: Words = Field("", max_length=2000, description="Where it was seen, in your own words.")
    narrative: Words | None = Field(None, max_length=64, description="A narrative's number.")
    severity: str = Field("medium", pattern="^(low|medium|high|critical)$")


class Problem(Schema):
    """What went wrong and what to do."""

    reason: str
    advice: str
