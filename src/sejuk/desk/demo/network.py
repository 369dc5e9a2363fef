"""Partners who agreed, a broadcast that went out and one that waits, a question of the press, an account."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from sejuk.desk.delivery.models import Message
from sejuk.desk.network.accounts.registering import Registration, register
from sejuk.desk.network.broadcasts.approving import approve, submit
from sejuk.desk.network.broadcasts.composing import Kit, compose
from sejuk.desk.network.broadcasts.looking import unlooked
from sejuk.desk.network.broadcasts.sending import hand_over, send
from sejuk.desk.network.links import kit_word
from sejuk.desk.network.models import Broadcast, Partner, Subject, Way
from sejuk.desk.network.partners.consenting import Choices, consent
from sejuk.desk.network.partners.proposing import Proposal, propose_all
from sejuk.desk.network.questions.asking import ask
from sejuk.desk.organisation.models import Assignment, Institution, Member, Role, Unit
from sejuk.engine.wording import Source

_PARTNERS = (
    ("press", "Redaksi Kabar Arunika", "Dimiliki koperasi wartawan"),
    ("ngo", "Forum Warga Melek Kabar", "Dana iuran anggota"),
    ("influencer", "Cerita Pasar Pagi", ""),
    ("community_leader", "Rukun Antarumat Hulu", ""),
)
_ASKED = (("page_admin", "Halaman Warga Pesisir"),)
_CONTACT = "Humas, humas@kepolisian.arunika.example"


def stage() -> None:
    """Ask, agree, write, approve and send; does nothing where there are partners already."""
    people = _people()
    needed = {Role.EDITOR, Role.APPROVER, Role.HEAD}
    if Partner.objects.exists() or not needed <= people.keys() or not settings.SITE_URL:
        return
    with transaction.atomic():
        partners = _partners(people[Role.HEAD])
        _question(_out(people), partners[0])
        submit(people[Role.EDITOR], _draft(people, "Cara memeriksa nama di daftar pemilih").pk)
        _account(people[Role.EDITOR])


def _people() -> dict[str, Member]:
    """One colleague of the police a role, at the first province that has people."""
    rows = Assignment.objects.filter(
        unit__level=Unit.Level.PROVINCE, unit__institution__kind=Institution.Kind.POLICE
    )
    found: dict[str, Member] = {}
    for row in rows.select_related("member__institution", "member__unit__territory").order_by("pk"):
        found.setdefault(row.role, row.member)
    return found


def _partners(head: Member) -> Sequence[Partner]:
    """Four who agree by the link that they are mailed, and one who has not answered."""
    proposals = [Proposal(kind, name, _mail(name)) for kind, name, _disclosure in _PARTNERS]
    proposals += [Proposal(kind, name, _mail(name)) for kind, name in _ASKED]
    asked = propose_all(head, head.unit, proposals)
    return [
        _agreed(partner, disclosure)
        for partner, (_kind, _name, disclosure) in zip(asked, _PARTNERS, strict=False)
    ]


def _agreed(partner: Partner, disclosure: str) -> Partner:
    letter = Message.objects.get(owner=partner.owner)
    word = letter.personal.split()[0].rstrip("/").rpartition("/")[2]
    choices = Choices(
        name=partner.name,
        territory=partner.unit.territory,
        subjects=[Subject.CLARIFICATIONS, Subject.STAGES],
        way=Way.MAIL,
        language="id",
        is_listed=bool(disclosure),
        disclosure=disclosure,
    )
    return consent(word, choices)


def _mail(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@mitra.example"


def _draft(people: dict[str, Member], title: str) -> Broadcast:
    editor = people[Role.EDITOR]
    kit = Kit(
        subject=Subject.STAGES,
        title=title,
        clarification="Semua dapat memeriksanya sendiri tanpa biaya. Petugas tidak pernah meminta sandi.",
        contact=_CONTACT,
        territory=editor.unit.territory,
        sources=[Source("other", "Pengumuman di kantor kelurahan")],
        faq="Apakah dipungut biaya? Tidak.",
    )
    return compose(editor, editor.unit, kit)


def _out(people: dict[str, Member]) -> Broadcast:
    broadcast = submit(people[Role.EDITOR], _draft(people, "Pelayanan pemilih tidak dipungut biaya").pk)
    approve(people[Role.APPROVER], broadcast.pk, broadcast.digest, [one.code for one in unlooked(broadcast)])
    send(people[Role.HEAD], broadcast.pk)
    hand_over(broadcast.pk)
    return broadcast


def _question(broadcast: Broadcast, partner: Partner) -> None:
    key = uuid.uuid5(uuid.NAMESPACE_URL, broadcast.batch)
    ask(kit_word(broadcast, partner), key, "Sampai jam berapa pelayanannya buka?", partner.contact)


def _account(editor: Member) -> None:
    domain = editor.institution.domain
    address = f"https://{domain}/humas"
    register(
        editor,
        editor.unit,
        Registration("website", f"Humas {editor.unit.name}", address, "Kasubbid PID", address),
    )
