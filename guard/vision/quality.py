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

MIN_SHARPNESS: Final = 0.02
"""See :func:`sharpness`. Measured: DFDC faces 0.04 at the least, calls of VP8 at 180p and 150 kbit/s 0.06, unspoilt
ones 0.1 to 1.4; a Gaussian blur of about a quarter of the eye distance 0.013 at the most."""

MAX_TURNED: Final = 0.55
"""See :func:`turned`; about 50 degrees to the side. People who look at their screen stay under 0.45."""

MIN_INSIDE: Final = 0.6
"""The share of the face's box that must lie in the frame."""

_SIDE_PX: Final = 64
_INNER: Final = slice(12, 52)  # of 64: eyes to chin, without the hair and the room behind


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
    """Variance of the Laplacian over the variance of the picture: fine detail as a share of all contrast.

    Variance of the Laplacian: Pech-Pacheco et al., ICPR 2000. The division makes it the same for bright and dim
    pictures, and measuring at one small size of face makes it the same for near and far ones. 0 for a flat picture.
    """
    contrast = float(grey.var())
    detail = cv2.Laplacian(grey, cv2.CV_32F)[1:-1, 1:-1]  # its edge is of the mirrored picture, not of the face
    return float(detail.var()) / contrast if contrast > 1.0 else 0.0


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
