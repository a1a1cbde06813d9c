"""Fixtures every test may ask for by name, and which engines a test runs on."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator

import pytest
import structlog

from tests.support.examples import take_profile

pytest_plugins = ("tests.support.stores",)
take_profile("ci" if os.environ.get("CI") else "quick")


@pytest.fixture(autouse=True)
def the_log_is_left_as_it_was() -> Iterator[None]:
    """A log that was set up in a test writes where that test looks, which is gone afterwards."""
    handlers, level = list(logging.root.handlers), logging.root.level
    yield
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
