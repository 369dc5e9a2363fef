"""Speed of the signals."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.speed.peers import hashing_vectorizer
from sejuk.engine.evaluation.speed.timing import rate, speed_figure
from sejuk.engine.evaluation.synthetic import PROTOCOL, synthetic_posts
from sejuk.engine.signals import Model, assess, load_model
from sejuk.engine.signals.reasons import Reasons, reasons_of
from sejuk.engine.text.cleaning import clean
from sejuk.engine.text.views import viewed

#: Posts that are explained; far fewer have something to explain than are assessed.
_EXPLAINED = 4000


def figures(count: int) -> Iterator[Figure]:
    """Give posts a second: ``assess`` end to end, its kernel alone, reasons for one label, and a peer."""
    posts, model = synthetic_posts(count), load_model()
    yield _figure("assess", rate(lambda batch: assess(batch, model, explain=False), posts), count)
    plain = _plain(posts, model)
    kernel = rate(lambda batch: model.linear.scores(batch.column("text").to_pylist()), plain)
    yield _figure("assess_kernel", kernel, count)
    explained = posts.slice(0, _EXPLAINED)
    yield _figure("explain", rate(lambda batch: _explain(batch, model), explained), explained.num_rows)
    peer = hashing_vectorizer()
    features = rate(lambda batch: peer(batch.column("text").to_pylist()), posts, rounds=1)
    yield _figure("peer_scikit_learn_hashing", features, count)


def _explain(batch: pa.RecordBatch, model: Model) -> list[Reasons]:
    texts = batch.column("text").to_pylist()
    return list(reasons_of(texts, [model.labels[:1]] * len(texts), model))


def _plain(posts: pa.RecordBatch, model: Model) -> pa.RecordBatch:
    """Give the texts as the kernel gets them."""
    rows = viewed(clean(posts.column("text").to_pylist()), model.view)
    return pa.RecordBatch.from_pydict({"text": pa.array(rows, pa.binary())})


def _figure(step: str, value: float, count: int) -> Figure:
    return speed_figure(f"{step}_posts_per_second", value, PROTOCOL, posts=count)
