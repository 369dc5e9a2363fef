import signal

from sejuk.runtime.services import all_services, hub, web


def test_a_real_office_has_no_demo_clock() -> None:
    names = [service.name for service in all_services("127.0.0.1", 8000, 8001, demo_clock=False)]
    assert names == ["web", "hub", "worker"]


def test_the_demo_has_one() -> None:
    assert all_services("127.0.0.1", 8000, 8001, demo_clock=True)[-1].name == "clock"


def test_the_web_server_comes_first_because_its_answer_is_waited_for() -> None:
    assert all_services("127.0.0.1", 8000, 8001, demo_clock=True)[0].name == "web"


def test_each_server_gets_its_own_port() -> None:
    assert "8000" in web("127.0.0.1", 8000).command
    assert "8001" in hub("127.0.0.1", 8001).command


def test_the_stream_with_its_open_browsers_does_not_outlive_the_supervisor() -> None:
    assert hub("127.0.0.1", 8001).on_parent_death is signal.SIGKILL
