"""Makes warning.wav, the sound of the warning: ``python ui/resources/warning_wav.py``. Ours from the first sample on.

Two soft tones, a fifth apart, below 1000 Hz: old ears lose the high ones first.
"""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE_HZ: Final = 22_050
TONES_HZ: Final = (620.0, 930.0)
TONE_S: Final = 0.6
LOUD: Final = 0.6  # of full scale


def samples() -> NDArray[np.int16]:
    """1.2 s, mono. Each tone swells in 30 ms and dies away to nothing, so that neither end clicks."""
    t_s = np.arange(round(TONE_S * RATE_HZ)) / RATE_HZ
    swell = np.minimum(1, t_s / 0.03) * np.cos(np.pi / 2 * t_s / TONE_S) ** 1.5
    tones = [np.sin(2 * np.pi * hz * t_s) + 0.2 * np.sin(4 * np.pi * hz * t_s) for hz in TONES_HZ]
    return np.round(np.concatenate(tones) * np.tile(swell, len(tones)) * LOUD / 1.2 * 32767).astype("<i2")


if __name__ == "__main__":
    with wave.open(str(Path(__file__).with_name("warning.wav")), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples().tobytes())
