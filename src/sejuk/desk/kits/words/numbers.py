"""Numbers as they are read aloud, in Indonesian or English."""

from __future__ import annotations

_UNITS = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
#: A larger number is read figure by figure.
LARGEST = 10**15 - 1


def spelled(number: int, language: str) -> str:
    """``1.250`` as ``seribu dua ratus lima puluh``."""
    if number > LARGEST:
        return digits(str(number), language)
    return _english(number) if language == "en" else _indonesian(number)


def digits(text: str, language: str) -> str:
    """Figure by figure, as telephone numbers and codes are read."""
    units = _ENGLISH if language == "en" else _UNITS
    return " ".join(units[int(sign)] for sign in text)


def _indonesian(number: int) -> str:
    if number < 12:
        return _UNITS[number]
    if number < 20:
        return f"{_UNITS[number - 10]} belas"
    for size, name, one in (
        (10**12, "triliun", ""), (10**9, "miliar", ""), (10**6, "juta", ""),
        (1000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", ""),
    ):  # fmt: skip
        if number >= size:
            count, rest = divmod(number, size)
            head = one if count == 1 and one else f"{_indonesian(count)} {name}"
            return f"{head} {_indonesian(rest)}" if rest else head
    raise AssertionError(number)


def _english(number: int) -> str:
    if number < 20:
        return _ENGLISH[number]
    if number < 100:
        ten, rest = divmod(number, 10)
        return f"{_TENS[ten - 2]}-{_ENGLISH[rest]}" if rest else _TENS[ten - 2]
    for size, name in (
        (10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"),
    ):  # fmt: skip
        if number >= size:
            count, rest = divmod(number, size)
            head = f"{_english(count)} {name}"
            return f"{head} {_english(rest)}" if rest else head
    raise AssertionError(number)
