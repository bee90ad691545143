"""The language of the windows: chosen at the start, changed live."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

FOLDER: Final = Path(__file__).parent / "translations"
LANGUAGES: Final = {"kk": "Қазақша", "ru": "Русский", "en": "English"}

_installed: list[QTranslator] = []


def resolve(chosen: str) -> str:
    """One of LANGUAGES: what was chosen, or for ``system`` the first of the system's that we have, else English."""
    if chosen in LANGUAGES:
        return chosen
    wanted = (name.split("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wanted if name in LANGUAGES), "en")


def install(app: QCoreApplication, chosen: str) -> str:
    """Put the whole program into the language; open windows get a LanguageChange event. Returns its name."""
    language = resolve(chosen)
    while _installed:
        app.removeTranslator(_installed.pop())
    QLocale.setDefault(QLocale(language))
    if language != "en":
        toolkit = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", toolkit), (f"qalqan_{language}", str(FOLDER))):
            translator = QTranslator(app)
            if translator.load(name, folder) and app.installTranslator(translator):
                _installed.append(translator)
    return language


def current() -> str:
    """The one that is installed."""
    return resolve(QLocale().name().split("_")[0])


def translate(language: str, context: str, text: str) -> str:
    """These words in one of LANGUAGES, whichever the program's is now."""
    translator = QTranslator()
    return (translator.load(f"qalqan_{language}", str(FOLDER)) and translator.translate(context, text)) or text


def missing(language: str) -> bool:
    """Whether the words of this language are not there, now that it was installed."""
    return language != "en" and not any(f"qalqan_{language}" in one.filePath() for one in _installed)
