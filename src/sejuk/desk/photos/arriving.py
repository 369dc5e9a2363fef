"""A view that takes a photo: its handler must be set before anything reads the form."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sejuk.desk.cases.evidence.arriving import BoundedUploadHandler

P = ParamSpec("P")


def takes_photo(
    view: Callable[Concatenate[Any, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let a form bring one file, in memory and bounded; the form's token is checked as everywhere."""
    checked: Any = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def taking(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request.upload_handlers = [BoundedUploadHandler(request)]
        response: HttpResponse = checked(request, *args, **kwargs)
        return response

    wrapped: Any = taking
    answering: Callable[Concatenate[HttpRequest, P], HttpResponse] = wrapped
    return answering
