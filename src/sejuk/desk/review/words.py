"""Words that stand in reports: one line, and nobody in it."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sejuk.engine import mask_mentions

#: Numbers as long as a phone's or an identity card's, however they are written.
_LONG_NUMBER = re.compile(r"(?:\d[\s.\-]?){9,}")


def names_nobody(text: str) -> str:
    """The text on one line; ``ValidationError`` where a handle or a person's number is in it."""
    said = " ".join(text.split())
    if _LONG_NUMBER.search(said) or mask_mentions(said) != said:
        raise ValidationError(
            _("Jangan tulis akun, nomor telepon, surel, atau NIK. Ceritakan kegiatannya, bukan orangnya.")
        )
    return said
