"""Public addresses, whole, as they stand in what is sent."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.organisation.refusal import Refused


def page_of(number: int) -> str:
    """The lasting address of a text's page on the portal; it is the mark by which it is found elsewhere.

    Raises:
        Refused: the office has not said under which address it is reached.
    """
    return absolute(path_of(number))


def path_of(number: int) -> str:
    """Where the portal has a text's page, for ever."""
    return f"/klarifikasi/{number}/"


def feed_of(outlet: int) -> str:
    """The address of a unit's Atom feed."""
    return absolute(reverse("publishing:atom", args=[outlet]))


def absolute(path: str) -> str:
    """A path of this desk with its host in front."""
    if not settings.SITE_URL:
        raise Refused(
            _("Alamat situs Sejuk belum diatur, jadi belum ada yang dapat disiarkan dengan tautannya."),
            _("Administrator mengisi SEJUK_SITE_URL."),
            status=409,
        )
    return f"{settings.SITE_URL}{path}"
