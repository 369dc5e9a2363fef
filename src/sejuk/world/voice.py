"""How people really type: slang, lost letters, slips, shouting, tails."""

from __future__ import annotations

from sejuk.world.plots import lexicon
from sejuk.world.rng import Draw

#: Written word → what hands type instead.
SLANG: dict[str, tuple[str, ...]] = {
    "yang": ("yg",), "tidak": ("gak", "ga", "tdk", "nggak"), "gak": ("ga", "gk", "kagak", "nggak"),
    "sudah": ("udah", "udh", "sdh"), "udah": ("udh", "dah"), "dengan": ("dgn",), "untuk": ("utk", "buat"),
    "karena": ("krn", "karna"), "jangan": ("jgn", "jangan"), "bisa": ("bs", "bisa"), "orang": ("org",),
    "semua": ("smua", "semua"), "kalau": ("kalo", "klo"), "kalo": ("klo",), "banget": ("bgt", "bangett"),
    "saja": ("aja",), "aja": ("aj", "aja"), "dari": ("dr", "dari"), "juga": ("jg",), "sama": ("ama", "sm"),
    "saya": ("sy", "gw", "aku"), "gue": ("gw", "gua"), "kita": ("kt", "kita"), "mereka": ("mrk",),
    "sampai": ("sampe", "smpe"), "begini": ("gini",), "begitu": ("gitu",), "katanya": ("ktnya", "katanya"),
    "belum": ("blm",), "masih": ("msh", "masih"), "tahun": ("thn",), "pakai": ("pake", "pk"),
    "cuma": ("cm", "cuman"), "memang": ("emang", "mmg"), "dapat": ("dpt", "dapet"), "lagi": ("lg", "lagi"),
    "siapa": ("sapa", "siapa"), "bukan": ("bkn",), "tolong": ("tlg", "tolong"), "warga": ("wrga", "warga"),
    "terus": ("trs", "trus"), "habis": ("abis",), "suruh": ("suruh",), "mungkin": ("mgkn",),
    "pemilu": ("pemilu", "pemiluuu"), "nyoblos": ("coblos", "nyblos"),
}  # fmt: skip

_VOWELS = "aiueo"
#: A slip in these would turn the sense around.
_KEPT = frozenset({"bukan", "tidak", "jangan", "belum"})


def typed(text: str, draw: Draw) -> str:
    """A text as somebody would type it; the sense and the names stay readable."""
    slang, slips = draw.unit() ** 1.5, 0.05 * draw.unit() ** 3
    words = text.split(" ")
    for index, word in enumerate(words):
        short = SLANG.get(word.lower())
        if short and draw.chance(slang):
            words[index] = draw.pick(short)
        elif slips and draw.chance(slips):
            words[index] = slip(word, draw)
    return _cased(" ".join(words), draw)


def slip(word: str, draw: Draw) -> str:
    """One slip of a finger or a stretched vowel; short words, numbers and marks stay."""
    if word in _KEPT or len(word) < 4 or not word.isalpha() or not word[1:].islower():
        return word
    at, how = 1 + draw.below(len(word) - 2), draw.unit()
    if how < 0.3 and word[at] in _VOWELS:
        return word[:at] + word[at + 1 :]
    if how < 0.6:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if how < 0.8 and word[-1] in _VOWELS:
        return word + word[-1] * (1 + draw.below(3))
    return word[: at + 1] + word[at:]


def _cased(text: str, draw: Draw) -> str:
    how = draw.unit()
    if how < 0.45:
        return text.lower()
    return text.upper() if how > 0.975 else text


def dressed(text: str, draw: Draw) -> str:
    """A chat text with what people put before and after it."""
    words, how = lexicon(), draw.unit()
    if how < 0.15:
        rest = text[0].lower() + text[1:] if text[1:2].islower() else text
        text = f"{words.rule('pembuka', draw)}, {rest}"
    if draw.chance(0.3):
        text = f"{text} {words.rule('ekor', draw)}"
    if draw.chance(0.1):
        text = f"{text} #{words.rule('tagar', draw)}"
    return text
