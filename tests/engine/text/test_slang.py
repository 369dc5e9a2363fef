"""The dictionary is well formed."""

from __future__ import annotations

import pytest

from sejuk.engine.text.slang import SLANG


@pytest.mark.parametrize(("form", "plain"), [(b"yg", b"yang"), (b"gk", b"tidak"), (b"hahaha", b"haha")])
def test_common_forms_are_known(form: bytes, plain: bytes) -> None:
    assert SLANG[form] == plain


def test_it_holds_hundreds_of_forms_and_no_empty_one() -> None:
    assert len(SLANG) > 500
    assert all(form and plain and b" " not in form for form, plain in SLANG.items())


def test_plain_forms_are_final() -> None:
    again = {word for plain in SLANG.values() for word in plain.split() if SLANG.get(word, word) != word}
    assert not again
