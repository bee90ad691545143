"""From logit to odds: the sign, the bounds, and what may not be."""

import numpy as np
import pytest

from guard.detection.calibration import Calibration


def test_a_higher_logit_never_speaks_less_for_fake() -> None:
    llr = Calibration(1.7, -0.4, 3.0).llr(np.linspace(-20, 20, 101))
    assert (np.diff(llr) >= 0).all()
    assert llr[0] == -3.0
    assert llr[-1] == 3.0


def test_the_ratio_and_the_probability_are_the_same_statement() -> None:
    llr = Calibration(0.8, 0.2, 4.0).llr(np.array([-2.0, 0.0, 1.5]))
    np.testing.assert_allclose(llr, [-1.4, 0.2, 1.4])
    p = Calibration.probability(llr)
    np.testing.assert_allclose(np.log(p / (1 - p)), llr)


def test_no_evidence_is_one_half() -> None:
    assert Calibration.probability(np.array(0.0)) == 0.5


@pytest.mark.parametrize(
    "values",
    [(-1.0, 0.0, 3.0), (0.0, 0.0, 3.0), (1.0, float("nan"), 3.0), (1.0, 0.0, 0.0), (float("inf"), 0.0, 3.0)],
)
def test_a_calibration_that_turns_the_sign_or_bounds_nothing_is_refused(values: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="positive slope"):
        Calibration(*values)
