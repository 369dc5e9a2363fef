"""Who counts as an independent author.

An account is one, an outlet without accounts is one, and all posts of which neither is known are one
together: nothing shows that they are independent (G17).
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc


def author_keys(posts: pa.RecordBatch) -> pa.StringArray:
    """Give an opaque key of each post's author, never null. Keys must not leave the memory (G1)."""
    account, source = posts.column("account"), posts.column("source")
    named = pc.coalesce(pc.binary_join_element_wise("a", account, ":"), _outlet(source))
    return pc.fill_null(named, "")


def _outlet(source: pa.StringArray) -> pa.StringArray:
    return pc.binary_join_element_wise("s", source, ":")
