"""A Ray cluster of two workers on this machine, started once for all tests that ask for it."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="session")
def cluster() -> Iterator[None]:
    ray: Any = pytest.importorskip("ray", reason="no Ray here; install it with: pip install 'goodoffices[ray]'")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    yield
    ray.shutdown()
