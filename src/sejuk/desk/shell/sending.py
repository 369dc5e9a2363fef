"""Whether a form was sent."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, however little; None where it is only shown."""
    return request.POST if request.method == "POST" else None
