from __future__ import annotations

from sejuk.engine import EVENTS, GROUPED, SIGNALS, Grouper, Pipeline, assess, load_model
from tests.engine.streams import join, mixed_rumours, posts


def test_a_batch_is_assessed_and_grouped() -> None:
    batch = mixed_rumours()
    model = load_model()
    result = Pipeline(model, Grouper()).run(batch)
    assert result.posts is batch
    assert result.signals == assess(batch, model)
    assert result.groups == Grouper().add(batch)
    assert (result.signals.schema, result.groups.schema, result.events.schema) == (SIGNALS, GROUPED, EVENTS)


def test_live_and_bulk_give_the_same() -> None:
    batch = mixed_rumours()
    bulk, live = Pipeline(load_model(), Grouper()), Pipeline(load_model(), Grouper())
    whole = bulk.run(batch)
    parts = [live.run(batch.slice(start, 1)) for start in range(batch.num_rows)]
    assert join(*[part.groups for part in parts]) == whole.groups
    assert join(*[part.signals for part in parts]).equals(whole.signals)


def test_reasons_can_be_left_out() -> None:
    result = Pipeline(load_model(), Grouper(), explain=False).run(mixed_rumours())
    assert not any(result.signals.column("reasons").to_pylist())


def test_an_empty_batch_passes() -> None:
    result = Pipeline(load_model(), Grouper()).run(posts([]))
    assert (result.signals.num_rows, result.groups.num_rows, result.events.num_rows) == (0, 0, 0)


def test_no_account_comes_out() -> None:
    result = Pipeline(load_model(), Grouper()).run(posts(["Kotak suara hilang"], account=["rahasia-sekali"]))
    for table in (result.signals, result.groups, result.events):
        assert "account" not in table.schema.names
        assert "rahasia-sekali" not in str(table.to_pydict())
