"""Windows' own voices, played by COM objects of this test whose tables are laid out as sapi.h orders the methods."""

from __future__ import annotations

import ctypes
import io
import sys
from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from ui.warning import sapi

UNKNOWN = ["QueryInterface", "AddRef", "Release"]
DATA_KEY = [
    "SetData", "GetData", "SetStringValue", "GetStringValue", "SetDWORD", "GetDWORD", "OpenKey", "CreateKey",
    "DeleteKey", "DeleteValue", "EnumKeys", "EnumValues",
]  # fmt: skip
SOURCE = [
    "SetNotifySink", "SetNotifyWindowMessage", "SetNotifyCallbackFunction", "SetNotifyCallbackInterface",
    "SetNotifyWin32Event", "WaitForNotifyEvent", "GetNotifyEventHandle", "SetInterest", "GetEvents", "GetInfo",
]  # fmt: skip
STREAM = [
    "Read", "Write", "Seek", "SetSize", "CopyTo", "Commit", "Revert", "LockRegion", "UnlockRegion", "Stat", "Clone",
    "GetFormat", "SetBaseStream", "GetBaseStream", "BindToFile", "Close",
]  # fmt: skip
TABLES = {
    sapi.CATEGORY: [*UNKNOWN, *DATA_KEY, "SetId", "GetId", "GetDataKey", "EnumTokens"],
    sapi.STREAM: [*UNKNOWN, *STREAM],
    sapi.VOICE: [
        *UNKNOWN, *SOURCE, "SetOutput", "GetOutputObjectToken", "GetOutputStream", "Pause", "Resume", "SetVoice",
        "GetVoice", "Speak", "SpeakStream", "GetStatus", "Skip", "SetPriority", "GetPriority", "SetAlertBoundary",
        "GetAlertBoundary", "SetRate", "GetRate",
    ],
    None: [*UNKNOWN, "Next", "Skip"],
}  # fmt: skip
"""As Wine's include/sapi.idl has them; None: the listing of voices."""
TEXT, NUMBER, POINTER = ctypes.c_wchar_p, ctypes.c_uint32, ctypes.c_void_p
ARGUMENTS = {
    "SetId": (TEXT, NUMBER), "EnumTokens": (TEXT, TEXT, ctypes.POINTER(POINTER)), "SetRate": (ctypes.c_int32,),
    "Next": (NUMBER, ctypes.POINTER(POINTER), ctypes.POINTER(NUMBER)), "SetOutput": (POINTER, NUMBER),
    "SetVoice": (POINTER,), "Speak": (TEXT, NUMBER, POINTER), "Close": (),
    "BindToFile": (TEXT, NUMBER, ctypes.POINTER(ctypes.c_char * 16), ctypes.POINTER(sapi.WaveFormat), ctypes.c_uint64),
}  # fmt: skip


class Speech:
    """A computer with one Russian voice, or none."""

    def __init__(self, voices: bool = True, refuses: str = "") -> None:
        self.voices, self.refuses = voices, refuses
        self.did: list[tuple[str, tuple[object, ...]]] = []
        self._kept: list[object] = []
        self.token = ctypes.create_string_buffer(8)

    def make(self, kind: tuple[str, str] | None) -> ctypes.c_void_p:
        methods = [self._method(name) for name in TABLES[kind]]
        table = (ctypes.c_void_p * len(methods))(*(ctypes.cast(method, ctypes.c_void_p).value for method in methods))
        thing = ctypes.pointer(ctypes.c_void_p(ctypes.addressof(table)))
        self._kept += [methods, table, thing]
        return ctypes.cast(thing, ctypes.c_void_p)

    def _method(self, name: str) -> object:
        def called(_this: int, *arguments: object) -> int:
            if name == "EnumTokens":
                arguments[2][0] = self.make(None)
            elif name == "Next" and self.voices:
                arguments[1][0] = ctypes.addressof(self.token)
            elif name == "BindToFile":
                form = arguments[3][0]
                arguments = (arguments[0], arguments[1], bytes(arguments[2][0]), (form.rate_hz, form.bits))
            self.did.append((name, arguments))
            return -2147467259 if name == self.refuses else 0  # E_FAIL

        return sapi.FUNCTION(ctypes.c_int32, ctypes.c_void_p, *ARGUMENTS.get(name, ()))(called)


def test_the_words_are_said_slowly_by_the_voice_of_the_language_into_the_file() -> None:
    speech = Speech()
    sapi.speak(speech.make, "419", "Повесьте трубку. <102>", "C:\\t\\w.wav")
    did = dict(speech.did)
    assert did["SetId"][0] == r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech\Voices"
    assert did["EnumTokens"][:2] == ("Language=419", None)
    assert did["SetVoice"] == (ctypes.addressof(speech.token),)
    assert did["BindToFile"][:2] == ("C:\\t\\w.wav", sapi.CREATE_ALWAYS)
    assert did["BindToFile"][3] == (22_050, 16)
    assert did["SetRate"] == (sapi.SLOWLY,)
    assert did["Speak"][:2] == ("Повесьте трубку. <102>", sapi.IS_NOT_XML)
    order = [name for name, _ in speech.did]
    assert order.index("BindToFile") < order.index("SetOutput") < order.index("Speak") < order.index("Close")


@pytest.mark.parametrize("speech", [Speech(voices=False), Speech(refuses="BindToFile"), Speech(refuses="Speak")])
def test_a_refusal_is_an_error(speech: Speech) -> None:
    with pytest.raises(OSError, match="SAPI"):
        sapi.speak(speech.make, "419", "102", "w.wav")


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> dict[str, str | None]:
    """The voices of this computer: the name of each, and its languages; None: it does not say."""
    voices: dict[str, str | None] = {}

    def open_key(parent: object, path: str) -> object:
        if parent != "machine":
            return nullcontext(path.removesuffix(r"\Attributes"))
        if not voices:
            raise FileNotFoundError
        return nullcontext(path)

    def value(voice: str, _name: str) -> tuple[str, int]:
        if voices[voice] is None:
            raise FileNotFoundError
        return voices[voice], 1

    winreg = SimpleNamespace(
        HKEY_LOCAL_MACHINE="machine", OpenKey=open_key, QueryInfoKey=lambda _key: (len(voices), 0, 0),
        EnumKey=lambda _key, at: list(voices)[at], QueryValueEx=value,
    )  # fmt: skip
    monkeypatch.setitem(sys.modules, "winreg", winreg)
    return voices


def test_a_language_is_known_by_the_voices_that_are_installed(registry: dict[str, str | None]) -> None:
    assert sapi.number("ru") is None, "no voices at all"
    registry.update({"broken": None, "Zira": "409", "Irina": "419;19"})
    assert (sapi.number("en"), sapi.number("ru"), sapi.number("kk")) == ("409", "419", None)
    registry.update({"Zira": "809", "Kazakh": "43F"})
    assert (sapi.number("en"), sapi.number("kk")) == ("809", "43f")


def test_the_child_process_says_in_one_line_what_is_wrong(
    registry: dict[str, str | None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sapi.main(["ru", "w.wav"]) == 1
    assert capsys.readouterr().err == "voice: no voice speaks ru\n"
    registry["Irina"] = "419"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("Бұл".encode())))
    said = []
    monkeypatch.setattr(sapi, "speak", lambda _make, *what: said.append(what))
    assert sapi.main(["ru", "w.wav"]) == 0
    assert said == [("419", "Бұл", "w.wav")]
