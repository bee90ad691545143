"""One Qalqan at a time: the first listens on a socket; a second one says hello to it, hears an answer, and goes.

Where the socket lies hangs on how the program was started (``XDG_RUNTIME_DIR``): a note beside the settings says it.
Only an answer counts. A note or a socket that nobody serves, whatever left it there, is taken over.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from guard import files
from guard.settings import paths

HELLO: Final = b"qalqan\n"
ANSWER_MS: Final = 3000
"""Whoever does not answer in this time is not there, or stands still: nobody watches."""
NOTE: Final = "running"
"""Beside the settings: where the first listens; locked while one looks for it."""
LONGEST_NAME: Final = 100
"""Bytes of a socket's place; the system allows 107."""
STARTING_S: Final = 3.0
"""Two may be started at once: between looking for the other and listening oneself nobody else may do so."""


class OneInstance(QObject):
    """``called`` is emitted in the first when another start was tried. The settings' ``folder`` tells them apart."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = "qalqan-" + hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:16]
        own = _own_folder()
        if own is not None and len(os.fsencode(own / name)) > LONGEST_NAME:
            own = None
        name = name if own is None else str(own / name)  # Qt would put it where every user can write
        self._names = (name, f"{name}-2")  # the second for where the first is taken by what is no socket at all
        self._note = folder / NOTE
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """True where this is the first; False where another runs (it has then been called).

        Where nothing can be written the program runs unguarded against a second one rather than not at all.
        """
        with files.alone(self._note, STARTING_S) as note:
            if any(map(self._answered, dict.fromkeys((*_noted(note), *self._names)))):
                return False
            for name in self._names:
                if QLocalServer.removeServer(name) and self._server.listen(name):  # nobody serves it
                    _write(note, self._server.fullServerName())
                    break
            return True

    def release(self) -> None:
        """Let the next one be the first."""
        self._server.close()

    def _answered(self, name: str) -> bool:
        socket, waiting, answer = QLocalSocket(), QEventLoop(), bytearray()
        socket.readyRead.connect(lambda: answer.extend(socket.readAll().data()))
        socket.disconnected.connect(waiting.quit)
        socket.errorOccurred.connect(waiting.quit)  # at once, where nobody listens
        QTimer.singleShot(ANSWER_MS, waiting, waiting.quit)
        QTimer.singleShot(0, waiting, lambda: socket.connectToServer(name))
        waiting.exec()
        socket.abort()
        return bytes(answer) == HELLO

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(HELLO)
            socket.flush()
            socket.disconnectFromServer()
            self.called.emit()


def _noted(note: int | None) -> Iterator[str]:
    """Where the first of all says that it listens, if it says so; whatever stands there is only asked."""
    with contextlib.suppress(OSError):
        place = b"" if note is None else os.read(note, 4 * LONGEST_NAME)
        if place.startswith(b"/") and b"\0" not in place:
            yield os.fsdecode(place)


def _write(note: int | None, place: str) -> None:
    if note is not None:
        with contextlib.suppress(OSError):
            os.ftruncate(note, 0)
            os.lseek(note, 0, os.SEEK_SET)
            os.write(note, os.fsencode(place))


def _own_folder() -> Path | None:
    """The user's runtime folder, made where it is missing; None where it is not the user's alone."""
    if sys.platform == "win32":  # pipes have names there, not places
        return None
    with contextlib.suppress(OSError):
        folder = paths.runtime_folder()  # raises where another user has taken its place
        if not os.environ.get("XDG_RUNTIME_DIR"):  # that one is the session's to make
            files.folder(folder.parent)
        folder.mkdir(files.PRIVATE_FOLDER, exist_ok=True)
        status = folder.lstat()
        if stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o077:
            return folder
    return None
