"""The settings of now and the file that keeps them, which another hand may change meanwhile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guard.settings import store
from guard.settings.schema import Settings
from ui.settings.keeper import Keeper


@pytest.fixture
def keeper(tmp_path: Path, qapp) -> Keeper:
    path = tmp_path / "settings.json"
    store.save(Settings(language="en", contacts=("Old",)), path)
    return Keeper(path)


def test_what_another_hand_wrote_is_kept_and_told(keeper: Keeper) -> None:
    told = []
    keeper.changed.connect(lambda old, new: told.append(new))
    store.save(Settings(language="en", contacts=("Mother",), trusted_name="Aidar"), keeper.path)
    keeper.apply(replace(keeper.now, language="ru"))
    expected = Settings(language="ru", contacts=("Mother",), trusted_name="Aidar")
    assert store.load(keeper.path).settings == keeper.now == told[-1] == expected


def test_what_is_chosen_now_goes_before_it(keeper: Keeper) -> None:
    store.save(Settings(language="kk", contacts=("Mother",)), keeper.path)
    keeper.apply(replace(keeper.now, language="ru"))
    assert (keeper.now.language, keeper.now.contacts) == ("ru", ("Mother",))
    keeper.apply(replace(keeper.now, contacts=()))
    assert store.load(keeper.path).settings == Settings(language="ru")


@pytest.mark.parametrize("harm", ["gone", "broken"])
def test_a_file_that_is_gone_or_broken_takes_nothing_with_it(keeper: Keeper, harm: str) -> None:
    keeper.path.unlink()
    if harm == "broken":
        keeper.path.write_text("{")
    keeper.apply(replace(keeper.now, language="ru"))
    assert store.load(keeper.path).settings == Settings(language="ru", contacts=("Old",))


def test_a_choice_that_could_not_be_written_is_not_taken_back_by_the_next(keeper: Keeper, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(store, "save", full)
        keeper.apply(replace(keeper.now, language="ru"))
    keeper.apply(replace(keeper.now, contacts=("New",)))
    assert store.load(keeper.path).settings == Settings(language="ru", contacts=("New",))
