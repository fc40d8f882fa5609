import pytest

from kg.parse import load_pipeline, shipped_pipelines


@pytest.fixture(scope="session")
def shipped_nlp():
    """The shipped pipeline."""
    if "en_cnn" not in shipped_pipelines():
        pytest.skip("the weights in kg/models/en_cnn are missing")
    return load_pipeline()
