"""Which cell answers for which face, and what its answer costs."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as nnf

from models.training.finder.network import STRIDES

RANGES = ((0.0, 56.0), (40.0, 128.0), (96.0, 1e9))  # face size (root of the area, px) each stride answers for
RADIUS = 1.5  # cells this many strides round the centre answer


def flattened(maps: list[Tensor]) -> tuple[Tensor, Tensor, Tensor]:
    """All cells in one row: answers (n, cells, 5) as float32, cell centres (cells, 2) and strides (cells)."""
    answers, centres, strides = [], [], []
    for m, stride in zip(maps, STRIDES, strict=True):
        height, width = m.shape[2:]
        answers.append(m.float().flatten(2).transpose(1, 2))
        y, x = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
        centres.append((torch.stack([x, y], -1).reshape(-1, 2) + 0.5) * stride)
        strides.append(torch.full((height * width,), float(stride)))
    return torch.cat(answers, 1), torch.cat(centres), torch.cat(strides)


def assigned(faces: Tensor, centres: Tensor, strides: Tensor) -> tuple[Tensor, Tensor]:
    """Per picture and cell: the face it answers for (-1: none), and whether it is asked at all."""
    size = (faces[..., 2] * faces[..., 3]).sqrt()[:, None]
    away = (centres[None, :, None] - faces[:, None, :, :2]).abs()
    inside = (away < faces[:, None, :, 2:4] / 2).all(-1)
    wanted = (faces[..., 15] < 0.5)[:, None] & (size > 0)
    low = torch.tensor([r[0] for r in RANGES])[(strides / 16).long().clamp(max=2)]
    high = torch.tensor([r[1] for r in RANGES])[(strides / 16).long().clamp(max=2)]
    fits = (size >= low[None, :, None]) & (size < high[None, :, None])
    near = (away < RADIUS * strides[None, :, None, None]).all(-1) & (away < faces[:, None, :, 2:4] * 0.4).all(-1)
    candidate = wanted & fits & near
    cost, index = torch.where(candidate, away.square().sum(-1) + size.square() * 0.01, torch.inf).min(-1)
    owner = torch.where(torch.isfinite(cost), index, -1)
    asked = ~(inside & ~wanted & (size > 0)).any(-1) | (owner >= 0)
    return owner, asked


def giou(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    """IoU and generalised IoU (Rezatofighi et al., CVPR 2019) of boxes given as centre and size."""
    a1, a2, b1, b2 = a[:, :2] - a[:, 2:] / 2, a[:, :2] + a[:, 2:] / 2, b[:, :2] - b[:, 2:] / 2, b[:, :2] + b[:, 2:] / 2
    inter = (torch.minimum(a2, b2) - torch.maximum(a1, b1)).clamp(min=0).prod(1)
    union = a[:, 2:].prod(1) + b[:, 2:].prod(1) - inter
    hull = (torch.maximum(a2, b2) - torch.minimum(a1, b1)).prod(1)
    iou = inter / union.clamp(min=1e-6)
    return iou, iou - (hull - union) / hull.clamp(min=1e-6)


def loss(maps: list[Tensor], faces: Tensor) -> tuple[Tensor, list[float]]:
    """Quality focal loss (Li et al., NeurIPS 2020) and GIoU."""
    answers, centres, strides = flattened(maps)
    owner, asked = assigned(faces, centres, strides)
    picture, cell = torch.nonzero(owner >= 0, as_tuple=True)
    quality = torch.zeros(owner.shape)
    box_loss = answers.sum() * 0
    if len(cell):
        face, answer = faces[picture, owner[picture, cell]], answers[picture, cell]
        centre, stride = centres[cell], strides[cell, None]
        box = torch.cat([centre + answer[:, 1:3] * stride, answer[:, 3:5].clamp(-4, 5).exp() * stride], 1)
        iou, generalised = giou(box, face[:, :4])
        quality[picture, cell] = iou.detach().clamp(0.05, 1)
        box_loss = (1 - generalised).mean()
    logits = answers[..., 0]
    focal = (quality - logits.sigmoid()).square() * nnf.binary_cross_entropy_with_logits(
        logits, quality, reduction="none"
    )
    score_loss = (focal * asked).sum() / max(1, len(cell))
    return score_loss + 2 * box_loss, [float(part.detach()) for part in (score_loss, box_loss)]
