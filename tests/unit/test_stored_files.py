"""Any bytes in any file that the program reads of its own: used, or said in one line; never a traceback, never a wait.

Settings, history, the manifest and films have the like beside their own tests.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guard import integrity, log
from guard.calls.rules import Rules, RulesError, load_rules
from guard.integrity import TamperedError
from guard.signals.tools import Tools, ToolsError, load_tools

RULES = (integrity.ROOT / "guard/calls/apps.toml").read_bytes()
TOOLS = (integrity.ROOT / "guard/signals/remote_tools.toml").read_bytes()
NOTE = b'{"at": "2026-11-26T10:00:00+00:00", "version": "0.1.0", "kind": "KeyError", "places": ["a.py:3"]}'
FAULT = (
    b'Fatal Python error: Segmentation fault\n\nCurrent thread 0x1 (most recent call):\n  File "a.py", line 3 in f\n'
)
LIST = (integrity.ROOT / integrity.LIST).read_bytes()


def changed(whole: bytes) -> st.SearchStrategy[bytes]:
    """The file with some of its bytes overwritten, left out or put in; or anything at all."""

    def change(place: tuple[int, int, bytes]) -> bytes:
        at, over, data = place
        at %= len(whole) + 1
        return whole[:at] + data + whole[at + over :]

    edits = st.tuples(st.integers(0, 100_000), st.integers(0, 200), st.binary(max_size=8))
    return edits.map(change) | st.binary(max_size=200)


repeated = settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))


@repeated
@given(changed(RULES))
def test_rules(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "apps.toml"
    path.write_bytes(data)
    try:
        assert isinstance(load_rules(path), Rules)
    except RulesError as error:
        assert str(error)  # noqa: PT017 (both ends are right)


@repeated
@given(changed(TOOLS))
def test_programs(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "remote_tools.toml"
    path.write_bytes(data)
    try:
        assert isinstance(load_tools(path), Tools)
    except ToolsError as error:
        assert str(error)  # noqa: PT017 (both ends are right)


@repeated
@given(changed(NOTE), changed(FAULT))
def test_note_of_a_crash(tmp_path: Path, note: bytes, fault: bytes) -> None:
    (tmp_path / log.CRASH).write_bytes(note)
    (tmp_path / log.FAULT).write_bytes(fault)
    crash = log.last_crash(tmp_path)
    assert crash is None or len("".join(crash.places)) <= log.MOST_PLACES * 200
    assert log.last_crash(tmp_path) is None


@repeated
@given(changed(LIST))
def test_list_of_sums(tmp_path: Path, data: bytes) -> None:
    for name in integrity.SEALED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"other")
    (tmp_path / integrity.LIST).write_bytes(data)
    for name in integrity.SEALED:
        with pytest.raises(TamperedError):
            integrity.shipped(name, tmp_path)
