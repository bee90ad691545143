"""The warning as it is found in a picture of the screen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from guard.types import Picture, VerdictKind
from ui.warning.banner_styles import STYLES


def banner_in(picture: Picture) -> NDArray[np.bool_]:
    """Which pixels have exactly the colour of a banner, strong or weak: height x width."""
    colours = [STYLES[kind].ground.getRgb()[2::-1] for kind in (VerdictKind.FAKE, VerdictKind.SUSPECT)]
    return np.logical_or.reduce([(picture == colour).all(2) for colour in colours])
