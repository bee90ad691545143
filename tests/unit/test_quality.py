"""Which faces are left out, and why. The only face here is NASA's astronaut."""

from __future__ import annotations

import time

import cv2
import numpy as np
import pytest

from guard.types import Face, Reason
from guard.vision.align import align
from guard.vision.quality import MAX_ROLL, assess, is_cut_off, roll, sharpness, turned

LANDMARKS = np.array([[200, 108], [245, 104], [225, 131], [208, 152], [246, 149]], np.float32)  # of the astronaut
BOX = (172.0, 55.0, 104.0, 130.0)


def scaled(image: np.ndarray, factor: float = 1.0) -> tuple[np.ndarray, Face]:
    size = (round(image.shape[1] * factor), round(image.shape[0] * factor))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return small, Face(tuple(v * factor for v in BOX), LANDMARKS * factor, 0.99)


def look(image: np.ndarray, face: Face):
    return assess(align(image, face.landmarks), face, image.shape)


def test_a_good_face_can_be_judged(astronaut):
    quality = look(*scaled(astronaut))
    assert quality.reason is None
    assert quality.eye_distance_px == pytest.approx(45.2, abs=0.1)
    assert quality.turned < 0.2
    assert 60 < quality.brightness < 220
    assert quality.sharpness > 0.05


@pytest.mark.parametrize(("factor", "reason"), [(2.0, None), (0.5, None), (0.42, None), (0.35, Reason.SMALL)])
def test_size(astronaut, factor, reason):
    assert look(*scaled(astronaut, factor)).reason is reason


@pytest.mark.parametrize(("light", "reason"), [(0.4, None), (0.1, Reason.DARK), (0.0, Reason.DARK)])
def test_light(astronaut, light, reason):
    image, face = scaled(astronaut)
    assert look((image * light).astype(np.uint8), face).reason is reason


@pytest.mark.parametrize(("sigma", "reason"), [(1.0, None), (1.5, None), (8.0, Reason.BLURRED)])
def test_sharpness(astronaut, sigma, reason):
    image, face = scaled(astronaut)
    assert look(cv2.GaussianBlur(image, (0, 0), sigma), face).reason is reason


def test_the_compression_of_a_bad_call_is_let_through(astronaut):
    image, face = scaled(astronaut, 0.6)
    worse = cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, 20])[1], cv2.IMREAD_COLOR)
    assert look(worse, face).reason is None


def test_sharpness_does_not_depend_on_the_light_or_the_distance(astronaut):
    near, dim = look(*scaled(astronaut)).sharpness, look(*scaled((astronaut * 0.5).astype(np.uint8))).sharpness
    assert dim == pytest.approx(near, rel=0.25)
    assert look(*scaled(astronaut, 0.6)).sharpness == pytest.approx(near, rel=0.5)


def test_a_flat_picture_has_no_sharpness():
    assert sharpness(np.full((40, 40), 90, np.uint8)) == 0


@pytest.mark.parametrize("width", [64, 96])
def test_a_small_picture_that_is_shown_large_is_seen_to_be_small(astronaut, width):
    """The true resolution counts: a call of a weak line, full screen. The face's eyes were 6 or 8 px apart."""
    image, face = scaled(astronaut)
    small = cv2.resize(image, (width, width), interpolation=cv2.INTER_AREA)
    shown = cv2.resize(small, image.shape[1::-1], interpolation=cv2.INTER_CUBIC)
    coded = cv2.imdecode(cv2.imencode(".jpg", shown, [cv2.IMWRITE_JPEG_QUALITY, 50])[1], cv2.IMREAD_COLOR)
    assert [look(picture, face).reason for picture in (shown, coded)] == [Reason.BLURRED] * 2


@pytest.mark.parametrize(
    ("degrees", "reason"), [(0, None), (20, None), (-20, None), (45, Reason.ROLLED), (180, Reason.ROLLED)]
)
def test_a_head_that_lies_is_left_out(astronaut, degrees, reason):
    image, face = scaled(astronaut)
    middle = face.landmarks.mean(0)
    angle = np.radians(degrees)
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    lying = Face(face.box, ((face.landmarks - middle) @ rotation.T + middle).astype(np.float32), 0.9)
    assert roll(lying.landmarks) == pytest.approx((roll(face.landmarks) + degrees + 180) % 360 - 180, abs=0.1)
    assert MAX_ROLL < 45
    assert assess(align(image, face.landmarks), lying, image.shape).reason is reason


@pytest.mark.parametrize("degrees", [0, 30, -75, 180])
def test_a_tilted_head_is_not_a_turned_one(degrees):
    angle = np.radians(degrees)
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    tilted = (LANDMARKS @ rotation.T).astype(np.float32)
    assert turned(tilted) == pytest.approx(turned(LANDMARKS), abs=1e-4)


def test_a_profile_is_left_out(astronaut):
    image, face = scaled(astronaut)
    nose = face.landmarks.copy()
    nose[2, 0] += 30
    assert assess(align(image, face.landmarks), Face(face.box, nose, 0.9), image.shape).reason is Reason.PROFILE
    assert turned(np.zeros((5, 2), np.float32)) == 1.0


def test_a_face_cut_by_the_edge_is_left_out(astronaut):
    image, face = scaled(astronaut)
    cut = Face(face.box, face.landmarks - [210, 0], 0.9)
    assert is_cut_off(cut, image.shape)
    assert is_cut_off(Face((-80.0, 55.0, 104.0, 130.0), face.landmarks, 0.9), image.shape)
    assert not is_cut_off(face, image.shape)
    assert look(image, cut).reason is Reason.CUT_OFF


@pytest.mark.benchmark
def test_it_costs_under_half_a_millisecond(astronaut):
    image, face = scaled(astronaut)
    crop = align(image, face.landmarks)
    start = time.process_time()
    for _ in range(50):
        assess(crop, face, image.shape)
    assert (time.process_time() - start) / 50 < 0.002  # measured 0.1 ms; four times the bound for a loaded machine
