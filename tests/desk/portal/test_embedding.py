"""The part that other sites may show."""

from __future__ import annotations

from django.test import Client

from tests.desk.portal.reading import text
from tests.desk.responses.given import Newsroom


def test_the_widget_may_be_framed_and_runs_no_script(stranger: Client) -> None:
    answer = stranger.get("/widget/")
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "X-Frame-Options" not in answer.headers
    assert "<script" not in text(answer)
    assert answer.cookies == {}


def test_everything_in_it_opens_in_a_window_of_our_own(stranger: Client, news: Newsroom) -> None:
    news.published(title="Tampil di situs orang lain")
    page = text(stranger.get("/widget/"))
    assert "Tampil di situs orang lain" in page
    assert page.count("<a ") + page.count("<form ") == page.count('target="_blank"')


def test_the_lines_to_copy_name_our_own_address(stranger: Client) -> None:
    page = text(stranger.get("/en/pasang/"))
    assert '<iframe src="https://sejuk.example/en/widget/"' in page
    assert "https://sejuk.example/static/portal/widget.js" in page
