"""The page of the settings on warnings: when, how loud, and what each choice was measured to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from guard.settings.schema import OPERATING_POINTS, Settings
from guard.types import Measured
from ui.look import Dot
from ui.settings.controls import Number, Page, Sentence, Title


class WarningsPage(Page):
    """``measured`` by operating point, where it is known; ``voice``: whether this computer can speak at all."""

    def __init__(self, choose: Callable[..., None], measured: Mapping[str, Measured], voice: bool) -> None:
        super().__init__(choose)
        self._measured, self._can_speak = measured, voice
        self._when, self._heard, self._notices, self._few = Title(), Title(), Title(), Sentence()
        self._block(self._when)
        group = QButtonGroup(self)
        self.operating_points: dict[str, QRadioButton] = {}
        self.rates: dict[str, Sentence] = {}
        for name in OPERATING_POINTS:
            button = self.operating_points[name] = Dot()
            rate = self.rates[name] = Sentence(button)
            button.clicked.connect(lambda _checked, name=name: self._choose(operating_point=name))
            group.addButton(button)
            self._block(button, rate)
        self._block(self._few)
        self.sound, self.repeat_sound = self._check("sound"), self._check("repeat_sound")
        self.voice, self.odd_notice = self._check("voice"), self._check("odd_notice")
        self.unseen_notice, self.snooze = self._check("unseen_notice"), Number(1, 60)
        self.voice.setEnabled(voice)
        self._no_voice, self._odd = Sentence(self.voice), Sentence(self.odd_notice)
        self._unseen, self._snooze = Sentence(self.unseen_notice), Title(self.snooze)
        self.snooze.valueChanged.connect(lambda minutes: self._choose(snooze_s=60 * minutes))
        self._block(self._heard, self.sound, self.repeat_sound, self.voice, self._no_voice)
        self._block(self._notices, self.odd_notice, self._odd, self.unseen_notice, self._unseen)
        self._block(self._snooze, self.snooze)
        self._end()
        self.words()

    def words(self) -> None:
        names = {
            "cautious": (self.tr("Fewest false alarms"), self.tr("Only strong signs.")),
            "balanced": (self.tr("Balanced"), ""),
            "sensitive": (
                self.tr("Earliest"),
                self.tr("Weak signs too. More false alarms, most on a bad line or with a beauty filter."),
            ),
        }
        self._when.setText(self.tr("When to warn"))
        for name, (word, meaning) in names.items():
            self.operating_points[name].setText(word)
            self.rates[name].say(f"{meaning} {self._rate(self._measured.get(name))}".strip())
        few = self.tr("These are few clips: other callers and other swaps can give other numbers.")
        self._few.say(few if self._measured else "")
        self._heard.setText(self.tr("Sound"))
        self._notices.setText(self.tr("Notices"))
        self.sound.setText(self.tr("Sound with a warning"))
        self.repeat_sound.setText(self.tr("Repeat until I answer the warning"))
        self.voice.setText(self.tr("Say the warning aloud"))
        self._no_voice.say("" if self._can_speak else self.tr("This computer has no voice for it."))
        self.odd_notice.setText(self.tr("Small notice when something is odd"))
        self._odd.say(self.tr("It comes earlier than a warning and is wrong more often."))
        self.unseen_notice.setText(self.tr("Notice for a poor picture"))
        self._unseen.say(self.tr("When the picture of a call cannot be judged."))
        self._snooze.setText(self.tr("“Not now” hides a warning for"))
        self.snooze.setSuffix(self.tr(" min"))

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        for name, button in self.operating_points.items():
            chosen = name == settings.operating_point
            button.setChecked(chosen)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)  # Tab goes there
        self.voice.setChecked(settings.voice and self._can_speak)
        self.snooze.setValue(max(1, round(settings.snooze_s / 60)))

    def commit(self) -> None:
        self.snooze.interpretText()

    def _rate(self, measured: Measured | None) -> str:
        """What an operating point did on clips that it never saw, in words."""
        if measured is None:
            return self.tr("Not measured.")
        callers = self.tr("On %n real callers", "", measured.real_clips)
        minutes, alarms = round(measured.real_minutes), measured.false_alarms
        lasted = self.tr("%n minutes", "", minutes) if minutes > 1 else self.tr("about a minute")
        few = {0: self.tr("no false warning"), 1: self.tr("one false warning")}
        warnings = few.get(alarms) or self.tr("%n false warnings", "", alarms)
        found = self.tr("Of %n swapped faces it found {found}.", "", measured.swapped_clips)
        return f"{callers} ({lasted}): {warnings}. {found.replace('{found}', str(measured.found))}"
