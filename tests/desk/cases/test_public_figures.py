"""What the public sees of endings without a label: months that are over, the whole country."""

from __future__ import annotations

from datetime import date

from django.test import Client
from django.urls import reverse

from sejuk.desk.cases.models import PublicCount
from tests.desk.office import Desk


def test_everybody_reads_the_figures_of_months_that_are_over(desk: Desk) -> None:
    for what, count in (("protected_criticism", 41), ("without_label", 2), ("overruled", 1)):
        PublicCount.objects.create(what=what, month=date(2020, 3, 1), count=count)
    html = Client().get(reverse("cases:figures")).content.decode()
    assert "Maret 2020" in html
    assert ">41<" in html
    assert "&lt; 5" in html
    assert ">1<" in html


def test_the_running_month_is_not_shown(desk: Desk) -> None:
    from sejuk.desk.cases.services.closing import count

    count("protected_criticism")
    assert "Belum ada yang dihitung" in Client().get(reverse("cases:figures")).content.decode()
