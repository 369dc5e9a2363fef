"""What this room stores."""

from sejuk.desk.publishing.models.outlet import Outlet
from sejuk.desk.publishing.models.publication import (
    LIVE,
    STANDS,
    Publication,
    PublicationState,
    Receipt,
    ReceiptKind,
)
from sejuk.desk.publishing.models.subscriber import Subscriber

__all__ = [
    "LIVE",
    "STANDS",
    "Outlet",
    "Publication",
    "PublicationState",
    "Receipt",
    "ReceiptKind",
    "Subscriber",
]
