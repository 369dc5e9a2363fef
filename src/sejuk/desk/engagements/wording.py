"""What an invitation says, in Indonesian whatever language the screen has: people outside read it."""

from __future__ import annotations

from django.utils.translation import override

from sejuk.desk.cases.referring.letters import date_in_words
from sejuk.desk.engagements.links import ends_at
from sejuk.desk.engagements.models import Engagement, EngagementState
from sejuk.desk.giat import time_and_place
from sejuk.desk.organisation.signature import signature
from sejuk.desk.people import name_of

#: Stands in every invitation (G8).
VOLUNTARY = (
    "Undangan ini sukarela. Anda bebas menolak tanpa alasan, dan tidak ada akibatnya. Tidak ada naskah yang "
    "harus Anda baca, unggah, atau bagikan, dan tidak ada yang menilai Anda."
)


def where(engagement: Engagement) -> str:
    """Venue and territory in one line."""
    venue = engagement.place or "daring"
    return f"{venue}, {engagement.territory.name}"


def invited_as(engagement: Engagement) -> str:
    """Who is invited, by category, in one line."""
    with override("id"):
        return ", ".join(name_of(one.category) for one in engagement.categories.all())


def invitation_text(engagement: Engagement, address: str) -> str:
    """The invitation as text for WhatsApp and Telegram; ``address`` is one person's link."""
    link = f"Jawab tanpa mendaftar, lewat tautan ini (khusus untuk Anda): {address}"
    return f"{invitation_body(engagement)}\n\n{link}\n\n{signature(engagement.unit)}"


def personal_end(engagement: Engagement, address: str) -> str:
    """What stands under the words of a mail: the person's own link, and who signs."""
    link = f"Tautan Anda, untuk menjawab atau berhenti diundang: {address}"
    return f"\n\n{link}\n\n{signature(engagement.unit)}\n"


def invitation_body(engagement: Engagement) -> str:
    """What every invitation says: purpose, organiser, who else, and the right to refuse (G8)."""
    when, place = time_and_place(
        engagement.starts_at, engagement.ends_at, engagement.time_zone, where(engagement)
    )
    return "\n".join(
        [
            f"Yth. Bapak/Ibu, {engagement.unit.name} mengundang Anda:",
            f"*{engagement.title}*",
            "",
            f"Maksud: {engagement.purpose}",
            f"Waktu: {when}",
            f"Tempat: {place}",
            f"Bahasa: {engagement.language}",
            f"Diundang: {invited_as(engagement)}",
            "",
            VOLUNTARY,
            f"Kontak Anda kami hapus pada {date_in_words(ends_at(engagement))}.",
        ]
    )


def news_body(engagement: Engagement, what: str) -> str:
    """What changed, and how the meeting stands now."""
    when, place = time_and_place(
        engagement.starts_at, engagement.ends_at, engagement.time_zone, where(engagement)
    )
    lines = [f"Yth. Bapak/Ibu, tentang undangan {engagement.unit.name}: {engagement.title}", "", what]
    if engagement.state == EngagementState.INVITED:
        lines += ["", f"Waktu: {when}", f"Tempat: {place}"]
    return "\n".join([*lines, "", VOLUNTARY])
