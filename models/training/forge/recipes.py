"""The ways a face is forged. Each takes an aligned crop and its landmarks and gives a crop with a forged face in it.

Every draw comes from ``rng`` in a fixed order: a generator of the same seed forges every frame of a clip in one way.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.types import Landmarks, Picture
from models.training.forge import colour, masks


class Donor(NamedTuple):
    """The face that is pasted: a crop (of the same size), its landmarks, and whether a generator has drawn it."""

    crop: Picture
    landmarks: Landmarks
    generated: bool = False


def blend(under: Picture, over: Picture, mask: NDArray[np.float32]) -> Picture:
    """``over`` pasted on ``under`` where ``mask`` (0..1) says."""
    mixed = under + (over.astype(np.float32) - under) * mask
    return (mixed + 0.5).astype(np.uint8)


def self_blend(crop: Picture, landmarks: Landmarks, rng: np.random.Generator) -> Picture:
    """The face pasted on itself after small changes of colour, sharpness and place.

    After Shiohara and Yamasaki, "Detecting Deepfakes with Self-Blended Images", CVPR 2022, section 3: the source-target
    generator (colour and frequency transforms on one of the two), the mask generator, blending by 0.25..1.
    """
    size = crop.shape[0]
    mask = masks.soft_mask(landmarks, size, str(rng.choice(["inner", "whole", "box", "oval", "mouth"])), rng)
    changed = colour.tint(crop, rng, 1.3)
    if rng.random() < 0.5:
        changed = colour.resample(changed, int(size * rng.uniform(0.3, 0.8)))
    else:
        changed = colour.sharpen(changed, rng.uniform(0.6, 2.0), rng.uniform(-0.6, 1.0))
    source, target = (changed, crop) if rng.random() < 0.5 else (crop, changed)
    centre = size / 2
    matrix = cv2.getRotationMatrix2D((centre, centre), rng.normal(0, 1.5), rng.uniform(0.95, 1.05))
    matrix[:, 2] += rng.normal(0, 0.015 * size, 2)
    source = cv2.warpAffine(source, matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return blend(target, source, mask * np.float32(rng.choice([0.4, 0.6, 0.8, 1.0, 1.0, 1.0])))


def resynthesise(face: Picture, rng: np.random.Generator) -> Picture:
    """The face as a small live generator would draw it: fewer pixels, smooth skin, features moved, sharpened."""
    size = face.shape[0]
    moved = masks.warp(face, masks.displacement(size, rng, rng.uniform(0.006, 0.022)))
    side = int(size * rng.uniform(0.3, 0.85))
    small = cv2.resize(moved, (side, side), interpolation=cv2.INTER_AREA)
    smoothing = rng.random()
    strength = rng.uniform(10, 45)
    if smoothing < 0.5:
        small = cv2.bilateralFilter(small, 5, strength, 3)
    elif smoothing < 0.75:
        small = cv2.medianBlur(small, 3)
    drawn = cv2.resize(small, (size, size), interpolation=cv2.INTER_CUBIC)
    return colour.sharpen(drawn, rng.uniform(0.8, 2.5), rng.uniform(-0.2, 0.9))


def render(donor: Donor, rng: np.random.Generator) -> Picture:
    """The face as a live tool shows it: re-drawn here, or drawn by a generator and at most moved and sharpened."""
    if not donor.generated:
        return resynthesise(donor.crop, rng)
    size = donor.crop.shape[0]
    drawn = masks.warp(donor.crop, masks.displacement(size, rng, rng.uniform(0.0, 0.012)))
    return colour.sharpen(drawn, rng.uniform(0.8, 2.5), max(0.0, rng.uniform(-0.8, 0.8)))


def draw_swap(
    crop: Picture, landmarks: Landmarks, rng: np.random.Generator, donor: Donor | None = None
) -> tuple[Picture, NDArray[np.float32]]:
    """A live swap's face and its mask: the donor's (or the person's own), re-drawn in the scene's colours.

    With a donor it is the blending of Li et al., "Face X-ray for More General Face Forgery Detection", CVPR 2020, the
    donor's landmarks taken to the target's; the re-synthesis is ours.
    """
    size = crop.shape[0]
    mask = masks.soft_mask(landmarks, size, str(rng.choice(["inner", "whole", "whole", "box", "oval"])), rng)
    face = Donor(crop, landmarks)
    if donor is not None:
        matrix = masks.affine(donor.landmarks, landmarks)
        moved = cv2.warpAffine(
            donor.crop, matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
        )
        face = Donor(moved, landmarks, donor.generated)
    drawn = render(face, rng)
    amount = rng.uniform(0.7, 1.0)
    if donor is not None:
        drawn = colour.match(drawn, crop, mask, amount)
    if rng.random() < 0.5:
        drawn = colour.harmonise(drawn, crop, rng.uniform(0.4, 1.0))
    return colour.tint(drawn, rng, rng.uniform(0.0, 0.8)), mask


def talk(crop: Picture, landmarks: Landmarks, rng: np.random.Generator, own: Donor | None = None) -> Picture:
    """Only the mouth re-synthesised and moved, as lip-sync tools leave it."""
    mask = masks.soft_mask(landmarks, crop.shape[0], "mouth", rng)
    return blend(crop, colour.tint(render(own or Donor(crop, landmarks), rng), rng, 0.5), mask)


KINDS: Final = ("self", "swap", "own", "talk")


def forge_crop(
    crop: Picture,
    landmarks: Landmarks,
    rng: np.random.Generator,
    donor: Donor | None = None,
    own: Donor | None = None,
) -> Picture:
    """One forged crop of a random kind: self-blend, swap with a donor, swap with one's own face, mouth only.

    ``own`` is the crop as a generator re-drew it; without it the pixels themselves are worked on.
    """
    kind = rng.choice(KINDS, p=[0.22, 0.3, 0.4, 0.08])
    if kind == "self":
        return self_blend(crop, landmarks, rng)
    if kind == "talk":
        return talk(crop, landmarks, rng, own)
    return blend(crop, *draw_swap(crop, landmarks, rng, donor if kind == "swap" else own))
