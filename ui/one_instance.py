"""One Qalqan at a time: the first holds a lock and listens; a second says hello to it and goes."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS: Final = 500


class OneInstance(QObject):
    """``called`` is emitted in the first when another start was tried. A lock left by a crash is taken over."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._name = "qalqan-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._lock = QLockFile(str(folder / "running.lock"))
        self._lock.setStaleLockTime(0)  # stale only where its process is gone
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """True where this is the first; False where another runs (it has then been called).

        Where no lock can be written the program runs without one rather than not at all.
        """
        locked = self._lock.tryLock(0)
        if not locked and self._lock.error() == QLockFile.LockError.LockFailedError:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(WAIT_MS):
                socket.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)  # what a crash left behind; a runner would hold the lock
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Let the next one be the first."""
        self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.called.emit()
