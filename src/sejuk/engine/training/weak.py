"""Weak labels of our own for texts that nobody labelled for them: theme, claim, setting apart."""

from __future__ import annotations

import re

from sejuk.engine.training.corpus import Example

#: Words that give a theme away, looked for in this order.
THEME_WORDS = {
    "voter_list": r"daftar pemilih|\bdpt\b|\bdps\b|data pemilih|coklit|pantarlih",
    "logistics": r"surat suara|kotak suara|bilik suara|logistik pemilu|tinta pemilu",
    "counting": r"hitung cepat|quick count|penghitungan suara|rekapitulasi|\bc1\b|sirekap|real count",
    "money_politics": r"politik uang|serangan fajar|amplop|beli suara|bagi.bagi (?:uang|sembako)",
    "official_neutrality": r"netralitas|\basn\b.*(?:netral|kampanye)|(?:netral|kampanye).*\basn\b",
    "polling_day": r"\btps\b|pemungutan suara|nyoblos|mencoblos|coblosan|hari pencoblosan",
    "electoral_bodies": r"\bkpu\b|\bkpud\b|bawaslu|panwaslu|panwas|\bdkpp\b|\bkpps\b",
    "contestants": r"capres|cawapres|cagub|cabup|paslon|pilpres|pilkada|\bcaleg\b|kampanye|debat calon",
    "security": r"polisi|polri|kerusuhan|\bricuh\b|bentrok|teroris|\bbom\b|tawuran|\bbunuh|\bbacok",
    "identity": r"\b(?:islam|kristen|katolik|hindu|muslim|cina|tionghoa|papua|jawa|sunda|kafir|lgbt)\b",
}
_PATTERNS = {theme: re.compile(words, re.IGNORECASE) for theme, words in THEME_WORDS.items()}
#: Importance of a weak label against a written one.
WEAK = 0.3


def weak_theme(text: str) -> str:
    """Give the theme whose words ``text`` has, ``other`` where it has none."""
    return next((theme for theme, words in _PATTERNS.items() if words.search(text)), "other")


def is_headline(text: str) -> bool:
    """Say whether ``text`` is a news headline: a link, a number, most words with a capital."""
    words = text.split()
    capitals = sum(word[0].isupper() for word in words)
    return (
        "http" in text and any(char.isdigit() for char in text.split("http")[0]) and 2 * capitals > len(words)
    )


def label_weakly(example: Example) -> Example:
    """Fill in what can be told of an example of the corpus without reading it.

    A headline with a number and a link is taken to be a claim that can be checked, other headlines stay
    open. A short text without a number, a question and an insult are taken not to be checkable claims;
    a text that attacks nobody is taken not to set groups against each other.
    """
    text, labels = example.text, example.labels
    example.theme = weak_theme(text)
    chat = len(text.split()) < 8 and not re.search(r"\d|http", text)
    if chat or text.rstrip().endswith("?") or labels.get("abusive") == 1:
        labels["check_worthy"] = 0.0
    elif is_headline(text) and labels.get("abusive") == 0:
        labels["check_worthy"] = 1.0
    if labels.get("hate_speech") == 0 and labels.get("target_group") == 0:
        labels["divisive"] = 0.0
    return example
