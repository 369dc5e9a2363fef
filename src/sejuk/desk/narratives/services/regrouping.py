"""People correct the grouping: two narratives become one, or a part leaves."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.services.together import stay_apart
from sejuk.desk.listening.intake import changed
from sejuk.desk.listening.intake.merging import absorb
from sejuk.desk.listening.intake.splitting import split_off
from sejuk.desk.listening.intake.state import with_lock
from sejuk.desk.listening.models import Post
from sejuk.desk.narratives.access import access_narrative
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.narratives.services.locking import locked
from sejuk.desk.narratives.transitions import ALLOWED_TRANSITIONS, TENDS
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition


@transaction.atomic
def merge(member: Member, key: str, into: str, reason: str) -> Narrative:
    """Let the narrative ``into`` absorb the narrative ``key``; give what is left, ``into``."""
    absorbed, keep = (access_narrative(member, one, TENDS) for one in (key, into))
    if absorbed.pk == keep.pk:
        raise Refused(_("Narasi tidak dapat digabung dengan dirinya sendiri."), _("Pilih narasi yang lain."))
    _refuse_around(absorbed, keep)
    with with_lock() as cursor:
        absorbed, keep = locked(absorbed.pk), locked(keep.pk)
        transition(ALLOWED_TRANSITIONS, "merge", absorbed.state)
        absorb(cursor, keep, absorbed, clock.now(), member, reason)
        _settle(keep)
    record(member, "narrative.merged", "narrative", key, into=into, reason=reason[:200])
    return keep


@transaction.atomic
def split(member: Member, key: str, variants: Sequence[str], reason: str) -> Narrative:
    """Move the chosen variants of a narrative into a new one; give the new one."""
    old = access_narrative(member, key, TENDS)
    with with_lock() as cursor:
        old = locked(old.pk)
        posts = _posts(old, variants)
        new = _empty_like(old, posts)
        split_off(cursor, old, new, posts, clock.now(), member, reason)
        _settle(old, new)
    record(member, "narrative.split", "narrative", key, new=new.key, posts=len(posts), reason=reason[:200])
    return Narrative.objects.get(pk=new.pk)


def _refuse_around(absorbed: Narrative, keep: Narrative) -> None:
    """What ended without a label does not come under an open case, whichever of the two goes (G2)."""
    if not stay_apart(absorbed.pk, keep.pk):
        return
    raise Refused(
        _("Salah satu narasi ini sudah diperiksa dan selesai tanpa label, yang lain sedang ditangani."),
        _("Membukanya lagi perlu alasan dan persetujuan orang dari lembaga lain: mintalah pembatalan."),
    )


def _posts(old: Narrative, variants: Sequence[str]) -> list[int]:
    posts = Post.objects.filter(narrative=old).order_by("pk")
    chosen = list(posts.filter(variant__in=variants).values_list("pk", flat=True))
    if not chosen or len(chosen) == posts.count():
        raise Refused(
            _("Pilih sebagian varian: paling sedikit satu dipisah dan satu tinggal."),
            _("Kembali ke narasinya dan pilih varian yang membicarakan hal lain."),
        )
    return chosen


def _empty_like(old: Narrative, posts: Sequence[int]) -> Narrative:
    """A new narrative, named after its first post as the engine does."""
    return Narrative.objects.create(
        key=f"n-{posts[0]}-{secrets.token_hex(2)}", first_at=old.first_at, last_at=old.first_at
    )


def _settle(*narratives: Narrative) -> None:
    """Describe them anew with the next refresh, and let every process rebuild its groups."""
    Narrative.objects.filter(pk__in=[one.pk for one in narratives]).update(
        described_posts=0, places=[], signals={}
    )
    changed()
    notify("narratives")
