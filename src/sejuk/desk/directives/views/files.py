"""Files of a directive, to be saved and never shown as a page; the video conference as a calendar."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sejuk.desk import ics
from sejuk.desk.audit import record
from sejuk.desk.directives.access import OutOfSight, access_directive, access_receipt
from sejuk.desk.directives.models import DirectiveState, FollowUpFile
from sejuk.desk.organisation.access import MemberRequest

#: How long a video conference is put into calendars.
_CONFERENCE = timedelta(hours=1)
_SUFFIX = {"application/pdf": "pdf", "image/jpeg": "jpg"}


@require_safe
def attachment(request: MemberRequest, pk: int, file: int) -> HttpResponse:
    """A file that goes with a directive."""
    found = access_directive(request.member, pk)
    kept = found.attachments.filter(pk=file).first()
    if kept is None:
        raise OutOfSight
    record(request.member, "directive.file_read", "directive", pk, unit=found.unit_id, kind="attachment")
    return _file(bytes(kept.body), kept.media_type, f"arahan-{pk}-{file}")


@require_safe
def evidence(request: MemberRequest, pk: int) -> HttpResponse:
    """Evidence of a unit's follow-up, for those who may see what the unit did."""
    kept = FollowUpFile.objects.select_related("follow_up").filter(pk=pk).first()
    if kept is None:
        raise OutOfSight
    receipt = access_receipt(request.member, kept.follow_up.receipt_id)
    record(
        request.member,
        "directive.file_read",
        "directive",
        receipt.directive_id,
        unit=receipt.unit_id,
        kind="evidence",
    )
    return _file(bytes(kept.body), kept.media_type, f"tindak-lanjut-{pk}")


@require_safe
def conference(request: MemberRequest, pk: int) -> HttpResponse:
    """The video conference for a calendar."""
    found = access_directive(request.member, pk)
    if found.conference_at is None:
        raise Http404
    event = ics.Event(
        uid=f"directive-{pk}@sejuk",
        summary=found.subject,
        start=found.conference_at,
        end=found.conference_at + _CONFERENCE,
        changed_at=found.ended_at or found.sent_at or found.made_at,
        sequence=int(found.ended_at is not None),
        status=ics.Status.CANCELLED if found.state == DirectiveState.REPLACED else ics.Status.CONFIRMED,
        zone=found.unit.time_zone,
        description=request.build_absolute_uri(reverse("directives:directive", args=[pk])),
        url=found.conference_link,
        place=_("Konferensi video"),
    )
    return ics.answer(found.subject, [event], f"vidcon-{pk}.ics")


def _file(body: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{_SUFFIX.get(media_type, "bin")}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
