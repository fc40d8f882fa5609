import pytest

from kg.parse import load_pipeline, shipped_pipelines


@pytest.fixture(scope="session")
def shipped_nlp():
    """The shipped pipeline."""
    if "en_minilm" not in shipped_pipelines():
        pytest.skip("the weights in kg/models/en_minilm are missing")
    return load_pipeline()
