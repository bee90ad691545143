"""The warning's sentence as a sound file, spoken by Windows' own voices (SAPI 5).

``python -m ui.warning.sapi LANGUAGE FILE`` with the words on the standard input: a process of its own, so that nobody
waits for it, and a voice that hangs or crashes takes nothing with it. By ctypes, as all of Windows here
(docs/decisions/0014): a dozen calls of the documented interface (sapi.h; the order of its methods is checked against
Wine's ``include/sapi.idl``). Windows has voices of English, and of Russian with the Russian language pack; of Kazakh it
has none.
"""

from __future__ import annotations

import ctypes
import importlib
import sys
import uuid
from collections.abc import Callable
from typing import Any, Final

VOICES: Final = r"SOFTWARE\Microsoft\Speech\Voices"
NUMBERS: Final = {"en": ("409", "809"), "ru": ("419",), "kk": ("43f",)}
"""Of each language, as the attribute ``Language`` of a voice names it: hexadecimal LANGIDs."""
SLOWLY: Final = -2  # of -10..10

VOICE: Final = ("96749377-3391-11d2-9ee3-00c04f797396", "6c44df74-72b9-4992-a1ec-ef996e0422d4")
CATEGORY: Final = ("a910187f-0c7a-45ac-92cc-59edafb77b53", "2d3d3845-39af-4850-bbf9-40b49780011d")
STREAM: Final = ("715d9c59-4442-11d2-9605-00c04f8ee628", "12e3cca9-7518-44c5-a5e7-ba5a79cb929e")
"""Class and interface."""
WAVE: Final = "c31adbae-527f-4ff5-a230-f62bb61ff70c"  # SPDFID_WaveFormatEx

# where each method lies in its interface's table
SET_OUTPUT, SET_VOICE, SPEAK, SET_RATE = 13, 18, 20, 28  # ISpVoice
SET_ID, ENUM_TOKENS = 15, 18  # ISpObjectTokenCategory
NEXT = 3  # IEnumSpObjectTokens
BIND_TO_FILE, CLOSE = 17, 18  # ISpStream
CREATE_ALWAYS, IS_NOT_XML, FROM_DLL = 3, 16, 1

FUNCTION: Final[Any] = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)  # other systems have none: for the tests


class WaveFormat(ctypes.Structure):
    """WAVEFORMATEX: 22 kHz, one channel, 16 bits."""

    _pack_ = 1
    _fields_ = (
        ("tag", ctypes.c_uint16), ("channels", ctypes.c_uint16), ("rate_hz", ctypes.c_uint32),
        ("bytes_s", ctypes.c_uint32), ("align", ctypes.c_uint16), ("bits", ctypes.c_uint16), ("more", ctypes.c_uint16),
    )  # fmt: skip


def number(name: str) -> str | None:
    """How an installed voice numbers this language (hexadecimal); None where no voice speaks it."""
    registry: Any = importlib.import_module("winreg")
    try:
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, VOICES + r"\Tokens") as tokens:
            spoken = {one for at in range(registry.QueryInfoKey(tokens)[0]) for one in _languages(registry, tokens, at)}
    except OSError:
        return None
    return next((one for one in NUMBERS[name] if one in spoken), None)


def _languages(registry: Any, tokens: Any, at: int) -> list[str]:
    try:
        with registry.OpenKey(tokens, registry.EnumKey(tokens, at) + r"\Attributes") as attributes:
            return str(registry.QueryValueEx(attributes, "Language")[0]).casefold().split(";")
    except OSError:
        return []


def create(kind: tuple[str, str]) -> ctypes.c_void_p:
    """An object of this class by this interface. Raises ``OSError`` where Windows refuses."""
    if sys.platform != "win32":
        raise OSError("not Windows")
    ole: Any = ctypes.OleDLL("ole32")
    ole.CoInitializeEx(None, 0)
    made = ctypes.c_void_p()
    ole.CoCreateInstance(_guid(kind[0]), None, FROM_DLL, _guid(kind[1]), ctypes.byref(made))
    return made


def call(thing: ctypes.c_void_p, slot: int, *arguments: Any) -> None:
    """The method at ``slot`` of a COM object. Raises ``OSError`` with the number that Windows gives."""
    table = ctypes.cast(thing, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    method = FUNCTION(ctypes.c_int32, ctypes.c_void_p, *(type(one) for one in arguments))(table[slot])
    result = method(thing, *arguments)
    if result < 0:
        raise OSError(f"SAPI refused: {result & 0xFFFFFFFF:08x}")


def speak(make: Callable[[tuple[str, str]], ctypes.c_void_p], language: str, words: str, path: str) -> None:
    """The words into the wav file ``path``, by the first voice that has this number. Raises ``OSError``."""
    category, listing, token = make(CATEGORY), ctypes.c_void_p(), ctypes.c_void_p()
    call(category, SET_ID, ctypes.c_wchar_p("HKEY_LOCAL_MACHINE\\" + VOICES), ctypes.c_int(0))
    wanted = ctypes.c_wchar_p(f"Language={language}")
    call(category, ENUM_TOKENS, wanted, ctypes.c_wchar_p(None), ctypes.pointer(listing))
    call(listing, NEXT, ctypes.c_uint32(1), ctypes.pointer(token), ctypes.pointer(ctypes.c_uint32()))
    if not token:
        raise OSError("SAPI has no voice of this language")
    stream, voice, sound = make(STREAM), make(VOICE), WaveFormat(1, 1, 22_050, 44_100, 2, 16, 0)
    file, as_wave = ctypes.c_wchar_p(path), ctypes.pointer(_guid(WAVE))
    call(stream, BIND_TO_FILE, file, ctypes.c_int(CREATE_ALWAYS), as_wave, ctypes.pointer(sound), ctypes.c_uint64(0))
    call(voice, SET_OUTPUT, stream, ctypes.c_int(1))
    call(voice, SET_VOICE, token)
    call(voice, SET_RATE, ctypes.c_int32(SLOWLY))
    call(voice, SPEAK, ctypes.c_wchar_p(words), ctypes.c_uint32(IS_NOT_XML), ctypes.c_void_p(None))
    call(stream, CLOSE)


def _guid(text: str) -> ctypes.Array[ctypes.c_char]:
    return ctypes.create_string_buffer(uuid.UUID(text).bytes_le, 16)


def main(argv: list[str]) -> int:
    """``LANGUAGE FILE``: write what the standard input says; 1 where it cannot be said."""
    name, path = argv
    try:
        language = number(name)
        if language is None:
            raise OSError(f"no voice speaks {name}")
        speak(create, language, sys.stdin.buffer.read().decode(), path)
    except OSError as problem:
        sys.stderr.write(f"voice: {problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
