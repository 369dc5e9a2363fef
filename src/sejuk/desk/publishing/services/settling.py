"""What a person does with a publication: settle a doubt, try again, leave it, paste its link."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.publishing.access import access_publication
from sejuk.desk.publishing.channels.job import Done
from sejuk.desk.publishing.models import Publication, PublicationState
from sejuk.desk.publishing.services.following import follow_one
from sejuk.desk.publishing.services.moving import fresh, moved
from sejuk.desk.publishing.services.standing import stands_by_hand
from sejuk.desk.publishing.transitions import PUBLICATION_TRANSITIONS
from sejuk.desk.states import transition

_S = PublicationState
#: These need the link as their proof.
NEEDS_LINK = ("arrived", "pasted")


@transaction.atomic
def settle(member: Member, pk: int, verb: str, link: str = "") -> Publication:
    """Do what the person decided.

    Raises:
        Refused: somebody settled it already, a run has it just now, or the link is not the account's.
    """
    from sejuk.desk.publishing.tasks import wake

    publication = access_publication(member, pk, lock=True)
    way = transition(PUBLICATION_TRANSITIONS, verb, publication.state)
    if not way.roles or publication.runner is not None:
        raise Refused(
            _("Publikasi ini sedang dikerjakan sistem."), _("Tunggu sebentar, lalu muat ulang."), status=409
        )
    require(member, way.roles, publication.outlet.unit)
    if verb in (*NEEDS_LINK, "removed"):
        stands_by_hand(publication, _done(publication, verb, link), verb, member)
    elif verb == "drop":
        moved(publication, verb, member, due_at=None)
    else:
        _again(publication, verb, member)
    record(
        member, "publication.settled", "publication", pk,
        verb=verb, number=publication.number, version=publication.version,
    )  # fmt: skip
    follow_one(publication)
    wake([publication.outlet_id])
    return publication


def _again(publication: Publication, verb: str, member: Member) -> None:
    """From the start; what may be there is looked for first."""
    manifest = publication.outlet.channel.manifest
    by_hand = manifest.mode == "person"
    if by_hand != (verb == "reopen"):
        raise Refused(_("Langkah ini bukan untuk saluran itu."), _("Muat ulang halamannya."), status=409)
    maybe = publication.maybe or (publication.state == _S.UNCERTAIN and manifest.repeatable)
    again = fresh(clock.now()) | {"maybe": maybe} | ({"due_at": None} if by_hand else {})
    moved(publication, verb, member, **again)


def _done(publication: Publication, verb: str, link: str) -> Done:
    if verb == "removed":
        return Done()
    account = publication.outlet.account
    if not link and publication.address and verb == "pasted":
        link = publication.address
    if account is None or not is_at(link, account.address):
        raise Refused(
            _("Tautan ini bukan dari akun resminya."),
            _("Buka kirimannya di akun itu, salin tautannya, lalu tempelkan di sini."),
            status=422,
        )
    return Done(link, _remote_id(publication, link))


def is_at(link: str, address: str) -> bool:
    """Whether a link leads to the place of an account: the same host, whatever language or device part."""
    return _host(link) == _host(address) != ""


def _host(address: str) -> str:
    place = urlsplit(address)
    if place.scheme not in ("http", "https"):
        return ""
    host = (place.hostname or "").lower()
    for start in ("www.", "m.", "vt.", "vm."):
        host = host.removeprefix(start)
    return {"youtu.be": "youtube.com", "twitter.com": "x.com", "telegram.me": "t.me"}.get(host, host)


def _remote_id(publication: Publication, link: str) -> str:
    """What the platform calls it: the last part of its link, so that corrections find it."""
    if publication.outlet.channel.manifest.mode == "person":
        return ""
    last = urlsplit(link).path.rstrip("/").rpartition("/")[2]
    return last if last.isdigit() else ""
