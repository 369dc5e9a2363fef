"""Text: normalising, language identification, canonical addresses, masking of people."""

from sejuk.engine.text.addresses import canonical_url
from sejuk.engine.text.languages import identify_language
from sejuk.engine.text.masking import mask_mentions
from sejuk.engine.text.normalising import normalise

__all__ = ["canonical_url", "identify_language", "mask_mentions", "normalise"]
