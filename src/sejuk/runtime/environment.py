"""What the processes of one copy of Sejuk find in their environment."""

import os
from collections.abc import Mapping

from sejuk.runtime.home import Home
from sejuk.runtime.secrets_file import read_or_make

# Marks our children, so that the next start finds those that a killed supervisor left.
CHILD_MARK = "SEJUK_CHILD_OF"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def for_commands(home: Home, database: str) -> dict[str, str]:
    """Give the environment of a Django process that serves nothing: a management command."""
    given = dict(os.environ)
    return {
        **given,
        "DJANGO_SETTINGS_MODULE": "sejuk.desk.settings",
        "DATABASE_URL": database,
        "SEJUK_HOME": str(home.path),
        "SEJUK_SECRET_KEY": given.get("SEJUK_SECRET_KEY") or read_or_make(home.secret_key),
        "SEJUK_PEPPER": given.get("SEJUK_PEPPER") or read_or_make(home.pepper),
        "SEJUK_DEMO": "1" if home.is_demo() else "",
    }


def for_services(home: Home, database: str, host: str, port: int, hub_port: int) -> dict[str, str]:
    """Give the environment of web, hub, worker and clock."""
    base = for_commands(home, database)
    return {
        **base,
        **_addresses(base, host, port, hub_port),
        CHILD_MARK: str(home.path),
        "PYTHONUNBUFFERED": "1",
    }


def _addresses(given: Mapping[str, str], host: str, port: int, hub_port: int) -> dict[str, str]:
    # Browsers on this machine find the stream by its port. Beyond this machine the proxy leads /events there.
    if host not in LOOPBACK:
        allowed = given.get("SEJUK_ALLOWED_HOSTS") or f"localhost,127.0.0.1,[::1],{host}"
        return {"SEJUK_ALLOWED_HOSTS": allowed, "SEJUK_SITE_URL": _site(given, "")}
    name = f"[{host}]" if ":" in host else host
    return {
        "SEJUK_HUB_URL": given.get("SEJUK_HUB_URL", f"http://{name}:{hub_port}"),
        "SEJUK_SITE_URL": _site(given, f"http://{name}:{port}"),
    }


def _site(given: Mapping[str, str], default: str) -> str:
    """The address for links in mail: behind a proxy its trusted origin is what people type."""
    return given.get("SEJUK_SITE_URL") or given.get("SEJUK_TRUSTED_ORIGINS", "").split(",")[0] or default
