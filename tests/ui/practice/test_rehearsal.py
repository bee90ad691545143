"""What a rehearsal says in words, for who has no screen."""

from __future__ import annotations

from typing import Any

import pytest

from ui.practice.rehearsal import in_words

WENT_WELL: dict[str, Any] = {
    "application": "Practice", "alerts_before_swap": 0, "swap_to_alert_s": 1.2, "screenshot": "build/demo.png",
}  # fmt: skip


def test_what_was_seen_and_where_its_picture_is() -> None:
    seen, picture = in_words(WENT_WELL).splitlines()
    assert "“Possible deepfake” stood over the call 1.2 s after the face was swapped" in seen
    assert picture.endswith(": build/demo.png")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"application": None}, "was not found"),
        ({"alerts_before_swap": 1}, "false alarm"),
        ({"swap_to_alert_s": None}, "No warning came"),
    ],
)
def test_what_went_wrong(changed: dict[str, Any], words: str) -> None:
    assert words in in_words(WENT_WELL | changed | {"screenshot": None})
    assert "picture of the screen" not in in_words(WENT_WELL | changed | {"screenshot": None})
