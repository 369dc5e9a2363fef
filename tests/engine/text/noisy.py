"""Texts full of what people do to words, for holding two ways of reading to the same."""

from hypothesis import strategies as st

PIECES = (
    *"abgiknort 4013@$!*?.-_#2%\"'|9&;:/,(\n\t\x00\x1c\x1e",
    *(
        "\u200b",
        "\u200d",
        "\ufe0f",
        "\u3164",
        "\u2028",
        "\u00a0",
        "а",
        "н",
        "ж",
        "ɡ",
        "\ua7ac",
        "É",
        "Ａ",
        "İ",
        "ß",
    ),
    *("𝓫", "ﬃ", "½", "…", "你", "😀", "🐷", "★", "🅱", "b\u0301"),
    *("http://", "https:/", "www.", "@", "a@b.co", "&amp;", "&#12;", "#usir_"),
    *("umat ", "islam ", "suku ", "jawa ", "cina", "warga "),
    *(
        "yg ",
        "tq ",
        "gapapa ",
        "wkwk",
        "g0bl0k",
        "k_nt_l",
        "b*bi",
        "kal14n ",
        "aaa",
        "1111111 ",
        " 1 ",
        "x" * 40 + "_y ",
    ),
)
NOISY = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
TEXT = st.one_of(NOISY, st.text(max_size=60))
TEXTS = st.lists(st.one_of(TEXT, st.none()), max_size=12)
