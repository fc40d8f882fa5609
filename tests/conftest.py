"""What all tests share: the shipped pipeline, and the switch that lets no test be skipped."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from kg.parse import load_pipeline

if TYPE_CHECKING:
    from collections.abc import Generator

    from spacy.language import Language

# How long an example takes says nothing: the machine may be busy.
settings.register_profile("kg", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kg")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped pipeline."""
    return load_pipeline()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where KG_TESTS_SKIP_NOTHING is set, a skipped test fails: what it needs is promised to be there."""
    report = yield
    if os.environ.get("KG_TESTS_SKIP_NOTHING") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and KG_TESTS_SKIP_NOTHING is set: {report.longrepr}"
    return report
