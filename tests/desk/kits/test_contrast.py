"""An institution's colours are readable, or refused with one that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.kits import Style, unreadable
from sejuk.desk.kits.cards.stamps import forms
from sejuk.desk.kits.contrast import LEAST, contrast, is_readable, nearest_readable
from sejuk.desk.kits.style import INK, PANEL, PAPER, QUIET
from sejuk.desk.organisation.refusal import Refused

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_the_one_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@given(COLOURS, COLOURS)
def test_the_nearest_readable_colour_is_readable(text: str, ground: str) -> None:
    found = nearest_readable(text, ground)
    assert contrast(found, ground) >= LEAST
    assert found == text or not is_readable(text, ground)


@given(COLOURS, COLOURS)
def test_a_style_is_readable_or_refused_with_a_proposal_that_helps(colour: str, on_colour: str) -> None:
    found = unreadable(colour, on_colour)
    if not found:
        style = Style("Kantor", colour, on_colour)
        assert is_readable(style.on_colour, style.colour)
        assert all(is_readable(style.colour, ground) for ground in (PAPER, PANEL))
        return
    with pytest.raises(Refused) as refusal:
        Style("Kantor", colour, on_colour)
    assert found[0].proposal in str(refusal.value.advice)
    changed = {"colour": colour, "on_colour": on_colour, found[0].field: found[0].proposal}
    left = unreadable(changed["colour"], changed["on_colour"])
    assert found[0].field not in [one.field for one in left]


@pytest.mark.parametrize("written", ["red", "#fff", "#GGGGGG", "", "#0b5c6b;"])
def test_what_is_no_colour_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        Style("Kantor", colour=written)


def test_our_own_colours_are_readable() -> None:
    for ground in (PAPER, PANEL):
        assert all(is_readable(colour, ground) for colour in (INK, QUIET))
    assert all(is_readable(form.colour, PANEL) for form in forms().values())
