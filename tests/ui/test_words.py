"""Every value has words, every word is in three languages, and none of them promises anything."""

from __future__ import annotations

import re
import subprocess
import sysconfig
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QWidget

from guard.types import Reason, VerdictKind, Watch
from tests.ui import screens, states
from ui import language, messages
from ui.help import challenge_window

UI = Path(messages.__file__).parent
NOTES = (UI / "translations" / "README.md").read_text("utf-8")
GIVEN = [line for line in NOTES.split("## Words")[1].splitlines() if line.startswith("| ")]
NAMES = (
    r"Qalqan|WhatsApp|Zoom|Telegram|Skype|Google Meet|Meet|Microsoft Teams|AnyDesk|TeamViewer|"
    r"eGov Mobile|eGov\.kz|eGov|eOtinish|SMS|PDF|pdf|SHA|ZIP|zip|PNG|png|jpg|jpeg|Kaspi|"
    r"JPEG|Linux|Xorg|Wayland|qalqan doctor|SIP|\{\w+\}|New York|[\w.]+\.(kz|org|ru)|Language|English|F1|/[\w./-]+|"
    r"Video call|Windows|macOS"
)
"""Of programs, pages and keys: these may stand in any language."""
OFFICIAL = [line.strip("| ").split(" | ") for line in GIVEN[1:]]
"""English, Russian, Kazakh."""


def strings(path: Path) -> dict[tuple[str, str, str], str]:
    found = {}
    for context in ET.parse(path).iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
            translation = message.find("translation")
            assert translation is not None
            assert translation.get("type") is None, f"{key} is {translation.get('type')} in {path.name}"
            forms = [form.text or "" for form in translation.iter("numerusform")]
            found[key] = "\n".join(forms) or translation.text or ""
    return found


@pytest.mark.parametrize("name", ["kk", "ru"])
def test_every_string_is_translated(name: str) -> None:
    for key, text in strings(UI / "translations" / f"qalqan_{name}.ts").items():
        assert text.strip(), f"{key} has no words in {name}"
        for field in (
            "{application}",
            "{time}",
            "{name}",
            "{verdict}",
            "{page}",
            "{pages}",
            "{person}",
            "{folder}",
            "{some}",
            "{all}",
            "{program}",
        ):
            assert (field in key[1]) == (field in text)


@pytest.mark.parametrize("name", ["kk", "ru"])
def test_official_wording_is_kept(name: str) -> None:
    by_source = {key[1]: text for key, text in strings(UI / "translations" / f"qalqan_{name}.ts").items()}
    assert len(OFFICIAL) >= 10
    for source, *official in OFFICIAL:
        assert by_source[source].replace("\u00a0", " ") == official[["ru", "kk"].index(name)]


def test_the_translators_notes_are_of_strings_that_are_there() -> None:
    there = {key[:2] for key in strings(UI / "translations" / "qalqan_kk.ts")}
    notes = re.findall(r"^- (`.+`) \(([\w, ]+)\):", NOTES, re.MULTILINE)
    assert len(notes) >= 10
    for sources, contexts in notes:
        for source in re.findall("`([^`]+)`", sources):
            places = {context for context, text in there if text.rstrip(":…?") == source.rstrip(":?")}
            assert places >= set(contexts.split(", ")), source


@pytest.mark.parametrize("name", ["kk", "ru"])
def test_the_files_hold_what_the_sources_say(name: str, tmp_path: Path) -> None:
    tools = Path(sysconfig.get_path("scripts"))
    kept = UI / "translations" / f"qalqan_{name}.ts"
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(path) for path in UI.rglob("*.py"))
    command = [str(tools / "pyside6-lupdate"), *sources, "-ts", str(fresh), "-locations", "none"]
    subprocess.run(command, check=True, capture_output=True)
    in_sources = {
        (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
        for context in ET.parse(fresh).iter("context")
        for message in context.iter("message")
    }
    assert in_sources == set(strings(kept)), "run: make translations"


@pytest.mark.parametrize("name", ["kk", "ru"])
def test_the_compiled_file_is_that_of_the_words(name: str, english, qapp) -> None:
    from PySide6.QtCore import QCoreApplication

    english(name)
    for (context, source, comment), text in strings(UI / "translations" / f"qalqan_{name}.ts").items():
        if "%n" in source:
            said = QCoreApplication.translate(context, source, comment or None, 5)
            assert said in text.replace("%n", "5").split("\n"), "run: make translations"
        else:
            assert QCoreApplication.translate(context, source, comment or None) == text, "run: make translations"


@pytest.mark.parametrize("name", list(language.LANGUAGES))
def test_every_value_has_words(name: str, english) -> None:
    english(name)
    assert all(messages.reason(value) for value in Reason)
    assert all(messages.verdict_kind(value) for value in VerdictKind)
    assert all(messages.watch(value, "WhatsApp") for value in Watch)
    for level in (VerdictKind.SUSPECT, VerdictKind.FAKE):
        words = messages.warning(states.call(level))
        assert all((words.headline, words.instruction, *words.notes, *(word for _, word in words.answers)))


@pytest.mark.parametrize("watch", list(Watch))
@pytest.mark.parametrize("kind", list(VerdictKind))
def test_no_state_is_called_safe_or_surely_fake(watch: Watch, kind: VerdictKind, english) -> None:
    words = messages.status(states.state(states.call(kind), watch=watch)).lower()
    assert "safe" not in words
    assert "is fake" not in words
    assert "genuine" not in words


def test_what_is_watched_is_said(english) -> None:
    state = states.state(states.call())
    assert messages.status(state) == "Watching: WhatsApp. No signs found; this is not proof"
    blind = states.state(states.call(VerdictKind.INSUFFICIENT, Reason.MINIMISED, Watch.CANNOT_SEE))
    assert messages.status(blind) == "Cannot see the call. The call window is minimised"


def test_an_alert_is_said_first_wherever_the_call_is(english) -> None:
    away = states.state(
        states.call(
            VerdictKind.INSUFFICIENT, Reason.AWAY, Watch.CANNOT_SEE, None, application="Meet", alert=VerdictKind.FAKE
        )
    )
    assert messages.status(away) == "Possible deepfake: Meet. Hang up and call 102"


def test_who_could_not_be_judged_is_said(english) -> None:
    state = states.state(states.call(VerdictKind.INSUFFICIENT, Reason.DARK, people=2, unjudged=1))
    assert messages.status(state).endswith("be careful. 1 of 2 people could not be judged")
    alone = states.state(states.call(VerdictKind.INSUFFICIENT, Reason.DARK, people=1, unjudged=1))
    assert "people" not in messages.status(alone)


@pytest.mark.parametrize("name", ["kk", "ru"])
def test_nothing_english_remains(name: str, english) -> None:
    """Of what the engine names, and of every text: only names, and what stands on screens of other programs."""
    english(name)
    for application in ("Practice", "Web call", "SIP phone", "Whole screen", "Chosen window"):
        assert not re.search("[A-Za-z]{4}", messages.application(application))
    for key, text in strings(UI / "translations" / f"qalqan_{name}.ts").items():
        assert not english_in(text), (key, text)


def english_in(text: str) -> bool:
    """Whether anything but names is in Latin letters."""
    return bool(re.search("[A-Za-z]{2}", re.sub(NAMES, "", text).replace("%n", "")))


def text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


@pytest.mark.parametrize("window_name", list(screens.WINDOWS))
@pytest.mark.parametrize("name", ["kk", "ru"])
def test_no_window_shows_anything_english(name: str, window_name: str, english, qapp) -> None:
    """What was never collected for the translators shows in no file of theirs: only on the screen."""
    english(name)
    with screens.laptop(qapp):
        window = screens.shown(screens.WINDOWS[window_name])
        try:
            shown = {
                words
                for part in (window, *window.findChildren(QWidget))
                if not isinstance(part, QLineEdit | QAbstractItemView | QComboBox)
                for words in (text_of(part), part.toolTip(), part.accessibleName(), part.windowTitle())
                if isinstance(words, str)
            }
            shown |= {action.text() for action in window.actions()}
            shown -= {said["en"] for said in challenge_window.words().values()}  # for a caller who understands it
            assert [words for words in shown if english_in(words)] == []
        finally:
            screens.gone(window)


MADE_ONCE = {"notice", "save", "menu", "practice"}
"""What was said, what is made anew each time it is opened, and the caller of half a minute."""


@pytest.mark.parametrize("window_name", sorted(screens.WINDOWS.keys() - MADE_ONCE))
def test_a_window_that_is_open_changes_its_language(window_name: str, english, qapp) -> None:
    def words(window: QWidget) -> list[str]:
        parts = [window, *window.findChildren(QWidget)]
        return [said for part in parts for said in (text_of(part), part.windowTitle()) if isinstance(said, str)]

    with screens.laptop(qapp):
        opened = screens.shown(screens.WINDOWS[window_name])
        english("ru")
        fresh = screens.shown(screens.WINDOWS[window_name])
        try:
            assert sorted(set(words(opened))) == sorted(set(words(fresh)))
        finally:
            screens.gone(opened)
            screens.gone(fresh)


@pytest.mark.parametrize("name", ["kk", "ru"])
def test_one_hyphen_and_one_dash(name: str) -> None:
    for key, text in strings(UI / "translations" / f"qalqan_{name}.ts").items():
        assert "\N{NON-BREAKING HYPHEN}" not in text, key
        assert name != "kk" or "—" not in text, key


@pytest.mark.parametrize(("system", "expected"), [(["kk-KZ"], "kk"), (["de-DE", "ru-KZ"], "ru"), (["fr-FR"], "en")])
def test_the_language_follows_the_system(system: list[str], expected: str, monkeypatch) -> None:
    class Locale:
        def uiLanguages(self) -> list[str]:
            return system

    monkeypatch.setattr(language.QLocale, "system", staticmethod(Locale))
    assert language.resolve("system") == expected
    assert language.resolve("kk") == "kk"
