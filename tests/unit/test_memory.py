"""What was freed goes back to the system."""

import platform

import pytest

from guard import memory


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc's malloc")
def test_the_systems_allocator_agrees() -> None:
    assert memory.give_back()
