"""`sejuk up`: from nothing to a page in the browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sejuk.runtime import assets, messages, ports
from sejuk.runtime.errors import LaunchError
from sejuk.runtime.home import Home, open_home
from sejuk.runtime.lock import InstanceLock
from sejuk.runtime.progress import step, tell, warn
from sejuk.runtime.supervisor import Listen, Supervisor
from sejuk.runtime.words import say


@dataclass(frozen=True)
class Options:
    """What a person may choose. A port that is not named gives way to the next free one."""

    home: Path | None = None
    host: str = "127.0.0.1"
    port: int | None = None
    hub_port: int | None = None
    empty: bool = False
    demo_clock: bool = True


DEFAULT_PORT = 8000


def up(options: Options) -> None:
    """Run until stopped. Raises AlreadyRunningError for a second copy, LaunchError when starting fails."""
    home = open_home(options.home)
    with InstanceLock(home.lock) as lock:
        settle_mode(home, empty=options.empty)
        build_what_is_missing()
        with _listen(options) as listen:
            Supervisor(home, listen, lock, demo_clock=options.demo_clock and home.is_demo()).run()


def settle_mode(home: Home, *, empty: bool) -> None:
    """Fix on the first start whether this folder is a demo or a real office.

    Raises LaunchError when `empty` is asked of a folder that holds the demo.
    """
    if not home.mode.exists():
        home.mode.write_text("office\n" if empty else "demo\n", "utf-8")
    elif empty and home.is_demo():
        raise LaunchError(say("mode_is_demo", path=home.path))


def build_what_is_missing() -> None:
    """Build assets and catalogues in a source checkout; an installed Sejuk carries them."""
    if not assets.is_checkout():
        return
    messages.compile_all()
    if assets.up_to_date():
        return
    with step("assets"):
        try:
            assets.build()
        except LaunchError as error:
            if not assets.built():
                raise
            warn(say("assets_old", reason=str(error)))


@contextmanager
def _listen(options: Options) -> Iterator[Listen]:
    preferred = options.port or DEFAULT_PORT
    with ports.hold(options.host, preferred, fixed=options.port is not None) as port:
        if port != preferred:
            tell(say("other_port", preferred=preferred, port=port))
        hub_fixed = options.hub_port is not None
        with ports.hold(options.host, options.hub_port or port + 1, fixed=hub_fixed) as hub:
            yield Listen(options.host, port, hub)
