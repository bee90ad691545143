"""A swap by a dense mesh: one person's geometry and texture warped onto another's head, triangle by triangle.

What tools that fit a face model do (Thies et al., "Face2Face", CVPR 2016; the texture swaps of PRNet, Feng et al., ECCV
2018): here in the plane of the aligned crop, so cheap enough to be made on the spot. The mesh is carried on beyond the
face's outline, so that the warped face always reaches past the mask it is blended by.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import ConvexHull, Delaunay

from guard.types import Picture
from models.training.forge import colour, masks
from models.training.forge.recipes import resynthesise

Points = NDArray[np.float32]


class Face(NamedTuple):
    """A face that lends itself: the crop, its mesh (468 x 3), and whether a generator has drawn it."""

    crop: Picture
    mesh: Points
    generated: bool = False


class Net(NamedTuple):
    """The mesh's shape, the same for everyone: the outline's points in order, and the triangles of all points."""

    outline: NDArray[np.int64]
    triangles: NDArray[np.int64]
    inside: NDArray[np.float32]  # 468: 0 on the outline, rising to 1 a sixth of the face's width within


_net: Net | None = None
RINGS = (1.35, 3.0)
"""Copies of the outline that the mesh is carried on to, in times its distance from the middle."""


def shape_from(mean: Points) -> None:
    """Fix the triangles from a ``mean`` mesh (468 x 2 or more) of frontal faces."""
    global _net
    flat = np.asarray(mean, np.float64)[:, :2]
    outline = ConvexHull(flat).vertices
    triangles = Delaunay(_with_rings(flat, outline)).simplices
    width = np.ptp(flat[:, 0])
    edge = np.ascontiguousarray(flat[outline].astype(np.float32))
    away = np.array([cv2.pointPolygonTest(edge, (float(x), float(y)), True) for x, y in flat])
    _net = Net(outline, triangles, np.clip(away / (width / 6), 0, 1).astype(np.float32))


def _with_rings(points: NDArray, outline: NDArray[np.int64]) -> NDArray[np.float64]:
    middle = points.mean(0)
    return np.vstack([points, *(middle + ring * (points[outline] - middle) for ring in RINGS)]).astype(np.float64)


def _shape() -> Net:
    if _net is None:
        raise RuntimeError("shape_from() first: the triangles are not known")
    return _net


@cache
def _grid(size: int) -> NDArray[np.float32]:
    y, x = np.mgrid[:size, :size].astype(np.float32)
    return np.stack([x, y, np.ones_like(x)], -1)


def warped(source: Picture, mesh: Points, target: NDArray[np.float64], depth: NDArray[np.float32]) -> Picture:
    """``source`` moved so that its ``mesh`` comes to lie on ``target`` (468 x 2); what is nearer hides what is not."""
    net, size = _shape(), source.shape[0]
    to, back = (_with_rings(np.asarray(p[:, :2], np.float64), net.outline) for p in (target, mesh))
    far = np.concatenate([depth, *(depth[net.outline] + 1000 for _ in RINGS)])
    order = np.argsort(-far[net.triangles].mean(1), kind="stable")
    triangles = net.triangles[order]
    corners = to[triangles]
    places = np.zeros((size, size), np.int32)
    fixed = np.round(np.clip(corners, -4 * size, 5 * size) * 16).astype(np.int32)
    for number, corner in enumerate(fixed):
        cv2.fillConvexPoly(places, corner, number, lineType=cv2.LINE_8, shift=4)
    ones = np.concatenate([corners, np.ones((len(corners), 3, 1))], 2)
    flat = np.abs(np.linalg.det(ones)) < 1e-3
    ones[flat] = np.eye(3)
    affine = np.linalg.solve(ones, back[triangles]).astype(np.float32)  # 3 x 2 a triangle
    affine[flat] = affine[~flat].mean(0)
    where = np.einsum("hwk,hwkc->hwc", _grid(size), affine[places])
    return cv2.remap(source, np.ascontiguousarray(where), None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)


def fitted(mesh: Points, onto: Points) -> NDArray[np.float64]:
    """``mesh`` moved, turned and scaled onto another one, both 468 x 2 or more: its own features, the other's place."""
    s, t = np.asarray(mesh[:, :2], np.float64), np.asarray(onto[:, :2], np.float64)
    ones = np.hstack([s, np.ones((len(s), 1))])
    matrix, *_ = np.linalg.lstsq(ones, t, rcond=None)
    return ones @ matrix


def outline_mask(target: NDArray[np.float64], size: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """A soft mask (size x size x 1) of the mesh's outline, drawn in or out, its edge hard or feathered."""
    edge = target[_shape().outline]
    middle = edge.mean(0) + rng.normal(0, 0.01 * size, 2)
    edge = middle + (edge - middle) * rng.uniform(0.72, 1.04, 2)
    if rng.random() < 0.35:  # without the forehead, as many tools leave it
        edge[:, 1] = np.maximum(edge[:, 1], middle[1] - rng.uniform(0.16, 0.3) * size)
    mask = np.zeros((size, size), np.float32)
    cv2.fillPoly(mask, [edge.round().astype(np.int32)], 1.0)
    if rng.random() < 0.5:
        mask = masks.warp(mask, masks.displacement(size, rng, rng.uniform(0.0, 0.015)))
    feather = size * float(np.exp(rng.uniform(np.log(0.004), np.log(0.05))))
    mask = cv2.GaussianBlur(mask, (0, 0), feather)
    within = rng.uniform(0.0, 0.4)
    return np.clip((mask - within) / (1 - within), 0, 1)[..., None]


def dense_swap(crop: Picture, mesh: Points, rng: np.random.Generator, donor: Face) -> Picture:
    """``crop`` (size x size x 3, its mesh 468 x 3) with the donor's face in it."""
    size = crop.shape[0]
    own = np.asarray(mesh[:, :2], np.float64)
    geometry = float(rng.choice([0.0, 0.5, 1.0], p=[0.25, 0.25, 0.5]))
    target = own + geometry * _shape().inside[:, None] * (fitted(donor.mesh, mesh) - own)
    face = warped(donor.crop, donor.mesh, target, np.asarray(mesh[:, 2], np.float32))
    if not donor.generated and rng.random() < 0.5:
        face = resynthesise(face, rng)
    elif rng.random() < 0.5:
        face = colour.sharpen(face, rng.uniform(0.8, 2.5), rng.uniform(-0.4, 0.8))
    mask = outline_mask(target, size, rng)
    how = rng.random()
    if how < 0.85:
        face = colour.match(face, crop, mask, rng.uniform(0.5, 1.0))
    if how < 0.4:
        face = colour.harmonise(face, crop, rng.uniform(0.4, 1.0))
    face = colour.tint(face, rng, rng.uniform(0.0, 0.8))
    if rng.random() < 0.25:
        cloned = poisson(face, crop, mask)
        if cloned is not None:
            return cloned
    mixed = crop + (face.astype(np.float32) - crop) * mask
    return (mixed + 0.5).astype(np.uint8)


def poisson(face: Picture, crop: Picture, mask: NDArray[np.float32]) -> Picture | None:
    """The face's gradients in the crop's surroundings (Perez et al., SIGGRAPH 2003); None for too small a mask."""
    solid = ((mask[..., 0] > 0.5) * 255).astype(np.uint8)
    solid[:2] = solid[-2:] = 0
    solid[:, :2] = solid[:, -2:] = 0
    x, y, width, height = cv2.boundingRect(solid)
    if width < 20 or height < 20:
        return None
    middle = (x + width // 2, y + height // 2)
    return np.asarray(cv2.seamlessClone(face, crop, solid, middle, cv2.NORMAL_CLONE), np.uint8)
