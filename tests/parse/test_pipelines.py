"""Loading pipelines, and what is said of those that will not do."""

import pytest
import spacy
from spacy.lookups import Lookups
from spacy.tokens import Doc

from kg.errors import KgError, PipelineError
from kg.extract.component import EXTENSION
from kg.parse import entity_labels, load_pipeline, shipped_pipelines
from kg.parse.pipelines import DEFAULT_PIPELINE

UD = ["nsubj", "obj", "obl", "nmod", "case", "det", "punct", "root"]
CLEARNLP = ["nsubj", "dobj", "pobj", "prep", "det", "punct", "ROOT"]
TIGER = ["sb", "oa", "mo", "nk", "punct", "ROOT"]

needs_weights = pytest.mark.skipif(
    DEFAULT_PIPELINE not in shipped_pipelines(), reason=f"the weights in kg/models/{DEFAULT_PIPELINE} are missing"
)


@pytest.fixture
def saved(tmp_path):
    """Save a tiny untrained pipeline; return its path."""

    def save(*, labels=(), lemmatizer=True, tagger=True):
        nlp = spacy.blank("en")
        if tagger:
            nlp.add_pipe("tagger").add_label("NN")
        if lemmatizer:
            nlp.add_pipe("trainable_lemmatizer", config={"min_tree_freq": 1})
        if labels:
            parser = nlp.add_pipe("parser")
            for label in labels:
                parser.add_label(label)
        examples = [
            spacy.training.Example.from_dict(
                nlp.make_doc("Lind left"), {"tags": ["NN", "NN"], "lemmas": ["Lind", "leave"]}
            )
        ]
        nlp.initialize(lambda: examples)
        nlp.to_disk(tmp_path / "pipeline")
        return str(tmp_path / "pipeline")

    return save


def test_unknown_name_is_reported_with_the_valid_ones():
    with pytest.raises(PipelineError, match="no_such_pipeline") as caught:
        load_pipeline("no_such_pipeline")
    assert isinstance(caught.value, KgError)
    for name in shipped_pipelines():
        assert name in str(caught.value)
    assert "path" in str(caught.value)


def test_folder_without_a_pipeline(tmp_path):
    (tmp_path / "notes.txt").write_text("no pipeline", encoding="utf-8")
    with pytest.raises(PipelineError, match="cannot load the pipeline"):
        load_pipeline(str(tmp_path))


def test_folder_above_that_of_a_pipeline(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "config.cfg").touch()
    with pytest.raises(PipelineError, match=r"no config\.cfg; did you mean .*inner\?"):
        load_pipeline(str(tmp_path))


def test_file_instead_of_a_folder(tmp_path):
    path = tmp_path / "pipeline.txt"
    path.write_text("no pipeline", encoding="utf-8")
    with pytest.raises(PipelineError, match="cannot load the pipeline"):
        load_pipeline(str(path))


def test_broken_configuration(tmp_path):
    path = tmp_path / "broken"
    path.mkdir()
    (path / "meta.json").write_text('{"lang": "en", "name": "x", "version": "0"}', encoding="utf-8")
    (path / "config.cfg").write_text("[nlp\nnot a configuration", encoding="utf-8")
    with pytest.raises(PipelineError, match="cannot load the pipeline"):
        load_pipeline(str(path))


def test_pipeline_without_a_parser(saved):
    with pytest.raises(PipelineError, match="lacks a dependency parser; it has tagger, trainable_lemmatizer"):
        load_pipeline(saved())


def test_pipeline_without_a_lemmatizer(saved):
    with pytest.raises(PipelineError, match="lacks a lemmatizer"):
        load_pipeline(saved(labels=UD, lemmatizer=False))


def test_pipeline_without_a_tagger(saved):
    with pytest.raises(PipelineError, match="lacks a tagger"):
        load_pipeline(saved(labels=UD, tagger=False))


def test_pipeline_with_other_labels(saved):
    with pytest.raises(PipelineError, match=r"neither Universal Dependencies .*nsubj, obj, obl.* nor .*dobj") as caught:
        load_pipeline(saved(labels=TIGER))
    assert DEFAULT_PIPELINE in str(caught.value)


def test_pipeline_with_the_labels_of_clearnlp(saved):
    nlp = load_pipeline(saved(labels=CLEARNLP))
    assert nlp.pipe_names == ["kg_paragraphs", "tagger", "trainable_lemmatizer", "parser", "kg_universal"]
    assert not nlp.analyze_pipes()["problems"]["kg_universal"]


@pytest.fixture
def clearnlp_pipeline(tmp_path):
    """Save a pipeline with the components of spaCy's own for English, their models untrained; return its path."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger").add_label("NN")
    parser = nlp.add_pipe("parser")
    for label in CLEARNLP:
        parser.add_label(label)
    ruler = nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    nlp.add_pipe("ner").add_label("PERSON")
    lookups = Lookups()
    lookups.add_table("lemma_rules", {"noun": []})
    with nlp.select_pipes(disable="lemmatizer"):
        nlp.initialize()
    nlp.get_pipe("lemmatizer").initialize(lookups=lookups)
    ruler.add([[{"IS_SPACE": False}]], {"POS": "NOUN"})
    ruler.add([[{"IS_SPACE": True}]], {"POS": "SPACE"})
    ruler.add([[{"DEP": "prep"}]], {"POS": "ADP"})  # it reads the labels of the parser
    nlp.to_disk(tmp_path / "en_core_web")
    return str(tmp_path / "en_core_web")


def test_components_of_the_english_pipelines_are_taken(clearnlp_pipeline):
    nlp = load_pipeline(clearnlp_pipeline)
    assert nlp.pipe_names[-1] == "kg_universal"
    assert nlp.pipe_names.index("attribute_ruler") < nlp.pipe_names.index("kg_universal")
    assert entity_labels(nlp) == ("PERSON",)
    doc = nlp("Cole is here.\n\nLind left.")
    assert {token.dep_ for token in doc}.isdisjoint({"dobj", "pobj", "prep"})


def test_parses_are_rewritten_before_triples_are_read(clearnlp_pipeline):
    nlp = spacy.load(clearnlp_pipeline)
    nlp.add_pipe("kg_triples")
    nlp.to_disk(clearnlp_pipeline)
    assert load_pipeline(clearnlp_pipeline).pipe_names[-2:] == ["kg_universal", "kg_triples"]
    Doc.remove_extension(EXTENSION)


def test_pipeline_at_a_path_is_loaded_once(saved):
    path = saved(labels=UD)
    nlp = load_pipeline(path)
    assert nlp.pipe_names == ["kg_paragraphs", "tagger", "trainable_lemmatizer", "parser"]
    assert load_pipeline(path) is nlp


def test_a_blank_line_ends_a_sentence_in_any_pipeline(saved):
    doc = load_pipeline(saved(labels=UD))("the caption\n\nthe text")
    assert doc[3].is_sent_start


def test_shipped_names_are_sorted_folders():
    names = shipped_pipelines()
    assert list(names) == sorted(set(names))
    assert all("/" not in name for name in names)


@needs_weights
def test_default_is_shipped():
    assert load_pipeline() is load_pipeline(DEFAULT_PIPELINE)
    doc = load_pipeline()("The committee published the report.")
    assert [(token.dep_, token.lemma_) for token in doc][1:3] == [("nsubj", "committee"), ("ROOT", "publish")]


@needs_weights
def test_shipped_pipeline_gives_what_rules_look_at():
    doc = load_pipeline()("Mara Lind was praised by Sadiq Khan.")
    for attribute in ("DEP", "LEMMA", "TAG", "POS", "MORPH", "SENT_START"):
        assert doc.has_annotation(attribute), attribute
