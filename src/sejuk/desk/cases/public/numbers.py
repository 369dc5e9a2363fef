"""Numbers by which somebody follows a report or an appeal: read aloud easily, guessed by nobody."""

from __future__ import annotations

import re
import secrets

#: 31 signs, a prime: no I, L, O, U and no 0, which are misread.
ALPHABET = "123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: Eleven random signs (54 bits) and one that checks them.
_RANDOM = 11
_GROUP = 4
#: What people write for a sign that the alphabet has.
_MEANT = str.maketrans({"I": "1", "L": "1", "U": "V"})
_BETWEEN = re.compile(r"[\s\-–—._]+")


def new_number() -> str:
    """A fresh number, such as ``7K3M-Q9XD-2F4B``."""
    signs = "".join(secrets.choice(ALPHABET) for _sign in range(_RANDOM))
    return _grouped(signs + check_sign(signs))


def read_number(typed: str) -> str | None:
    """The number that was meant by what was typed; None where it cannot be one."""
    signs = _BETWEEN.sub("", typed[:40]).upper().translate(_MEANT)
    if len(signs) != _RANDOM + 1 or not set(signs) <= set(ALPHABET):
        return None
    return _grouped(signs) if check_sign(signs[:-1]) == signs[-1] else None


def check_sign(signs: str) -> str:
    """The sign that makes the weighted sum zero modulo 31.

    The weights differ, so one wrong sign and two exchanged ones are always noticed.
    """
    total = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(signs, 2))
    return ALPHABET[-total % len(ALPHABET)]


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))
