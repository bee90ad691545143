"""The settings file: whatever is in it, the program starts and the file is not lost."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from guard.settings import store
from guard.settings.schema import (
    LANGUAGES,
    MOST_CONTACTS,
    OPERATING_POINTS,
    PHONE,
    VERSION,
    SelfView,
    Settings,
    SettingsError,
)
from guard.settings.store import Loaded, load, problem_of, save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("settings.broken-*.json"))


def test_no_file_means_the_defaults(path):
    assert load(path) == Loaded(Settings(), None)
    assert not list(path.parent.iterdir())


def test_what_was_saved_is_loaded_and_a_person_can_read_it(path):
    settings = Settings(language="kk", apps_off=("Бейнеқоңырау",))
    save(settings, path)
    assert load(path) == Loaded(settings, None)
    assert "Бейнеқоңырау" in path.read_text("utf-8")
    assert path.read_text("utf-8").count("\n") > 10


def test_the_folder_is_made_and_nothing_is_left_beside(path):
    deep = path.parent / "a" / "b" / "settings.json"
    save(Settings(), deep)
    save(Settings(), deep)
    assert sorted(file.name for file in deep.parent.iterdir()) == ["settings.json", "settings.json.bak"]


def test_one_backup_of_the_last_form(path):
    for language in ("kk", "ru", "en"):
        save(Settings(language=language), path)
    assert json.loads((path.parent / "settings.json.bak").read_text("utf-8"))["language"] == "ru"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "damaged"),
        (b"\xff\xfe\x00", "damaged"),
        (b'{"language": "kk"', "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"[]", "no settings"),
        (b" " * (store.MAX_BYTES + 1), "too large"),
    ],
)
def test_a_file_that_cannot_be_used_is_kept_aside_and_said_so(path, data, what):
    path.write_bytes(data)
    loaded = load(path)
    (kept,) = aside(path)
    assert loaded.settings == Settings()
    assert what in loaded.problem
    assert kept.name in loaded.problem
    assert "\n" not in loaded.problem
    assert kept.read_bytes() == data
    assert not path.exists()
    assert load(path).problem is None


PERSON = {"trusted_name": "Mama", "trusted_phone": "+7 701 000 00 00", "language": "kk", "welcomed": True}


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        ({"rate_hz": 12}, "rate_hz must be a number"),
        ({"rate_hz": float("nan")}, "rate_hz must be a number"),
        ({"langauge": "kk"}, "unknown setting"),
        ({"window_pattern": "("}, "window_pattern"),
        ({"self_views": [[]]}, "self_views"),
        ({"apps_off": 3}, "apps_off"),
        ({"snooze_s": None, "sound": "loud"}, "snooze_s must be"),
        ({"version": 7}, "newer version"),
        ({"version": "3"}, "not a number"),
    ],
)
def test_one_bad_value_does_not_cost_the_others(path, bad, what):
    path.write_text(json.dumps({"version": VERSION, **PERSON, **bad}), "utf-8")
    before = path.read_bytes()
    loaded = load(path)
    assert loaded.settings == Settings(**PERSON)
    assert what in loaded.problem
    assert [file.read_bytes() for file in aside(path)] == [before]
    assert load(path) == Loaded(Settings(**PERSON), None)  # and the next start finds them in order


def test_the_good_entries_of_a_list_stay(path):
    views = [{"application": "Zoom", "x": 0, "y": 0, "width": 0.2, "height": 0.2}, {"application": "Zoom"}]
    path.write_text(json.dumps({"version": VERSION, "self_views": views, "apps_off": ["Zoom", 3]}), "utf-8")
    loaded = load(path)
    assert loaded.settings == Settings(self_views=(SelfView("Zoom", 0, 0, 0.2, 0.2),), apps_off=("Zoom",))


def zeros(path):
    path.write_bytes(bytes(200))


def pipe(path):
    path.unlink()
    os.mkfifo(path)


def device(path):
    path.unlink()
    path.symlink_to("/dev/zero")


def folder(path):
    path.unlink()
    path.mkdir()


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
@pytest.mark.timeout(20)
@pytest.mark.parametrize("damage", [zeros, pipe, device, folder, Path.unlink])
@pytest.mark.parametrize("saves", [1, 3])
def test_the_backup_heals_every_damage_for_good(path, damage, saves):
    settings = Settings(**PERSON)
    for _ in range(saves):
        save(settings, path)
    damage(path)
    first = load(path)
    assert first.settings == settings
    assert "backup" in first.problem
    assert load(path) == Loaded(settings, None)
    assert path.is_file()


def test_a_damaged_file_never_becomes_the_backup(path):
    save(Settings(**PERSON), path)
    path.write_bytes(b"{")
    save(Settings(language="ru"), path)
    path.write_bytes(b"{")
    assert load(path).settings == Settings(**PERSON)


@pytest.mark.skipif(os.name != "posix", reason="devices of POSIX")
def test_a_link_to_what_is_no_file_is_replaced_and_its_end_left_alone(path, tmp_path):
    target = tmp_path / "elsewhere" / "pipe"
    target.parent.mkdir()
    os.mkfifo(target)
    path.symlink_to(target)
    save(Settings(), path)
    assert not path.is_symlink()
    assert [place.name for place in target.parent.iterdir()] == ["pipe"]


def test_what_is_wrong_can_be_asked_without_touching_the_file(path):
    assert problem_of(path) is None
    save(Settings(), path)
    assert problem_of(path) is None
    path.write_bytes(b"{")
    assert problem_of(path) == "the file is damaged"
    assert path.read_bytes() == b"{"
    assert not aside(path)


def test_two_broken_files_in_one_second_are_both_kept(path):
    for i in range(5):
        path.write_bytes(b"broken %d" % i)
        load(path)
    assert {file.read_bytes() for file in aside(path)} == {b"broken %d" % i for i in range(5)}


def test_the_backup_takes_the_place_of_a_broken_file(path):
    save(Settings(language="kk"), path)
    save(Settings(language="ru"), path)
    path.write_bytes(b"{")
    loaded = load(path)
    assert loaded.settings.language == "kk"
    assert "backup" in loaded.problem


def test_a_broken_backup_does_not_matter(path):
    path.write_bytes(b"{")
    path.with_name("settings.json.bak").write_bytes(b"{")
    assert load(path).settings == Settings()


def test_an_early_file_is_read_and_kept_as_it_is(path):
    path.write_text('{"lang": "ru"}', "utf-8")
    assert load(path) == Loaded(Settings(language="ru", welcomed=True))
    assert path.read_text("utf-8") == '{"lang": "ru"}'


def test_the_mark_that_editors_on_windows_leave_is_no_damage(path):
    path.write_bytes(b"\xef\xbb\xbf" + b'{"version": 1, "language": "kk"}')
    assert load(path) == Loaded(Settings(language="kk", welcomed=True))


def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(path, monkeypatch):
    save(Settings(language="kk"), path)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(Settings(language="ru"), path)
    monkeypatch.undo()
    assert load(path) == Loaded(Settings(language="kk"))
    assert sorted(file.name for file in path.parent.iterdir()) == ["settings.json", "settings.json.bak"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_to_the_file_stays_a_link(path, tmp_path):
    real = tmp_path / "dotfiles" / "settings.json"
    save(Settings(), real)
    path.symlink_to(real)
    save(Settings(language="kk"), path)
    assert path.is_symlink()
    assert load(real).settings.language == "kk"


fractions = st.floats(0, 0.5)
views = st.builds(SelfView, st.sampled_from(["Zoom", "WhatsApp", "Meet"]), fractions, fractions,
                  st.floats(0.01, 0.5), st.floats(0.01, 0.5))  # fmt: skip
lines = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=200)


@st.composite
def valid_settings(draw: st.DrawFn) -> Settings:
    values = {
        "language": draw(st.sampled_from(LANGUAGES)),
        "operating_point": draw(st.sampled_from(OPERATING_POINTS)),
        "rate_hz": draw(st.floats(1, 10) | st.integers(1, 10)),
        "sound": draw(st.booleans()),
        "snooze_s": draw(st.integers(10, 3600)),
        "self_views": tuple(draw(st.lists(views, max_size=3))),
        "apps_off": tuple(draw(st.lists(lines.filter(bool), max_size=3))),
        "autostart": draw(st.booleans()),
        "history_days": draw(st.integers(0, 3650)),
        "start_paused": draw(st.booleans()),
        "trusted_name": draw(lines.filter(lambda line: len(line) <= 60)),
        "trusted_phone": draw(st.from_regex(PHONE, fullmatch=True)),
    }
    try:
        return Settings(window_pattern=draw(lines), **values)
    except SettingsError:
        return Settings(**values)


@hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the disk may be busy
@given(valid_settings())
def test_any_settings_come_back_as_they_were(settings):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        save(settings, path)
        assert load(path) == Loaded(settings, None)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from([*Settings.__slots__, "lang"])
files = st.binary(max_size=300) | st.dictionaries(names, json_values, max_size=4).map(lambda d: json.dumps(d).encode())


@hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the disk may be busy
@given(files)
def test_any_bytes_as_a_file_neither_stop_the_program_nor_get_lost(data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        path.write_bytes(data)
        loaded = load(path)
        if loaded.problem is None:
            assert path.read_bytes() == data
        else:
            assert [file.read_bytes() for file in aside(path)] == [data]
            assert len(loaded.problem.splitlines()) == 1
            assert load(path) == Loaded(loaded.settings, None)


@pytest.mark.parametrize("name", ["x" * 300, "loop/deep", "file/deep"])
def test_where_the_folder_cannot_be_reached_the_defaults_are_used_and_it_is_said(tmp_path, name):
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_bytes(b"")
    path = tmp_path / name / "settings.json"
    loaded = load(path)
    assert loaded.settings == Settings()
    assert "cannot be read" in loaded.problem
    assert "cannot be read" in problem_of(path)
    with pytest.raises(OSError, match=name[:4]):
        save(Settings(), path)


def test_of_too_many_contacts_the_first_are_kept(path):
    names = [f"Name {number}" for number in range(MOST_CONTACTS + 1)]
    path.write_text(json.dumps({"version": VERSION, "contacts": names}))
    assert load(path).settings.contacts == tuple(names[:-1])


@pytest.mark.parametrize("digits", ["9" * 5000, "-" + "9" * 5000])
@pytest.mark.parametrize("name", ["snooze_s", "rate_hz", "version", "language", "odd"])
def test_a_number_without_end_costs_that_value_alone(path, digits, name):
    """Python refuses to read one of more than 4300 digits, and with it the whole file."""
    values = {"version": VERSION, "trusted_name": "Aigul"} | {name: 1}
    text = json.dumps(values).replace(f'"{name}": 1', f'"{name}": {digits}')
    path.write_text(text)
    loaded = load(path)
    assert loaded.settings.trusted_name == "Aigul"
    assert loaded.settings.snooze_s == Settings().snooze_s
    assert loaded.problem
