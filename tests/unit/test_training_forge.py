"""Forgeries: only the face changes, a seed forges a clip one way, and both classes are degraded alike."""

import cv2
import numpy as np
import pytest

pytest.importorskip("av", reason="training only: the train extra")

augment = pytest.importorskip("models.training.augment")
forge = pytest.importorskip("models.training.forge")
masks = pytest.importorskip("models.training.forge.masks")

LANDMARKS = np.array([[51, 64], [109, 64], [80, 97], [57, 126], [103, 126]], np.float32)


def face(seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return cv2.GaussianBlur(rng.integers(0, 256, (160, 160, 3), np.uint8), (0, 0), 2)


@pytest.mark.parametrize("kind", masks.RIGHT_HALVES)
def test_a_mask_covers_the_mouth_and_leaves_the_corners(kind: str) -> None:
    mask = masks.soft_mask(LANDMARKS, 160, kind, np.random.default_rng(3))
    assert mask.shape == (160, 160, 1)
    assert mask.min() >= 0
    assert mask.max() <= 1
    assert mask[130, 80] > 0.5
    assert mask[0, 0] == mask[0, -1] == 0


def test_a_forged_crop_differs_inside_the_face_only() -> None:
    crop = face()
    for seed in range(20):
        forged = forge.forge_crop(crop, LANDMARKS, np.random.default_rng(seed), forge.Donor(face(1), LANDMARKS))
        assert forged.shape == crop.shape
        assert forged.dtype == np.uint8
        assert not np.array_equal(forged, crop)


def test_a_swap_changes_the_face_and_not_the_room() -> None:
    image = cv2.GaussianBlur(np.random.default_rng(5).integers(0, 256, (360, 480, 3), np.uint8), (0, 0), 2)
    landmarks = LANDMARKS * 0.8 + np.float32([180, 100])
    forged = forge.swap(image, landmarks, np.random.default_rng(1))
    change = np.abs(forged.astype(int) - image).max(2)
    assert change[160:220, 215:275].mean() > 2
    assert change[:60].max() == 0
    assert change[:, :100].max() == 0


def test_one_seed_forges_a_clip_in_one_way() -> None:
    image = cv2.GaussianBlur(np.random.default_rng(5).integers(0, 256, (300, 300, 3), np.uint8), (0, 0), 2)
    landmarks = LANDMARKS + np.float32([60, 60])
    first = forge.swap(image, landmarks, np.random.default_rng(9))
    np.testing.assert_array_equal(first, forge.swap(image, landmarks, np.random.default_rng(9)))
    moved = np.roll(image, 4, 1)
    again = np.roll(forge.swap(moved, landmarks + np.float32([4, 0]), np.random.default_rng(9)), -4, 1)
    assert np.abs(first[80:220, 80:220].astype(int) - again[80:220, 80:220]).mean() < 1.0


def test_the_same_draw_degrades_the_same_way() -> None:
    for seed in range(30):
        a = augment.degrade(face(), np.random.default_rng(seed))
        np.testing.assert_array_equal(a, augment.degrade(face(), np.random.default_rng(seed)))
        assert a.shape == (160, 160, 3)
        assert a.dtype == np.uint8


@pytest.fixture
def mesh() -> np.ndarray:
    """468 points spread over a face of the crop, the outline first; any will do for the triangles."""
    dense = pytest.importorskip("models.training.forge.dense", reason="training only: the train extra")
    rng = np.random.default_rng(8)
    angle = np.linspace(0, 2 * np.pi, 36, endpoint=False)
    outline = np.stack([80 + 52 * np.cos(angle), 92 + 64 * np.sin(angle)], 1)
    turn, away = rng.uniform(0, 2 * np.pi, 432), np.sqrt(rng.uniform(0, 0.85, 432))
    inner = np.stack([80 + 52 * away * np.cos(turn), 92 + 64 * away * np.sin(turn)], 1)
    points = np.hstack([np.vstack([outline, inner]), np.zeros((468, 1))]).astype(np.float32)
    dense.shape_from(points)
    return points


def test_a_face_warped_onto_its_own_mesh_is_itself(mesh: np.ndarray) -> None:
    from models.training.forge import dense

    crop = face()
    same = dense.warped(crop, mesh, mesh[:, :2].astype(np.float64), mesh[:, 2])
    assert np.abs(same.astype(int) - crop).max() <= 2


def test_a_warped_face_goes_where_its_mesh_goes(mesh: np.ndarray) -> None:
    from models.training.forge import dense

    crop = face()
    moved = dense.warped(crop, mesh, mesh[:, :2] + np.array([6.0, -4.0]), mesh[:, 2])
    np.testing.assert_allclose(moved[40:120, 40:120].astype(int), crop[44:124, 34:114], atol=2)


def test_a_dense_swap_changes_the_face_and_not_the_corners(mesh: np.ndarray) -> None:
    from models.training.forge import dense

    crop, changed = face(), 0
    for seed in range(20):
        forged = dense.dense_swap(crop, mesh, np.random.default_rng(seed), dense.Face(face(1), mesh))
        change = np.abs(forged.astype(int) - crop).max(2)
        assert change[:6, :6].max() == 0
        assert change[:6, -6:].max() == 0
        changed += change[80:120, 60:100].mean() > 2
    assert changed >= 19


def test_the_donors_features_come_with_it_and_the_outline_stays(mesh: np.ndarray) -> None:
    from models.training.forge import dense

    other = mesh.copy()
    other[36:, 0] = 80 + (other[36:, 0] - 80) * 0.7  # a narrower face
    target = mesh[:, :2] + dense._shape().inside[:, None] * (dense.fitted(other, mesh) - mesh[:, :2])
    np.testing.assert_allclose(target[:36], mesh[:36, :2])
    assert np.abs(target[36:, 0] - mesh[36:, 0]).max() > 3


def test_a_pool_swaps_with_somebody_else_where_both_have_a_mesh(mesh: np.ndarray) -> None:
    data = pytest.importorskip("models.training.data", reason="training only: the train extra")
    pools = pytest.importorskip("models.training.pools", reason="training only: the train extra")
    pixels, points = np.stack([face(0), face(1)]), np.stack([LANDMARKS] * 2)
    meshes = np.stack([mesh, mesh]).astype(np.float16)

    def pool(*sure: float):
        crops = data.Crops(pixels, pixels[:0], points, meshes, np.array(sure, np.float16), [{}, {}])
        return pools.Pool(crops, [np.array([1])])

    swapped = pool(1.0, 1.0).swapped(0, np.random.default_rng(0))
    assert np.abs(swapped[70:110, 60:100].astype(int) - pixels[0, 70:110, 60:100]).mean() > 2
    assert pool(1.0, 0.2).swapped(0, np.random.default_rng(0)) is None
    assert pool(0.2, 1.0).swapped(0, np.random.default_rng(0)) is None
