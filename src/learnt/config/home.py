"""Where Learnt keeps what it owns on this machine: the database cluster, the papers, the secret key."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]

_LONGEST = 100  # bytes in the address of PostgreSQL's socket: some systems take no more than 103
_PLAIN = re.compile(r"[\w/.,:+@-]+")  # what PostgreSQL's own starter hands through a shell unharmed


def root_folder() -> Path:
    """The folder under which this checkout keeps all its data: its own, the demo county's, the test suite's.

    As root it lies under /var/lib/learnt: the embedded PostgreSQL runs as a user of its own and opens every folder
    above its cluster to that user, which root's home must not be. For others it lies in the checkout, or under their
    home when PostgreSQL could not work there. Each checkout has a folder of its own.
    """
    own = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:12]
    if os.geteuid() == 0:
        return Path("/var/lib/learnt") / own
    beside = CHECKOUT / "var"
    return beside if suits_postgres(beside / "demo" / "postgres") else Path.home() / ".local" / "share" / "learnt" / own


def suits_postgres(cluster: Path) -> bool:
    """Whether PostgreSQL can keep its data and its socket here: not in a long path, nor in one with spaces."""
    socket = str(cluster / ".s.PGSQL.5432")
    return len(os.fsencode(socket)) <= _LONGEST and bool(_PLAIN.fullmatch(socket))


def make_private(folder: Path) -> None:
    """Make a folder into which other users of this machine cannot look.

    As root it stays open for passing through, for PostgreSQL's own user has to: what lies in it is closed itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0:
        folder.chmod(0o700)


def data_folder() -> Path:
    """The folder of the data at hand: LEARNT_HOME, or this checkout's own."""
    return Path(os.environ.get("LEARNT_HOME") or root_folder() / "own")


def secret_key() -> str:
    """This installation's secret key, made at the first call and readable by its owner alone."""
    path = data_folder() / "secret-key"
    if not path.exists():
        make_private(path.parent)
        beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        beside.touch(mode=0o600)
        beside.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):  # another process was quicker: its key holds, and it is there as a whole
            path.hardlink_to(beside)
        beside.unlink()
    return path.read_text()
