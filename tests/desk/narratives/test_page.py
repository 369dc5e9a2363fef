"""The page of one narrative: its story, its wordings, its marked reasons, and who read it."""

from __future__ import annotations

from sejuk.desk.organisation.models import Role
from tests.desk.narratives.given import CLAIM, HOSTILE, Board


def test_the_page_tells_the_whole_story(board: Board) -> None:
    narrative = board.tell(posts=60, authors=20, theme="logistics", signals=CLAIM | HOSTILE)
    board.refresh()
    page = board.get(f"/narasi/{narrative.key}/")
    for words in (
        "60 unggahan, sedikitnya 20 penulis",
        "Logistik",
        "peringatan</text>",
        "Telaga",
        "Sumber 0",
    ):
        assert words in page
    assert "Klaim layak periksa: sangat mungkin" in page
    assert "dari 100" in page


def test_reading_leaves_a_line_in_the_audit(board: Board) -> None:
    from sejuk.desk.audit.models import Entry

    narrative = board.tell(posts=20)
    board.get(f"/narasi/{narrative.key}/")
    entry = Entry.objects.get(action="narrative.read")
    assert (entry.subject_id, entry.detail) == (narrative.key, {"posts": 15})
    assert entry.actor == board.desk.member(Role.DUTY_OFFICER).pk


def test_variants_show_what_differs_for_eyes_and_ears(board: Board) -> None:
    narrative = board.tell("Kotak suara sudah dibuka kemarin malam", posts=9)
    board.tell("Kotak suara ternyata dibuka kemarin malam", posts=3, into=narrative)
    page = board.get(f"/narasi/{narrative.key}/")
    assert "<ins>" in page
    assert "[ditambah: </span>ternyata" in page
    assert "[hilang: </span>sudah" in page


def test_harsh_texts_are_covered_until_asked_for(board: Board) -> None:
    narrative = board.tell("Usir mereka semua dari desa ini", signals=HOSTILE)
    page = board.get(f"/narasi/{narrative.key}/")
    assert page.count('<details class="harsh"') == 13
    calm = board.tell("Kotak suara dibuka")
    assert 'class="harsh"' not in board.get(f"/narasi/{calm.key}/")


def test_reasons_are_marked_and_said(board: Board) -> None:
    narrative = board.tell("Kotak suara dibuka sebelum waktunya")
    page = board.get(f"/narasi/{narrative.key}/")
    assert '<mark class="reason" title="Klaim layak periksa">Kotak suar' in page


def test_a_text_cannot_bring_its_own_markup(board: Board) -> None:
    narrative = board.tell("<script>alert(1)</script> kotak suara", posts=5)
    board.tell("<img src=x onerror=alert(1)> kotak suara", posts=4, into=narrative)
    page = board.get(f"/narasi/{narrative.key}/")
    assert "<script>alert" not in page
    assert "<img" not in page


def test_no_page_carries_an_inline_style_or_an_author(board: Board) -> None:
    narrative = board.tell(posts=60, authors=20)
    board.refresh()
    for path in ("/", "/narasi/", f"/narasi/{narrative.key}/", "/peringatan/?unit=semua", "/wilayah/71/"):
        page = board.get(path)
        assert " style=" not in page
        assert "onclick" not in page
        assert len(page.encode()) < 100_000
        assert "0101010101" not in page


def test_after_the_posts_have_gone_the_counts_remain(board: Board) -> None:
    from sejuk.desk.listening.models import Post

    narrative = board.tell(posts=12)
    board.refresh()
    Post.objects.all().delete()
    board.refresh()
    page = board.get(f"/narasi/{narrative.key}/")
    assert "12 unggahan" in page
    assert "sudah kedaluwarsa" in page
    assert "Telaga" in page


def test_a_long_story_is_counted_in_days(board: Board) -> None:
    narrative = board.tell(posts=40, authors=9, hours_ago=24 * 9)
    page = board.get(f"/narasi/{narrative.key}/")
    assert "10 Mar WITA" in page
    assert page.count("<rect") == 10


def test_what_happened_names_only_what_the_member_may_see(board: Board) -> None:
    from sejuk.desk.narratives.models import NarrativeEvent

    narrative = board.tell()
    hidden = board.tell("Kabar tersembunyi", authors=2)
    NarrativeEvent.objects.create(narrative=hidden, other=narrative, kind="merge", at=board.at)
    page = board.get(f"/narasi/{narrative.key}/")
    assert "otomatis" in page
    assert hidden.key + "<" not in page


def test_the_page_speaks_english_too(board: Board) -> None:
    member = board.desk.member(Role.DUTY_OFFICER)
    member.language = "en"
    member.save()
    narrative = board.tell(posts=60, authors=20)
    page = board.get(f"/narasi/{narrative.key}/")
    assert "Unggahan" not in page
    assert "Posts" in page


def test_long_posts_come_in_pages(board: Board) -> None:
    narrative = board.tell(posts=20)
    page = board.get(f"/narasi/{narrative.key}/?halaman=2")
    assert page.count('class="panel"') >= 5
    assert "Halaman 2 dari 2" in page


def test_an_article_is_called_by_its_headline_and_a_chat_by_its_words(board: Board) -> None:
    article = board.tell("Pasar Baru Diresmikan Pekan Depan\n\nWali kota meminta warga datang.")
    chat = board.tell("Izin share 🙏\nKami diminta  memotret surat suara")
    assert article.headline == "Pasar Baru Diresmikan Pekan Depan"
    assert chat.headline == "Izin share 🙏 Kami diminta memotret surat suara"
    assert "Wali kota" not in board.get("/narasi/")
