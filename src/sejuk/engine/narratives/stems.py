"""What is left of a word without its affixes: so that *dicoblos* and *coblosan* are one word.

Deliberately simple: it only has to bring forms of a word together, not to find the dictionary's form.
Rules after Nazief and Adriani (1996), without their dictionary. One English rule is among them,
because posts and headlines mix the languages.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Shorter words are left as they are, and no rule leaves less than this minus one.
_SHORTEST = 5
_PREFIX = re.compile(r"^(?:meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|ber|ter|di|ke|se|ng|ny)")
_RULES = (
    re.compile(r"(?:nya|lah|kah|pun)$"),
    re.compile(r"(?:kan|an|in|ku|mu|i)$"),
    _PREFIX,
    _PREFIX,
)
_ENGLISH = re.compile(r"(?:ing|ed|es|s)$")
#: A nasal prefix swallows the first consonant: *tulis*, *menulis*. So all lose it.
_SWALLOWED = re.compile(r"^[ptkscmh](?=[aeiou])")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Give a lower-case word without its affixes."""
    if len(word) < _SHORTEST or word[0].isdigit():
        return word
    for rule in _RULES:
        word = _shortened(rule, word)
    if len(word) >= _SHORTEST:
        word = _SWALLOWED.sub("", word)
    return _shortened(_ENGLISH, word)


def _shortened(rule: re.Pattern[str], word: str) -> str:
    rest = rule.sub("", word)
    return rest if len(rest) >= _SHORTEST - 1 else word
