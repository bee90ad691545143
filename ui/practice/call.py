"""The practice call in a process of its own, so that the guard sees it as it sees any window; and the guide to it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from ui.practice.guide import Guide
from ui.windows import Windows


def practice_command() -> list[str]:
    """What opens the call's window."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "practice", "--window-only"]
    return [sys.executable, "-m", "ui.practice"]


class PracticeCall(QObject):
    """One at a time; ``begin`` while one lasts only shows its guide.

    ``begins``: it is to be watched now, whatever was paused.
    """

    begins = Signal()
    failed = Signal()

    def __init__(self, windows: Windows, parent: QObject) -> None:
        super().__init__(parent)
        self._windows = windows
        self.process = QProcess(self)
        self.process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self.process.readyReadStandardOutput.connect(self._read)
        self.process.finished.connect(self._finished)
        program = QCoreApplication.instance()
        assert isinstance(program, QGuiApplication)
        program.focusWindowChanged.connect(self._step_back)

    @property
    def lasts(self) -> bool:
        """Whether its window stands, or is about to."""
        return self.process.state() is not QProcess.ProcessState.NotRunning

    def begin(self) -> None:
        """Open the call, and the guide beside it."""
        self.begins.emit()
        self._windows.open("guide", self._guide, focus=False)
        if not self.lasts:
            program, *arguments = practice_command()
            self.process.start(program, arguments)

    def alerted(self) -> None:
        """A warning stands over a call; while this one lasts, over this one."""
        guide = self._windows.find("guide", Guide)
        if self.lasts and guide is not None:
            guide.alerted()

    def _step_back(self, focused: QWindow | None) -> None:
        """The guide is on top of all: it lets be read what the user opens from the warning, and comes back then."""
        guide = self._windows.find("guide", Guide)
        if guide is not None:
            others = (one.windowHandle() for one in self._windows if one is not guide)
            guide.setVisible(focused is None or focused not in others)

    def end(self) -> None:
        """Close it, in at most a second."""
        self.process.blockSignals(True)
        self.process.kill()
        self.process.waitForFinished(1000)

    def _read(self) -> None:
        while self.process.canReadLine():
            line = bytes(self.process.readLine().data()).decode("utf-8", "replace")
            guide = self._windows.find("guide", Guide)
            if guide is not None:
                guide.follow(line)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if code and status is QProcess.ExitStatus.NormalExit and not QCoreApplication.closingDown():
            self._windows.close("guide")
            self.failed.emit()

    def _guide(self) -> Guide:
        guide = Guide()
        guide.again.connect(self.begin)
        return guide
