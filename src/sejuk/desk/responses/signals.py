"""What other rooms hear when a text goes out, changes or is taken back.

Each is sent inside the verb's transaction, so what a receiver writes stands or falls with it. Receivers get
``version`` (a ``Version``) and ``item`` (its approved bytes).
"""

from __future__ import annotations

from django.dispatch import Signal

#: An edition is published; ``before`` is the edition it replaces, or None.
published = Signal()
#: An edition was replaced by the next; ``following`` is that one. Sent before ``published``.
corrected = Signal()
#: An approved or published edition was taken back; ``reason`` is public.
withdrawn = Signal()
