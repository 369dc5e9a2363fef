"""The only way anything in Sejuk fetches from outside."""

from sejuk.sources.outbound.exchange import Answer
from sejuk.sources.outbound.outbound import Outbound
from sejuk.sources.outbound.response import Response
from sejuk.sources.outbound.settings import OutboundSettings

__all__ = ["Answer", "Outbound", "OutboundSettings", "Response"]
