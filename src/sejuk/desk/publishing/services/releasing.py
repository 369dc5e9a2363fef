"""Let an approved text out on the channels that a person chose. There is no other way onto a channel (G5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.publishing.access import usable_outlets
from sejuk.desk.publishing.addresses import page_of
from sejuk.desk.publishing.models import Outlet, Publication, PublicationState
from sejuk.desk.publishing.services.following import follow_one, words_of
from sejuk.desk.publishing.services.opening import own_outlets
from sejuk.desk.publishing.words import STAGE
from sejuk.desk.responses.access import access_response
from sejuk.desk.responses.models import Version
from sejuk.desk.responses.services.releasing import publish
from sejuk.desk.shell.notify import notify

_S = PublicationState


@transaction.atomic
def release(
    member: Member, number: int, outlets: Iterable[int], ticked: Collection[str] = ()
) -> list[Publication]:
    """Publish text ``number`` and put it on these outlets; a second click changes nothing.

    What a channel held back because the stage changed goes on: ``ticked`` is what was looked at.

    Raises:
        Refused: the text is not approved or only practice, the stage asks something that is not ticked, or a
            channel is not this institution's.
    """
    from sejuk.desk.publishing.tasks import wake

    response = access_response(member, number, lock=True)
    page_of(number)  # refuses where there is no address to point at
    version = publish(member, number, ticked)
    on_own_outlets(version)
    wanted = set(outlets)
    found = list(usable_outlets(member, response).filter(pk__in=wanted))
    if len(found) != len(wanted):
        raise Refused(
            _("Salah satu saluran tidak dapat dipakai untuk teks ini."),
            _("Muat ulang halamannya dan pilih lagi."),
            status=409,
        )
    made = [_put(member, version, outlet) for outlet in found]
    held = Publication.objects.filter(number=number, error=STAGE)
    wake({outlet.pk for outlet in found} | set(held.values_list("outlet_id", flat=True)))
    held.update(error="", due_at=clock.now())
    return made


def on_own_outlets(version: Version) -> None:
    """What is published stands on the office's own portal and feeds in the same moment."""
    for outlet in own_outlets(version.response.unit):
        _put(None, version, outlet)


def _put(member: Member | None, version: Version, outlet: Outlet) -> Publication:
    """One row; where there is one already, it stays what it is."""
    at, manifest = clock.now(), outlet.channel.manifest
    by_hand = manifest.mode == "person"
    publication, new = Publication.objects.get_or_create(
        outlet=outlet,
        number=version.response_id,
        defaults={
            **words_of(version),
            "state": _S.BY_HAND if by_hand else _S.WAITING,
            "made_by": member,
            "made_at": at,
            "changed_at": at,
            "due_at": None if by_hand else at,
        },
    )
    if new:
        record(
            member, "publication.decided", "publication", publication.pk,
            number=version.response_id, version=version.edition, sha256=version.sha256,
            kind=outlet.kind, outlet=outlet.pk,
        )  # fmt: skip
        follow_one(publication)
        notify("publishing")
    return publication
