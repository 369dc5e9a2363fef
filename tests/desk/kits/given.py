"""Items to draw: short, long, corrected, about a theme, and any at all."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from hypothesis import strategies as st
from PIL import Image

from sejuk.desk.kits import Style
from sejuk.desk.kits.typeface import drawable
from sejuk.desk.responses.item import Item, Kind, Part, Passage, Source, Stamp
from tests.desk.responses.test_item import ITEM

ADDRESS = "https://sejuk.teduh.example/tanggapan/12/"
STYLE = Style(ITEM.institution, letterhead=("Jalan Melati 12, Teduh", "diskominfo.teduh.example"))

CLARIFICATION = replace(ITEM, verdict=Stamp("false_fabricated", "Salah: karangan"))

LONG = replace(
    CLARIFICATION,
    title="Daftar pemilih tetap dapat diperiksa siapa saja di kantor desa dan di laman resmi KPU Teduh",
    summary="Daftar pemilih terbuka. Setiap warga dapat memeriksa namanya di kantor desa atau laman KPU.",
    passages=(
        Passage(
            Part.FACT,
            "Daftar pemilih tetap ditempel di kantor desa sejak 1 Februari dan dapat dicari di laman KPU. "
            "Warga yang namanya belum tercantum dapat melapor dengan membawa KTP elektronik ke panitia "
            "pemungutan suara. Laporan diterima sampai 14 Februari dan dijawab dalam tiga hari. "
            "Tidak ada biaya.",
        ),
        Passage(Part.WARNING, "Beredar pesan yang menyebut daftar itu sudah dikunci."),
        Passage(Part.EXPLANATION, "Undang-undang meminta daftar itu diumumkan.\n\nSetiap desa memasangnya."),
        Passage(Part.FACT, "Periksa nama Anda sebelum 14 Februari."),
    ),
    sources=(
        Source("election_commission", "KPU Kabupaten Teduh", "https://kpu.teduh.example/dpt"),
        Source("election_supervisor", "Bawaslu Kabupaten Teduh, siaran pers nomor 14"),
        Source("other", "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Teduh"),
    ),
    institution="Dinas Komunikasi, Informatika, Statistik, dan Persandian Kabupaten Teduh",
    claim="Daftar pemilih sudah dikunci; warga yang tidak tercantum tidak dapat lagi melapor",
    verdict=Stamp("misleading", "Menyesatkan"),
)

CORRECTED = replace(LONG, version=2, correction="Batas laporan kami perbaiki dari 12 menjadi 14 Februari.")

APPEAL = replace(
    ITEM,
    kind=Kind.APPEAL,
    title="Mari datang ke TPS dengan tenang",
    summary="Datanglah ke TPS sesuai jam di undangan, dan periksa kabar sebelum meneruskannya.",
    passages=(Passage(Part.TEXT, "Datanglah sesuai jam di undangan.\n\nPeriksa kabar sebelum meneruskan."),),
    claim="",
    verdict=None,
)


def a_logo(width: int = 300, height: int = 200) -> bytes:
    """A picture that an institution could bring."""
    target = BytesIO()
    Image.new("RGB", (width, height), "#7a1f3d").save(target, "PNG")
    return target.getvalue()


_SIGNS = "".join(sorted(drawable()))
#: Words that the typeface can draw, some of them very long, and texts of them up to a length.
_WORDS = st.text(_SIGNS, min_size=1, max_size=24)


def texts(most: int) -> st.SearchStrategy[str]:
    """Texts of words that can be drawn, between nothing at all and very long."""
    return st.lists(_WORDS, min_size=1, max_size=most).map(" ".join)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Any approved text, as far as its signs can be drawn."""
    sources = draw(st.lists(st.builds(Source, st.just("other"), texts(8)), max_size=4))
    passages = draw(st.lists(st.builds(Passage, st.sampled_from(Part), texts(80)), min_size=1, max_size=4))
    return replace(
        CLARIFICATION,
        kind=draw(st.sampled_from(Kind)),
        language=draw(st.sampled_from(["id", "jv", "su", "ms", "en", "ban"])),
        title=draw(texts(20)),
        summary=draw(texts(20))[:280].strip() or "Ringkas.",
        passages=tuple(passages),
        sources=tuple(sources),
        institution=draw(texts(10))[:160].strip() or "Kantor",
        unit=draw(texts(8)),
        claim=draw(st.one_of(st.just(""), texts(20))),
        verdict=draw(st.one_of(st.none(), st.builds(Stamp, st.just("misleading"), texts(4)))),
        version=draw(st.integers(1, 3)),
        correction=draw(st.one_of(st.just(""), texts(15))),
    )
