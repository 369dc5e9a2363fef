"""The desk's recurring work besides fetching."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sejuk.desk import clock
from sejuk.desk.listening.services.due import chore_begun, end_sources
from sejuk.desk.listening.services.expiring import expire_posts
from sejuk.desk.listening.services.importing import throw_away


def do(name: str) -> None:
    """Do the chore ``name``.

    It is noted before it is done: one that fails is tried again by its job, and not with every tick.
    """
    at = clock.now()
    chore_begun(name, at)
    CHORES[name](at)


def _refresh(at: datetime) -> object:
    from sejuk.desk.narratives.services import refresh

    return refresh(at)


def _seal_audit(at: datetime) -> object:
    from sejuk.desk.audit.sealing import seal

    return seal(at)


def _expire_requests(at: datetime) -> object:
    from sejuk.desk.cases.public.expiring import expire_requests

    return expire_requests(at)


def _end_evidence(at: datetime) -> object:
    from sejuk.desk.cases.evidence.ending import erase_ended

    return erase_ended(at)


def _late_questions(at: datetime) -> object:
    from sejuk.desk.cases.verification.pausing import pass_deadlines

    return pass_deadlines(at)


def _chain_complaints(at: datetime) -> object:
    from sejuk.desk.cases.referring.routing import enter_chain

    return enter_chain(at)


def _forget_recipients(at: datetime) -> object:
    from sejuk.desk.delivery.services.forgetting import expire

    return expire(at)


def _expire_proposals(at: datetime) -> object:
    from sejuk.desk.network.partners.expiring import expire_proposals

    return expire_proposals(at)


def _end_questions(at: datetime) -> object:
    from sejuk.desk.network.questions.ending import lapse

    return lapse(at)


def _end_subscriptions(at: datetime) -> object:
    from sejuk.desk.factchecks.services.importing import forget_runs
    from sejuk.desk.factchecks.services.subscribing import end_over

    return forget_runs(at), end_over(at)


def _forget_chats(at: datetime) -> object:
    from sejuk.desk.tipline.stopping import forget_old

    return forget_old(at)


CHORES: dict[str, Callable[[datetime], object]] = {
    "refresh": _refresh,
    "end_sources": end_sources,
    "expire_posts": expire_posts,
    "throw_away": throw_away,
    "seal_audit": _seal_audit,
    "expire_requests": _expire_requests,
    "end_evidence": _end_evidence,
    "late_questions": _late_questions,
    "chain_complaints": _chain_complaints,
    "forget_recipients": _forget_recipients,
    "expire_proposals": _expire_proposals,
    "end_questions": _end_questions,
    "end_subscriptions": _end_subscriptions,
    "forget_chats": _forget_chats,
}
