"""What is public, as data: codes in English, texts as they were approved, times with their offset."""

from __future__ import annotations

from datetime import datetime

from ninja import Field, Schema

from sejuk.desk.portal.published import Published, Story
from sejuk.desk.responses.item import Item


class SourceOut(Schema):
    """Where a statement comes from."""

    authority: str = Field(description="Kind of institution, or `other`.")
    label: str
    address: str


class PassageOut(Schema):
    """One or more paragraphs that do one thing."""

    part: str = Field(description="`fact`, `warning`, `explanation`, `closing` or `text`.")
    text: str


class StampOut(Schema):
    """What was found."""

    code: str = Field(description="A code of docs/reference/verdicts.md.")
    label: str


class ItemOut(Schema):
    """The text exactly as it was approved."""

    number: int
    version: int
    kind: str
    language: str
    title: str
    summary: str
    passages: list[PassageOut]
    sources: list[SourceOut]
    institution: str
    unit: str
    contact: str
    place: str
    time_zone: str
    approved_at: str = Field(description="As it was approved, to the letter: the hash is of it too.")
    claim: str = Field(description="The rumour in neutral words; empty for a text about a theme.")
    verdict: StampOut | None
    correction: str = Field(description="What changed since the version before.")


class PublishedOut(Schema):
    """One version of a text, and what became of it."""

    url: str = Field(description="Its page, for ever.")
    published_at: datetime
    ended_at: datetime | None = Field(description="When it was replaced or withdrawn.")
    withdrawn_because: str | None
    theme: str | None
    territory: str = Field(description="Official code of the territory.")
    sha256: str = Field(description="Of the item as canonical JSON: sorted keys, no blanks, UTF-8.")
    item: ItemOut


class PublishedPage(Schema):
    """A page of what holds, the newest first."""

    items: list[PublishedOut]
    page: int
    pages: int


class ChangeOut(Schema):
    """A text that was corrected or withdrawn."""

    url: str
    number: int
    state: str = Field(description="`corrected` or `withdrawn`.")
    at: datetime
    what: str = Field(description="What changed, or why it was withdrawn.")
    now: PublishedOut
    before: list[PublishedOut]


class ChangesPage(Schema):
    """A page of changes, the newest first."""

    items: list[ChangeOut]
    page: int
    pages: int


class FigureOut(Schema):
    """How often something happened in a month, in the whole country."""

    month: str = Field(description="`2029-04`.")
    what: str
    count: str = Field(description="A number, or `< 5` where a smaller one would point at a case.")


def clarification(one: Published, address: str) -> PublishedOut:
    """One version of a text: exactly the approved item, its hash, its page and what became of it."""
    return PublishedOut(
        url=address,
        published_at=one.published_at,
        ended_at=one.ended_at,
        withdrawn_because=one.withdrawn_because or None,
        theme=one.theme or None,
        territory=one.territory,
        sha256=one.item.sha256,
        item=_item(one.item),
    )


def correction(story: Story, address: str) -> ChangeOut:
    """A text that was corrected or withdrawn: what holds now, what changed, what stood before."""
    now = story.now
    return ChangeOut(
        url=address,
        number=now.item.number,
        state="withdrawn" if now.is_withdrawn else "corrected",
        at=now.ended_at if now.is_withdrawn and now.ended_at else now.published_at,
        what=now.withdrawn_because or now.item.correction,
        now=clarification(now, address),
        before=[clarification(one, address) for one in story.earlier],
    )


def _item(item: Item) -> ItemOut:
    return ItemOut.model_validate_json(item.to_bytes())
