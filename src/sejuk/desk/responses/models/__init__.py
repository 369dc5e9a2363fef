"""What is kept of texts: their versions, who wrote them, who approved them."""

from sejuk.desk.responses.models.approval import Approval, ApprovalRole, Asked, Emergency, Look
from sejuk.desk.responses.models.contestant import Contestant
from sejuk.desk.responses.models.note import Note
from sejuk.desk.responses.models.text import (
    LANGUAGES,
    OPEN,
    OUT,
    Response,
    TextKind,
    Version,
    VersionState,
    Writing,
)

__all__ = [
    "LANGUAGES",
    "OPEN",
    "OUT",
    "Approval",
    "ApprovalRole",
    "Asked",
    "Contestant",
    "Emergency",
    "Look",
    "Note",
    "Response",
    "TextKind",
    "Version",
    "VersionState",
    "Writing",
]
