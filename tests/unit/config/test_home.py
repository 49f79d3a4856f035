"""Where Learnt keeps what it owns, and who else on the machine can look into it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from learnt.config import database, home


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture
def as_ordinary_user(monkeypatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("HOME", "/home/pat")


@pytest.mark.parametrize(
    ("checkout", "root"),
    [
        ("/home/pat/learnt", "/home/pat/learnt/var"),
        ("/home/pat/Größe/learnt", "/home/pat/Größe/learnt/var"),
        ("/home/pat/My projects/learnt", "/home/pat/.local/share/learnt"),
        ("/home/pat/it's/learnt", "/home/pat/.local/share/learnt"),
        ("/home/pat/" + "deep/" * 20 + "learnt", "/home/pat/.local/share/learnt"),
    ],
    ids=["plain", "letters", "space", "quote", "long"],
)
def test_data_lie_in_the_checkout_unless_postgresql_could_not_work_there(
    as_ordinary_user, monkeypatch, checkout, root
) -> None:
    monkeypatch.setattr(home, "CHECKOUT", Path(checkout))
    found = home.root_folder()
    assert str(found).startswith(root)
    assert home.suits_postgres(found / "test" / "postgres")


def test_two_checkouts_never_share_their_data(as_ordinary_user, monkeypatch) -> None:
    roots = set()
    for checkout in ("/home/pat/one copy", "/home/pat/another copy"):
        monkeypatch.setattr(home, "CHECKOUT", Path(checkout))
        roots.add(home.root_folder())
    assert len(roots) == 2


def test_a_path_that_postgresql_cannot_use_is_refused_in_words(tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with pytest.raises(SystemExit, match="Set LEARNT_HOME"):
        database.ensure(cluster=tmp_path / "with a space" / "postgres")
    assert not (tmp_path / "with a space").exists()


def test_other_users_cannot_look_into_the_data_folder(as_ordinary_user, tmp_path) -> None:
    folder = tmp_path / "own"
    folder.mkdir(mode=0o755)
    home.make_private(folder)
    assert mode(folder) == 0o700


def test_the_secret_key_is_made_once_and_for_its_owner_alone(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("LEARNT_HOME", str(tmp_path / "own"))
    key = home.secret_key()
    assert len(key) > 40
    assert home.secret_key() == key
    assert mode(tmp_path / "own" / "secret-key") == 0o600
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["secret-key"]
