import pytest

from sejuk.runtime.environment import for_commands, for_services
from sejuk.runtime.home import Home

URL = "postgresql://sejuk@/sejuk?host=x"


@pytest.fixture(autouse=True)
def _nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "SEJUK_SECRET_KEY",
        "SEJUK_PEPPER",
        "SEJUK_HUB_URL",
        "SEJUK_ALLOWED_HOSTS",
        "SEJUK_SITE_URL",
        "SEJUK_TRUSTED_ORIGINS",
    ):
        monkeypatch.delenv(name, raising=False)


def test_keys_are_made_once_and_differ(home: Home) -> None:
    first, second = for_commands(home, URL), for_commands(home, URL)
    assert first == second
    assert first["SEJUK_SECRET_KEY"] != first["SEJUK_PEPPER"]


def test_keys_from_outside_go_first_and_none_is_stored(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEJUK_SECRET_KEY", "given")
    monkeypatch.setenv("SEJUK_PEPPER", "given too")
    env = for_commands(home, URL)
    assert (env["SEJUK_SECRET_KEY"], env["SEJUK_PEPPER"]) == ("given", "given too")
    assert not home.secret_key.exists()
    assert not home.pepper.exists()


def test_demo_is_told_only_where_the_folder_is_one(home: Home) -> None:
    assert for_commands(home, URL)["SEJUK_DEMO"] == ""
    home.mode.write_text("demo\n")
    assert for_commands(home, URL)["SEJUK_DEMO"] == "1"


def test_browsers_on_this_machine_find_the_stream_by_its_port(home: Home) -> None:
    assert for_services(home, URL, "127.0.0.1", 8000, 8001)["SEJUK_HUB_URL"] == "http://127.0.0.1:8001"
    assert for_services(home, URL, "::1", 8000, 8001)["SEJUK_HUB_URL"] == "http://[::1]:8001"


def test_behind_a_proxy_the_stream_has_the_pages_address(home: Home) -> None:
    env = for_services(home, URL, "0.0.0.0", 8000, 8001)
    assert "SEJUK_HUB_URL" not in env
    assert "0.0.0.0" in env["SEJUK_ALLOWED_HOSTS"].split(",")


def test_a_proxy_on_this_machine_may_empty_it(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEJUK_HUB_URL", "")
    assert for_services(home, URL, "127.0.0.1", 8000, 8001)["SEJUK_HUB_URL"] == ""


def test_names_that_the_office_allows_are_kept(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEJUK_ALLOWED_HOSTS", "sejuk.kantor.example")
    env = for_services(home, URL, "10.0.0.5", 8000, 8001)
    assert env["SEJUK_ALLOWED_HOSTS"] == "sejuk.kantor.example"


def test_only_services_are_marked_as_ours_to_end(home: Home) -> None:
    assert "SEJUK_CHILD_OF" not in for_commands(home, URL)
    assert for_services(home, URL, "127.0.0.1", 1, 2)["SEJUK_CHILD_OF"] == str(home.path)


def test_links_in_mail_lead_to_the_trusted_origin_or_this_machine(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert for_services(home, URL, "127.0.0.1", 8000, 8001)["SEJUK_SITE_URL"] == "http://127.0.0.1:8000"
    assert for_services(home, URL, "0.0.0.0", 8000, 8001)["SEJUK_SITE_URL"] == ""
    monkeypatch.setenv("SEJUK_TRUSTED_ORIGINS", "https://sejuk.example.go.id,https://lain.example")
    assert for_services(home, URL, "127.0.0.1", 8000, 8001)["SEJUK_SITE_URL"] == "https://sejuk.example.go.id"
