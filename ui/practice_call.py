"""The practice call in a process of its own, so that the guard sees it as it sees any window."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal


def practice_command() -> list[str]:
    """What opens the call's window."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "practice", "--window-only"]
    return [sys.executable, "-m", "ui.practice"]


class PracticeCall(QObject):
    """One at a time; ``begin`` while one lasts does nothing."""

    told = Signal(str)
    """One line of the call's: a JSON object."""
    failed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.process = QProcess(self)
        self.process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self.process.readyReadStandardOutput.connect(self._read)
        self.process.finished.connect(self._finished)

    @property
    def lasts(self) -> bool:
        """Whether its window stands, or is about to."""
        return self.process.state() is not QProcess.ProcessState.NotRunning

    def begin(self) -> None:
        """Open the call."""
        if not self.lasts:
            program, *arguments = practice_command()
            self.process.start(program, arguments)

    def end(self) -> None:
        """Close it, in at most a second."""
        self.process.blockSignals(True)
        self.process.kill()
        self.process.waitForFinished(1000)

    def _read(self) -> None:
        while self.process.canReadLine():
            self.told.emit(bytes(self.process.readLine().data()).decode("utf-8", "replace").strip())

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if code and status is QProcess.ExitStatus.NormalExit and not QCoreApplication.closingDown():
            self.failed.emit()
