"""The room of review."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    """Registers the room's pages, what waits in it, and its numbers to follow."""

    name = "sejuk.desk.review"
    label = "review"
    verbose_name = _("Laporan giat")

    def ready(self) -> None:
        """Register the pages."""
        from sejuk.desk.cases.public.following import register_finder
        from sejuk.desk.review.complaining import follow_complaint
        from sejuk.desk.review.pages import register_pages

        register_finder(follow_complaint)
        register_pages()
