"""Turn a PostgreSQL address into Django's form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from psycopg.conninfo import conninfo_to_dict


def databases(environ: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Django's ``DATABASES`` for ``DATABASE_URL``.

    Any form libpq understands is accepted (``postgresql://…``, ``host=… dbname=…``); unknown options
    go to the driver. Without an address the name ``sejuk`` on the local socket is used.
    """
    parts = dict(conninfo_to_dict(environ.get("DATABASE_URL", "dbname=sejuk")))
    taken = {
        "NAME": parts.pop("dbname", "sejuk"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "") or ""),
    }
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            **{key: value or "" for key, value in taken.items()},
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"application_name": "sejuk", **parts},
        }
    }
