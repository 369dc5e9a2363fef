"""Cards: the fact first and largest, the stamp on the claim, everything inside, the same bytes each time."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from sejuk.desk.kits import FRAMES, SQUARE, STORY, WIDE, Style, card, cards, carousel
from sejuk.desk.kits.cards.composing import Composed, composed
from sejuk.desk.kits.cards.frames import SMALLEST, Frame
from sejuk.desk.kits.cards.parts import Code, Drawing, Shape
from sejuk.desk.kits.cards.stamps import form_of, forms
from sejuk.desk.kits.contrast import is_readable
from sejuk.desk.kits.typeface import Weight
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Item, Stamp
from tests.desk.kits.given import ADDRESS, APPEAL, CLARIFICATION, CORRECTED, LONG, STYLE, a_logo, items

each_frame = pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)


def check(drawing: Drawing, frame: Frame) -> None:
    """Every line inside the frame, large enough, readable, and on top of no other."""
    for text in drawing.texts:
        left, top, right, bottom = text.box
        assert left >= frame.margin
        assert right <= frame.width - frame.margin + 0.01
        assert top >= frame.top
        assert bottom <= frame.height - frame.bottom + SMALLEST * 0.3
        assert text.size >= SMALLEST
        assert is_readable(text.colour, text.ground)
    headline = max(text.size for text in drawing.texts if text.weight is Weight.BLACK)
    assert headline == max(text.size for text in drawing.texts)
    for place, one in enumerate(drawing.texts):
        for other in drawing.texts[place + 1 :]:
            assert not overlap(one.box, other.box), (one.text, other.text)


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two lines touch, but for the room that tight headlines share."""
    slack = 0.25 * SMALLEST
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] + slack < other[3] - slack
        and other[1] + slack < one[3] - slack
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(items())
def test_whatever_was_approved_is_inside_or_refused(item: Item) -> None:
    for frame in FRAMES:
        made = drawn(item, frame)
        if isinstance(made, Refused):
            assert made.advice
        else:
            check(made.drawing, frame)


def drawn(item: Item, frame: Frame) -> Composed | Refused:
    """The card, or why there is none."""
    try:
        return composed(item, Style(item.institution), ADDRESS, frame)
    except Refused as refusal:
        return refusal


@each_frame
@pytest.mark.parametrize("item", [CLARIFICATION, LONG, CORRECTED, APPEAL])
def test_the_fact_is_first_and_largest(item: Item, frame: Frame) -> None:
    made = composed(item, STYLE, ADDRESS, frame)
    check(made.drawing, frame)
    largest = max(made.drawing.texts, key=lambda text: text.size)
    assert item.title.startswith(largest.text)
    assert made.words.headline == item.title


@each_frame
def test_the_rumour_is_never_the_headline(frame: Frame) -> None:
    repeated = replace(CLARIFICATION, title="Hoaks: TPS tutup pukul 10.00!")
    said = composed(repeated, STYLE, ADDRESS, frame)
    assert said.words.headline == CLARIFICATION.summary
    claims = [text for text in said.drawing.texts if "10.00" in text.text]
    headline = max(text.size for text in said.drawing.texts)
    assert claims
    assert all(text.size < headline and text.y > frame.height / 2 for text in claims)


@each_frame
def test_the_stamp_is_a_word_and_a_form(frame: Frame) -> None:
    drawing = composed(CLARIFICATION, STYLE, ADDRESS, frame).drawing
    shapes = [part for part in drawing.parts if isinstance(part, Shape)]
    assert [shape.outline for shape in shapes] == [form_of("false_fabricated").outline]
    assert "Salah: karangan" in [text.text for text in drawing.texts]


def test_what_differs_in_meaning_differs_in_form() -> None:
    told = {"false_fabricated", "misleading", "false_context", "satire", "true", "unproven"}
    assert len({(forms()[code].outline, forms()[code].marks) for code in told}) == len(told)
    assert form_of("never seen") == forms()["other"]


@each_frame
def test_a_text_about_a_theme_has_no_stamp(frame: Frame) -> None:
    drawing = composed(APPEAL, STYLE, ADDRESS, frame).drawing
    assert not [part for part in drawing.parts if isinstance(part, Shape)]
    assert "IMBAUAN" in [text.text for text in drawing.texts]


def test_a_correction_says_first_that_it_is_one_and_what_changed() -> None:
    for frame in FRAMES:
        made = composed(CORRECTED, STYLE, ADDRESS, frame)
        assert "KOREKSI · VERSI 2" in [text.text for text in made.drawing.texts]
        assert CORRECTED.correction in made.words.body


def test_a_long_text_gives_way_to_the_summary_and_says_so() -> None:
    assert composed(CLARIFICATION, STYLE, ADDRESS, SQUARE).words.is_whole
    story, wide = (composed(LONG, STYLE, ADDRESS, frame).words for frame in (STORY, WIDE))
    assert not wide.is_whole
    assert wide.body in ("", LONG.summary)
    assert story.headline == wide.headline == LONG.title


def test_without_room_for_the_claim_the_stamp_says_that_it_is_about_a_rumour() -> None:
    drawing = composed(replace(CLARIFICATION, claim="kata " * 200), STYLE, ADDRESS, WIDE).drawing
    assert "Penilaian atas kabar yang beredar" in [text.text for text in drawing.texts]


@pytest.mark.parametrize("word", ["x" * 400, "W" * 90])
def test_a_word_without_room_is_refused_not_cut(word: str) -> None:
    with pytest.raises(Refused) as refusal:
        card(replace(CLARIFICATION, title=word, summary=word), STYLE, ADDRESS, SQUARE)
    assert refusal.value.status == 422


def test_source_date_zone_and_address_stand_on_it() -> None:
    said = " | ".join(text.text for text in composed(CLARIFICATION, STYLE, ADDRESS, SQUARE).drawing.texts)
    for part in ("Sumber: KPU Teduh", "1 Februari 2029, 09.30 WITA", "sejuk.teduh.example/tanggapan/12"):
        assert part in said


def test_without_a_unit_the_date_stands_alone() -> None:
    for frame in FRAMES:
        drawing = composed(replace(CLARIFICATION, unit=" "), STYLE, ADDRESS, frame).drawing
        assert "1 Februari 2029, 09.30 WITA" in [text.text for text in drawing.texts]


def test_sources_without_room_are_counted() -> None:
    said = " ".join(text.text for text in composed(LONG, STYLE, ADDRESS, WIDE).drawing.texts)
    assert "KPU Kabupaten Teduh dan 2 lainnya" in said


@each_frame
def test_the_code_has_its_quiet_zone(frame: Frame) -> None:
    """Nothing dark stands within four squares of the code (the PNG is asked, not the plan)."""
    drawing = composed(LONG, STYLE, ADDRESS, frame).drawing
    code = next(part for part in drawing.parts if isinstance(part, Code))
    picture = Image.open(BytesIO(card(LONG, STYLE, ADDRESS, frame).png)).convert("L")
    left, top, quiet = round(code.x), round(code.y), round(3 * code.scale)
    around = [
        picture.crop((left - quiet, top - quiet // 2, left - 2, round(frame.height) - frame.bottom)),
        picture.crop((left, top - quiet // 2, frame.width - frame.margin, top - 2)),
    ]
    assert all(part.getextrema()[0] > 190 for part in around)  # type: ignore[operator]


@each_frame
def test_the_picture_has_its_size_and_empty_margins(frame: Frame) -> None:
    made = card(LONG, STYLE, ADDRESS, frame)
    picture = Image.open(BytesIO(made.png)).convert("RGB")
    assert picture.size == (made.width, made.height) == (frame.width, frame.height)
    below = picture.crop((0, frame.height - frame.bottom + 12, frame.width, frame.height))
    left = picture.crop((0, frame.height // 2, frame.margin - 6, frame.height))
    right = picture.crop((frame.width - frame.margin + 6, frame.height // 2, frame.width, frame.height))
    assert all(
        part.getcolors() == [(part.width * part.height, (255, 255, 255))] for part in (below, left, right)
    )


def test_alt_text_says_what_the_card_says() -> None:
    alt = card(CLARIFICATION, STYLE, ADDRESS, SQUARE).alt
    assert alt.startswith(
        "Kartu Klarifikasi dari Diskominfo Teduh. Fakta: TPS di Teduh buka sampai pukul 13.00."
    )
    for part in ("Salah: karangan", "TPS tutup pukul 10.00", "KPU Teduh", "09.30 WITA", "Kode QR"):
        assert part in alt


def test_the_words_of_ours_are_in_the_items_language() -> None:
    english = replace(CLARIFICATION, language="en", verdict=Stamp("false_fabricated", "False"))
    said = [text.text for text in composed(english, STYLE, ADDRESS, SQUARE).drawing.texts]
    assert "FACT" in said
    assert "Source: KPU Teduh" in said
    assert any("1 February 2029" in text for text in said)


def test_a_logo_stands_on_white() -> None:
    style = replace(STYLE, logo=a_logo())
    plain, branded = (card(CLARIFICATION, one, ADDRESS, SQUARE).png for one in (STYLE, style))
    picture = Image.open(BytesIO(branded)).convert("RGB")
    assert plain != branded
    assert picture.getpixel((SQUARE.margin + 6, 60)) == (255, 255, 255)


def test_the_same_item_gives_the_same_bytes() -> None:
    first, again = (cards(LONG, STYLE, ADDRESS) for _time in range(2))
    assert [one.png for one in first] == [one.png for one in again]


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import django; django.setup()\n"
        "from hashlib import sha256\nfrom sejuk.desk.kits import SQUARE, card\n"
        "from tests.desk.kits.given import ADDRESS, LONG, STYLE\n"
        "print(sha256(card(LONG, STYLE, ADDRESS, SQUARE).png).hexdigest())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == sha256(card(LONG, STYLE, ADDRESS, SQUARE).png).hexdigest()


def test_a_long_text_can_go_on_over_several_cards() -> None:
    made = carousel(LONG, STYLE, ADDRESS)
    assert [one.name for one in made] == [f"kartu-{number:02d}" for number in range(1, len(made) + 1)]
    said = " ".join(one.alt for one in made[1:])
    for passage in LONG.passages:
        assert " ".join(passage.text.split()) in " ".join(said.split())
    assert "Yang perlu diingat: Periksa nama Anda sebelum 14 Februari." in made[-1].alt


def test_what_is_too_long_for_ten_cards_is_none() -> None:
    endless = replace(LONG, passages=LONG.passages * 5)
    assert carousel(endless, STYLE, ADDRESS) == []
