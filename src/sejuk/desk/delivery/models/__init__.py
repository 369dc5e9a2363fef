"""What this room stores."""

from sejuk.desk.delivery.models.linking import BotCursor, LinkCode, TelegramChat
from sejuk.desk.delivery.models.message import DONE, Channel, Message, MessageState, Text

__all__ = ["DONE", "BotCursor", "Channel", "LinkCode", "Message", "MessageState", "TelegramChat", "Text"]
