"""Whether one face can be judged at all, and if not, why. The bounds are lenient: only hopeless faces are left out."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from guard.types import Face, Landmarks, Picture, Quality, Reason

MIN_EYE_DISTANCE_PX: Final = 18.0
"""A face about 45-50 px wide. Below it the 160 px crop is more than three times enlarged and shows no texture."""

MIN_BRIGHTNESS: Final = 22.0
"""Mean grey of the inner face, 0..255. One in 200 dim DFDC webcams is under it."""

MIN_SHARPNESS: Final = 0.034
"""See :func:`sharpness`. Measured: genuine calls 0.051 to 0.15, through H.264 at 60 kbit/s 0.044 and more; what was
64 px wide and is shown large 0.015 to 0.026. It leaves out 2 of 100 DFDC faces and 1 of 150 portraits."""

MAX_TURNED: Final = 0.55
"""See :func:`turned`; about 50 degrees to the side. People who look at their screen stay under 0.45."""

MIN_INSIDE: Final = 0.6
"""The share of the face's box that must lie in the frame."""

MAX_ROLL: Final = 30.0
"""See :func:`roll`; degrees. A head on a shoulder is at 20 to 25; a telephone held sideways gives 90."""

_SIDE_PX: Final = 100  # the eyes are 36 px apart
_INNER: Final = slice(18, 82)  # eyes to chin, without the hair and the room behind


def assess(crop: Picture, face: Face, frame_shape: tuple[int, ...]) -> Quality:
    """Measure ``face``, of a frame of ``frame_shape`` (height, width, ...), in its aligned ``crop`` (square, BGR).

    Where several things are wrong the reason is the one that the caller could mend first.
    """
    eyes = float(np.hypot(*(face.landmarks[1] - face.landmarks[0])))
    # in float: after a strong blur the steps of 8 bits would be the only detail
    fine = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY).astype(np.float32)
    grey = cv2.resize(fine, (_SIDE_PX, _SIDE_PX), interpolation=cv2.INTER_AREA)[_INNER, _INNER]
    brightness, detail, side = float(grey.mean()), sharpness(grey), turned(face.landmarks)
    reason: Reason | None = None
    if is_cut_off(face, frame_shape):
        reason = Reason.CUT_OFF
    elif abs(roll(face.landmarks)) > MAX_ROLL:
        reason = Reason.ROLLED
    elif side > MAX_TURNED:
        reason = Reason.PROFILE
    elif eyes < MIN_EYE_DISTANCE_PX:
        reason = Reason.SMALL
    elif brightness < MIN_BRIGHTNESS:
        reason = Reason.DARK
    elif detail < MIN_SHARPNESS:
        reason = Reason.BLURRED
    return Quality(eyes, brightness, detail, side, reason)


def sharpness(grey: np.ndarray) -> float:
    """What is lost of ``grey`` (square) by halving it and back, as a share of its contrast; 0 for a flat picture.

    It asks for the true resolution, not the shown one: a small picture that was made large loses nothing, whatever
    the enlarging and the codec add at its edges. Measured at one size of face, so that near and far are the same.
    """
    side = grey.shape[0]
    contrast = float(grey.std())
    half = cv2.resize(grey, (side // 2, side // 2), interpolation=cv2.INTER_AREA)
    lost = (grey - cv2.resize(half, (side, side), interpolation=cv2.INTER_CUBIC))[4:-4, 4:-4]
    return float(lost.std()) / contrast if contrast > 1.0 else 0.0


def roll(landmarks: Landmarks) -> float:
    """How far the head leans to a shoulder, in degrees: the way from the eyes to the mouth; 180 is upside down."""
    down = (landmarks[3] + landmarks[4] - landmarks[0] - landmarks[1]) / 2
    return float(np.degrees(np.arctan2(-down[0], down[1])))


def turned(landmarks: Landmarks) -> float:
    """How far the head is turned aside, 0 (frontal) to 1: the nose's distance from the eyes' midline, in eye distances.

    The nose stands out about 0.45 eye distances, so a turn by an angle a gives 0.45 tan a.
    """
    left, right, nose = (np.asarray(point, np.float64) for point in landmarks[:3])
    axis = right - left
    length = float(axis @ axis)
    if length < 1e-6:
        return 1.0
    return min(1.0, abs(float((nose - (left + right) / 2) @ axis)) / length)


def is_cut_off(face: Face, frame_shape: tuple[int, ...]) -> bool:
    """True where an eye, the nose or the mouth is outside the frame, or too much of the box."""
    height, width = frame_shape[:2]
    points = face.landmarks
    if (points < 0).any() or (points[:, 0] > width).any() or (points[:, 1] > height).any():
        return True
    x, y, w, h = face.box
    inside = max(0.0, min(x + w, width) - max(x, 0.0)) * max(0.0, min(y + h, height) - max(y, 0.0))
    return inside < MIN_INSIDE * w * h
