"""The Arrow schemas at the engine's face.

Every function of :mod:`sejuk.engine` takes and gives ``pyarrow.RecordBatch`` objects of one of
these schemas. They are the contract with the desk, the command line and the outside: columns may
be added at the end, never renamed, removed or given another meaning.
"""

from __future__ import annotations

import pyarrow as pa

from sejuk.engine.labels import LABELS

UTC_TIME = pa.timestamp("us", tz="UTC")

#: What goes in. Only ``id`` and ``text`` are never null. ``account`` is an opaque string that only
#: the counting of independent authors reads; no output schema carries it (G1). ``region`` is an
#: official territory code such as ``64.02``.
POSTS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
        pa.field("published_at", UTC_TIME),
        pa.field("account", pa.string()),
        pa.field("source", pa.string()),
        pa.field("url", pa.string()),
        pa.field("region", pa.string()),
    ]
)

#: Why a label was given: ``start`` and ``end`` count characters of the original text, ``weight`` is
#: the part of the label's log-odds that the span carries.
REASON = pa.struct(
    [
        pa.field("label", pa.string(), nullable=False),
        pa.field("start", pa.int32(), nullable=False),
        pa.field("end", pa.int32(), nullable=False),
        pa.field("weight", pa.float32(), nullable=False),
    ]
)

#: What ``assess`` gives, one row a post, in the order of the input. ``language`` is an ISO 639 code
#: or ``und``. ``supported`` says whether the signals were trained for that language. Each label of
#: ``labels.toml`` has a column with its calibrated probability, null where the active model was not
#: trained for it. ``theme`` is the likeliest theme, null below the model's threshold. ``stage`` says which
#: stage decided the labels that both stages know, 1 or 2; null where the model has one stage.
SIGNALS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("language", pa.string(), nullable=False),
        pa.field("language_probability", pa.float32(), nullable=False),
        pa.field("supported", pa.bool_(), nullable=False),
        *[pa.field(label.code, pa.float32()) for label in LABELS],
        pa.field("theme", pa.string()),
        pa.field("theme_probability", pa.float32()),
        pa.field("reasons", pa.list_(REASON)),
        pa.field("stage", pa.int8()),
    ]
)

#: How a post came to its narrative: ``new`` (it opened one), ``same_address``, ``near_duplicate``,
#: ``meaning``, or ``benign`` (recurring greetings and adverts: grouped, never raised).
GROUPED = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("narrative_id", pa.string(), nullable=False),
        pa.field("how", pa.string(), nullable=False),
        pa.field("similarity", pa.float32(), nullable=False),
        pa.field("variant_id", pa.string(), nullable=False),
    ]
)

#: Explicit changes of identity: ``merge`` (``narrative_id`` was absorbed by ``other_id``) and
#: ``split`` (``other_id`` left ``narrative_id`` with the ``variants`` that are named).
EVENTS = pa.schema(
    [
        pa.field("kind", pa.string(), nullable=False),
        pa.field("narrative_id", pa.string(), nullable=False),
        pa.field("other_id", pa.string(), nullable=False),
        pa.field("at", UTC_TIME),
        pa.field("variants", pa.list_(pa.string())),
    ]
)

#: Hourly counts of a narrative: the input of bursts and temperature, and all that outlives posts.
#: ``authors`` are distinct independent authors of that hour; ``heat`` sums, over the posts, the
#: larger of the probabilities of identity-based hostility and incitement; ``rumour`` sums the
#: probability of a check-worthy claim; probabilities below the floors of
#: ``counting.harm`` add nothing, so that small doubts about many posts never sum up. Criticism has no
#: column (G2).
HOURLY = pa.schema(
    [
        pa.field("narrative_id", pa.string(), nullable=False),
        pa.field("hour", UTC_TIME, nullable=False),
        pa.field("region", pa.string()),
        pa.field("posts", pa.int32(), nullable=False),
        pa.field("authors", pa.int32(), nullable=False),
        pa.field("heat", pa.float32(), nullable=False),
        pa.field("rumour", pa.float32(), nullable=False),
    ]
)

#: One row a narrative, what ``sejuk group --narratives`` writes. ``text`` is the post nearest to the
#: narrative's centre with mentions masked; null below three independent authors (G17).
NARRATIVES = pa.schema(
    [
        pa.field("narrative_id", pa.string(), nullable=False),
        pa.field("text", pa.string()),
        pa.field("posts", pa.int32(), nullable=False),
        pa.field("authors", pa.int32(), nullable=False),
        pa.field("variants", pa.int32(), nullable=False),
        pa.field("first_at", UTC_TIME),
        pa.field("last_at", UTC_TIME),
        pa.field("theme", pa.string()),
        pa.field("benign", pa.bool_(), nullable=False),
        pa.field("regions", pa.list_(pa.string()), nullable=False),
        pa.field("temperature", pa.float32()),
    ]
)

#: The temperature with its uncertainty and its terms, one row a key (narrative, theme or region).
#: All of ``temperature``, ``low``, ``high`` lie in 0–100; ``terms`` multiply to the temperature as
#: the formula in :mod:`sejuk.engine.temperature` says.
TEMPERATURE = pa.schema(
    [
        pa.field("key", pa.string(), nullable=False),
        pa.field("at", UTC_TIME, nullable=False),
        pa.field("temperature", pa.float32(), nullable=False),
        pa.field("low", pa.float32(), nullable=False),
        pa.field("high", pa.float32(), nullable=False),
        pa.field("terms", pa.map_(pa.string(), pa.float32()), nullable=False),
    ]
)

#: One early warning. ``expected`` and ``observed`` are posts in the window that raised it,
#: ``magnitude`` ranks alerts against each other, ``p_value`` is the chance of such a window without
#: a burst.
ALERTS = pa.schema(
    [
        pa.field("narrative_id", pa.string(), nullable=False),
        pa.field("at", UTC_TIME, nullable=False),
        pa.field("observed", pa.float32(), nullable=False),
        pa.field("expected", pa.float32(), nullable=False),
        pa.field("magnitude", pa.float32(), nullable=False),
        pa.field("p_value", pa.float32(), nullable=False),
        pa.field("authors", pa.int32(), nullable=False),
        pa.field("temperature", pa.float32(), nullable=False),
        pa.field("text", pa.string()),
    ]
)

#: A checked claim, the input of ``match``. ``text`` is what is claimed, ``title`` and ``summary`` are the
#: check's; at least one of the three should be there. ``url`` is the address where the claim was seen.
#: ``published_at`` is when it was checked.
CLAIMS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("text", pa.string()),
        pa.field("title", pa.string()),
        pa.field("summary", pa.string()),
        pa.field("url", pa.string()),
        pa.field("language", pa.string()),
        pa.field("published_at", UTC_TIME),
    ]
)

#: Why a claim was found: ``address`` (the same, ``text`` names it), ``words`` (those in common, the
#: rarest first; ``weight`` is their part of the claim by rarity) or ``days`` (how many lie between).
MATCH_REASON = pa.struct(
    [
        pa.field("kind", pa.string(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
        pa.field("weight", pa.float32(), nullable=False),
    ]
)

#: What ``match`` gives: for each post up to ``top`` claims, ``rank`` 1 the best. ``score`` is the
#: calibrated probability that the post repeats the claim, ``level`` is ``confirm``, ``suggest`` or
#: ``none`` by the thresholds of ``claims.ranking``.
MATCHES = pa.schema(
    [
        pa.field("query_id", pa.string(), nullable=False),
        pa.field("claim_id", pa.string(), nullable=False),
        pa.field("rank", pa.int32(), nullable=False),
        pa.field("score", pa.float32(), nullable=False),
        pa.field("level", pa.string(), nullable=False),
        pa.field("reasons", pa.list_(MATCH_REASON), nullable=False),
    ]
)

#: How much of a narrative was said in concert, one row a narrative of at least three independent authors.
#: ``strength`` is the part (0–1) of its posts for which three or more authors posted a near-copy, the same
#: link or the same picture within the window; ``copies``, ``links`` and ``pictures`` are the parts by way.
#: ``most_authors`` is the largest number of authors within one window, ``at`` when that began. No account.
COORDINATION = pa.schema(
    [
        pa.field("narrative_id", pa.string(), nullable=False),
        pa.field("posts", pa.int32(), nullable=False),
        pa.field("authors", pa.int32(), nullable=False),
        pa.field("strength", pa.float32(), nullable=False),
        pa.field("copies", pa.float32(), nullable=False),
        pa.field("links", pa.float32(), nullable=False),
        pa.field("pictures", pa.float32(), nullable=False),
        pa.field("most_authors", pa.int32(), nullable=False),
        pa.field("at", UTC_TIME),
    ]
)
