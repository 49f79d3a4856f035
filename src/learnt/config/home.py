"""Where Learnt keeps what it owns on this machine: the database cluster, the papers, the secret key."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


def root_folder() -> Path:
    """The folder under which this checkout keeps all its data: its own, the demo county's, the test suite's.

    As root it lies under /var/lib/learnt: the embedded PostgreSQL runs as a user of its own and opens every folder
    above its cluster to that user, which root's home must not be. Each checkout has a folder of its own.
    """
    if os.geteuid() == 0:
        return Path("/var/lib/learnt") / hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:12]
    return CHECKOUT / "var"


def data_folder() -> Path:
    """The folder of the data at hand: LEARNT_HOME, or this checkout's own."""
    return Path(os.environ.get("LEARNT_HOME") or root_folder() / "own")


def secret_key() -> str:
    """This installation's secret key, made at the first call and readable by its owner alone."""
    path = data_folder() / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()
