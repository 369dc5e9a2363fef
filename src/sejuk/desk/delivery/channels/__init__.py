"""Ways out. Each sends one message and says what became of it; none retries and none keeps anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sejuk.desk.delivery.channels.mail import by_mail
from sejuk.desk.delivery.channels.telegram import by_telegram
from sejuk.desk.delivery.models import Channel, Message
from sejuk.desk.delivery.outcome import Outcome

Send = Callable[[Message], Outcome]

_WAYS: dict[str, Callable[[], AbstractContextManager[Send]]] = {
    Channel.MAIL: by_mail,
    Channel.TELEGRAM: by_telegram,
}


@contextmanager
def opened(channel: str) -> Iterator[Send]:
    """A way out that is kept open for many messages."""
    with _WAYS[channel]() as send:
        yield send
