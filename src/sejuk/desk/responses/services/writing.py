"""Write a text: a draft, its changes, its next version. Whose hand is in it is kept."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Verdict
from sejuk.desk.cases.services.recusal import joined_institutions, refuse_accused
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.access import access_response, newest
from sejuk.desk.responses.items import valid_verdict
from sejuk.desk.responses.models import Response, Version, VersionState, Writing
from sejuk.desk.responses.services.moving import tries_stay
from sejuk.desk.responses.transitions import WRITES
from sejuk.desk.responses.words import About, Words
from sejuk.desk.shell.notify import notify

#: Themes that are about how the election is run; the database has the same list (``cases_is_process_theme``).
PROCESS_THEMES = frozenset({"voter_list", "logistics", "polling_day", "counting", "electoral_bodies"})


@transaction.atomic
def draft(member: Member, unit: Unit, about: About, words: Words, client_id: UUID | None = None) -> Response:
    """A new text; sent twice with the same ``client_id`` it is one.

    Raises:
        Refused: the member does not write for the unit, the case's claim accuses the member's institution, or
            the case has no confirmed verdict.
    """
    require(member, WRITES, unit)
    if made := _made_before(member, client_id):
        return made
    if about.case is not None:
        refuse_accused(member, access_case(member, about.case.pk))
    response = Response(
        client_id=client_id, unit=unit, institution=unit.institution, author=member, made_at=clock.now(),
        **_columns(about),
    )  # fmt: skip
    verdict = _verdict_to_tell(response)
    try:
        with transaction.atomic():
            response.save()
    except IntegrityError:
        if made := _made_before(member, client_id):  # the second click came in the same moment
            return made
        raise
    _start(member, Version(response=response), words, verdict)
    record(
        member, "response.drafted", "response", response.pk,
        kind=response.kind, case=response.case_id, unit=unit.pk,
    )  # fmt: skip
    notify("responses", "cases")
    return response


def change(member: Member, pk: int, words: Words) -> Version:
    """Change the draft. From then on the member is one of its authors and approves no version of it."""
    with tries_stay(member, pk):
        return _change(member, pk, words)


@transaction.atomic
def _change(member: Member, pk: int, words: Words) -> Version:
    version = newest(access_response(member, pk, lock=True))
    response = version.response
    require(member, WRITES, response.unit)
    if version.state != VersionState.DRAFT:
        raise Refused(
            _("Yang sudah diajukan tidak berubah lagi."),
            _("Minta penyetujunya mengembalikan, lalu ubah versi berikutnya."),
            status=409,
        )
    if response.case is not None:
        refuse_accused(member, response.case)
    _start(member, version, words, _verdict_to_tell(response))
    record(member, "response.changed", "response", pk, version=version.number)
    notify("responses")
    return version


def next_version(member: Member, version: Version, *, edition: int, correction: str = "") -> Version:
    """The draft that follows a version, with its words; part of the verb that asked for it."""
    response = version.response
    following = Version(response=response, number=newest(response).number + 1, edition=edition)
    for name in _KEPT:
        setattr(following, name, getattr(version, name))
    following.correction = correction or version.correction
    verdict = valid_verdict(response)
    following.verdict_key = verdict.pk if verdict else version.verdict_key
    following.is_training = is_practice(about_process=following.about_process, verdict=verdict)
    following.made_at = clock.now()
    following.save()
    Writing.objects.create(version=following, member=member, at=following.made_at)
    return following


_KEPT = (
    "language", "title", "summary", "passages", "sources", "contact", "territory", "about_process",
    "correction",
)  # fmt: skip


def is_practice(*, about_process: bool, verdict: Verdict | None) -> bool:
    """Whether it may not leave: a verdict signed in training, or the process and no second institution."""
    if verdict is not None and verdict.is_training:
        return True
    return about_process and joined_institutions() < 2


def _made_before(member: Member, client_id: UUID | None) -> Response | None:
    return Response.objects.filter(client_id=client_id, author=member).first() if client_id else None


def _columns(about: About) -> dict[str, object]:
    return {
        "kind": about.kind,
        "audience": about.audience,
        "stage": about.stage,
        "theme": "" if about.case is not None else about.theme or "other",
        "case": about.case,
        "decision": about.decision,
        "due_at": about.due_at,
    }


def _verdict_to_tell(response: Response) -> Verdict | None:
    if response.case is None:
        return None
    verdict = valid_verdict(response)
    if verdict is None:
        raise Refused(
            _("Kasus ini belum punya putusan yang disahkan, jadi belum ada yang ditulis."),
            _("Tunggu dua orang mengesahkannya."),
            status=409,
        )
    return verdict


def is_process(response: Response, said: bool) -> bool:
    """Whether a text is about how the election is run, by its case, its theme or its author's word."""
    case = response.case
    return said or response.theme in PROCESS_THEMES or (case is not None and case.about_process)


def _start(member: Member, version: Version, words: Words, verdict: Verdict | None) -> None:
    """Put the words down, and whose hand did."""
    at = clock.now()
    version.language, version.territory = words.language, words.territory
    version.title, version.summary = words.title.strip(), words.summary.strip()
    version.passages = [{"part": one.part.value, "text": one.text.strip()} for one in words.passages]
    version.sources = [asdict(one) for one in words.sources]
    version.contact = words.contact.strip()
    if version.edition > 1:
        version.correction = words.correction.strip() or version.correction
    version.verdict_key = verdict.pk if verdict else None
    version.about_process = is_process(version.response, words.about_process)
    version.is_training = is_practice(about_process=version.about_process, verdict=verdict)
    if version.pk is None:
        version.made_at = at
    version.save()
    Writing.objects.get_or_create(version=version, member=member, defaults={"at": at})
