"""The command line, from the outside."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from store.servers import basic, small_store

from kg.build import build as build_graph
from kg.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TEXT = "Mara Lind founded Halden Energy in 1998. Ann Lee did not sell the bridge."


def run(*args: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin, prog_name="kg")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    return path


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a built graph."""
    folder = tmp_path_factory.mktemp("graph")
    (folder / "a.txt").write_text(TEXT)
    build_graph(folder / "a.txt", folder)
    return folder


def test_help_and_version_load_nothing_heavy() -> None:
    script = """
import sys
import kg, kg.build, kg.graph
from kg.cli import cli
for args in (["--help"], ["--version"], *([name, "--help"] for name in cli.commands)):
    try:
        cli(args, prog_name="kg")
    except SystemExit as end:
        assert end.code == 0
heavy = {"spacy", "thinc", "numpy", "rdflib", "pyoxigraph", "networkx", "pyvis", "rich"} & set(sys.modules)
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-c", script], check=True, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_explains_itself_with_examples(name: str) -> None:
    help_text = run(name, "--help").stdout
    assert "Examples:" in help_text
    assert f"  kg {name} " in help_text or f"| kg {name}" in help_text or name == "info"
    assert f"{name} " in run("--help").stdout


def test_the_module_runs_as_a_program() -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("kg, version ")


def test_build_says_what_it_built_and_what_to_try_next(text: Path, tmp_path: Path) -> None:
    result = run("build", text, "-o", tmp_path / "my graph")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert lines[0].startswith("Built a graph of ")
    assert f"It lies in {tmp_path / 'my graph'}:" in lines
    assert f"--graph '{tmp_path / 'my graph'}'" in result.stdout
    assert (tmp_path / "my graph" / "graph.html").is_file()


def test_the_query_that_build_suggests_has_an_answer(text: Path, tmp_path: Path) -> None:
    from kg.cli.build import _EXAMPLE

    run("build", text, "-o", tmp_path / "out")
    assert "Halden Energy" in run("query", _EXAMPLE, "--graph", tmp_path / "out").stdout


def test_what_was_parsed_before_is_not_parsed_again(text: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert "had not changed" not in run("build", text, "-o", out).stdout
    again = run("build", text, "-o", out).stdout
    assert "Parsed 0 documents; 1 had not changed." in again
    assert "cache " in again
    plain = run("build", text, "-o", tmp_path / "plain", "--no-cache").stdout
    assert "had not changed" not in plain
    assert "cache " not in plain
    assert (out / "graph.ttl").read_bytes() == (tmp_path / "plain" / "graph.ttl").read_bytes()


def test_an_interrupted_build_says_how_to_go_on(text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["kg.build"], "build", interrupted)
    result = run("build", text, "-o", tmp_path / "out")
    assert result.exit_code == 130
    assert "the same command goes on" in result.stderr
    assert "Aborted" not in result.output


def test_a_cache_that_cannot_be_written_is_an_error_with_a_way_out(text: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "cache").write_text("mine")
    result = run("build", text, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "--no-cache" in result.stderr


@pytest.mark.parametrize("command", ["build", "extract"])
@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("binary.txt", b"\x7fELF\x00", "binary, not text"),
        ("broken.txt", b"caf\xe9 x", "not UTF-8: byte 0xe9 at offset 3"),
        ("missing.txt", None, "there is no such file"),
    ],
)
def test_bad_input_is_told_the_rest_is_done_and_the_status_is_1(
    text: Path, tmp_path: Path, command: str, name: str, data: bytes | None, reason: str
) -> None:
    bad = tmp_path / name
    if data is not None:
        bad.write_bytes(data)
    output = ["-o", tmp_path / "out"] if command == "build" else []
    result = run(command, text, bad, *output)
    assert result.exit_code == 1
    assert f"Error: {bad}: {reason}" in result.stderr
    assert "Traceback" not in result.output
    if command == "extract":
        assert "Halden Energy" in result.stdout
    else:
        assert "Halden Energy" in (tmp_path / "out" / "facts.jsonl").read_text()
        assert result.stdout.startswith("Built a graph")


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    result = run("build", tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "holds no document" in result.stderr
    assert not (tmp_path / "out").exists()


def test_what_is_left_out_as_a_matter_of_course_is_told_in_one_line(text: Path, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.jpg").write_bytes(b"x")
    result = run("extract", tmp_path)
    assert result.exit_code == 0
    assert result.stderr == f"Left out: {tmp_path / '0.jpg'} and 2 more: no reader for .jpg\n"
    assert run("extract", tmp_path, "--quiet").stderr == ""


def test_quiet_prints_errors_only(text: Path, tmp_path: Path) -> None:
    result = run("build", text, tmp_path / "missing.txt", "-o", tmp_path / "out", "--quiet")
    assert result.stdout == ""
    assert result.stderr == f"Error: {tmp_path / 'missing.txt'}: there is no such file or folder\n"


def test_extract_prints_a_plain_table_in_a_pipe(text: Path) -> None:
    title, columns, *rows = run("extract", text).stdout.splitlines()
    assert title == "a.txt"
    assert columns.split() == ["subject", "predicate", "object", "more", "status"]
    assert rows[0].split("  ")[0] == "Mara Lind"
    assert "Halden Energy" in rows[0]
    assert rows[-1].startswith("Ann Lee")
    assert rows[-1].endswith("denied")
    assert "sell the bridge." in run("extract", text, "--sentences").stdout


def test_extract_prints_facts_as_json_lines(text: Path) -> None:
    facts = [json.loads(line) for line in run("extract", text, "--format", "jsonl").stdout.splitlines()]
    assert facts[0]["subject"]["label"] == "Mara Lind"
    assert facts[0]["evidence"][0]["document"] == "a.txt"
    assert {"id", "subject", "predicate", "object", "asserted", "polarity", "modality", "attributed_to"} <= set(
        facts[0]
    )


def test_standard_input_is_read(tmp_path: Path) -> None:
    assert "Halden Energy" in run("extract", "-", stdin=TEXT).stdout
    assert run("build", "-", "-o", tmp_path / "out", stdin=TEXT).exit_code == 0
    assert json.loads((tmp_path / "out" / "report.json").read_text())["documents"][0]["id"] == "stdin"


def test_nothing_in_a_text_steers_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J.txt").write_text("Mara\x1b[31m Lind founded \x9b1mHalden Energy.")
    result = run("extract", tmp_path, "-s")
    assert "Halden" in result.stdout
    assert "\x1b" not in result.output
    assert "\x9b" not in result.output


def test_settings_come_from_the_file_and_the_options(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kg.toml").write_text('base = "https://example.org/a/"\n')
    assert '"https://example.org/a/entity/' in run("extract", text, "--format", "jsonl").stdout
    override = run("extract", text, "--format", "jsonl", "--base", "https://example.org/b#").stdout
    assert '"https://example.org/b#entity/' in override
    (tmp_path / "kg.toml").write_text("bse = 1\n")
    result = run("extract", text)
    assert result.exit_code == 1
    assert "unknown setting bse (valid: " in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["build"], "Missing argument"),
        (["extract", "--format", "xml", "a.txt"], "'xml' is not one of"),
        (["build", "a.txt", "--min-confidence", "high"], "is not a valid float"),
        (["build", "a.txt", "--jobs", "0"], "not in the range"),
        (["query"], "give the query"),
        (["query", "ASK {}", "-f", __file__], "give the query"),
        (["nonsense"], "No such command"),
    ],
)
def test_wrong_usage_ends_with_status_2(args: list[str], message: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_pipeline_that_is_not_there_is_an_error_of_ours(text: Path) -> None:
    result = run("extract", text, "--model", "no_such_pipeline")
    assert result.exit_code == 1
    assert "no_such_pipeline" in result.stderr


NAMES = "SELECT ?name WHERE { ?who a kg:Person ; rdfs:label ?name } ORDER BY ?name"


def test_query_answers_in_every_format(graph: Path, tmp_path: Path) -> None:
    assert run("query", NAMES, "--graph", graph).stdout.splitlines() == ["name", "---------", "Ann Lee", "Mara Lind"]
    assert run("query", NAMES, "-g", graph, "--format", "csv").stdout.splitlines() == ["name", "Ann Lee", "Mara Lind"]
    answer = json.loads(run("query", NAMES, "-g", graph, "--format", "json").stdout)
    assert [row["name"]["value"] for row in answer["results"]["bindings"]] == ["Ann Lee", "Mara Lind"]
    assert run("query", "ASK { ent:mara-lind a kg:Person }", "-g", graph).stdout == "true\n"
    assert "ent:mara-lind" in run("query", "DESCRIBE ent:mara-lind", "-g", graph, "--format", "ttl").stdout
    (tmp_path / "names.rq").write_text(NAMES)
    assert "Mara Lind" in run("query", "-f", tmp_path / "names.rq", "-g", graph).stdout
    assert "Mara Lind" in run("query", "-f", "-", "-g", graph, stdin=NAMES).stdout


def test_a_query_is_asked_with_values(graph: Path) -> None:
    sparql = "SELECT ?what ?name WHERE { ?who rdfs:label ?name ; rel:found/rdfs:label ?what }"
    result = run("query", sparql, "-g", graph, "--set", "name=Mara Lind", "--format", "tsv")
    assert result.stdout.splitlines() == ["?what\t?name", '"Halden Energy"\t"Mara Lind"']
    assert run("query", sparql, "-g", graph, "--set", 'name=Mara" } #').stderr == "There is no answer.\n"
    sparql = "SELECT ?who ?name WHERE { ?who rdfs:label ?name }"
    assert "Mara Lind" in run("query", sparql, "-g", graph, "--set", "who=ent:mara-lind").stdout
    assert run("query", sparql, "-g", graph, "--set", "who").exit_code == 2
    result = run("query", sparql, "-g", graph, "--set", "x=1")
    assert (result.exit_code, "no variable ?x back" in result.stderr) == (1, True)


def test_a_query_of_the_cookbook_is_asked_by_its_name(graph: Path, tmp_path: Path) -> None:
    listed = run("query", "--list").stdout
    assert "about " in listed
    assert "--set name=TEXT" in listed
    result = run("query", "--name", "about", "--set", "name=Mara Lind", "-g", graph, "--format", "csv")
    assert result.stdout.splitlines()[0] == "subject,relation,object,status,source,sentence"
    assert "Halden Energy" in result.stdout
    printed = run("query", "-n", "about", "-s", "name=Mara Lind", "-g", graph, "--print").stdout
    assert printed.startswith("PREFIX kg: <https://kg.example/ontology#>\n")
    (tmp_path / "about.rq").write_text(printed, "utf-8")
    assert "Halden Energy" in run("query", "-f", tmp_path / "about.rq", "-g", graph).stdout
    result = run("query", "-n", "around", "-s", "name=Mara Lind", "-g", graph, "--view", tmp_path / "a.html")
    assert "entities: 2, facts: 1." in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--name", "abuot"], "did you mean about?"),
        (["--name", "about"], "about needs name, the name of X"),
        (["--name", "about", "--set", "nmae=x"], "about has no parameter 'nmae'; it has name"),
        (["--name", "new-between", "--set", "from=May", "--set", "to=2024-01-01"], "from='May' is no date; one is 20"),
        (["ASK {}", "--print"], "--print is for a query of the cookbook"),
        (["ASK {}", "--name", "about"], "give the query either"),
    ],
)
def test_a_query_of_the_cookbook_that_is_not_asked_right_is_wrong_usage(
    graph: Path, args: list[str], message: str
) -> None:
    result = run("query", *args, "-g", graph)
    assert result.exit_code == 2
    assert message in result.stderr


def test_search_shows_hits_with_their_facts(graph: Path) -> None:
    result = run("search", "mara", "-g", graph)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("Mara Lind  (Person")
    assert "  - Mara Lind founds Halden Energy" in lines
    assert "[denied]" in run("search", "bridge", "-g", graph).stdout
    rows = [json.loads(line) for line in run("search", "mara", "-g", graph, "-f", "jsonl").stdout.splitlines()]
    assert rows[0]["place"].endswith("entity/mara-lind")
    assert len(run("search", "mara", "-g", graph, "-f", "jsonl", "--limit", 1).stdout.splitlines()) == 1
    result = run("search", 'NEAR("x', "-g", graph)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing was found.\n")


def test_push_sends_a_graph_or_writes_shards(graph: Path, tmp_path: Path) -> None:
    with small_store() as (small, url):
        small.authorization = basic("ann", "secret")
        login = ["--user", "ann", "--password", "secret"]
        result = run("push", f"{url}/store", "-g", graph, *login, "--chunk", 20, "--into", "http://x/g")
        assert (result.exit_code, result.stdout) == (0, "")
        count = len(small.store)
        requests = -(-count // 20)
        sent = f"{count} triples in {requests} request{'s' * (requests > 1)}"
        assert result.stderr == f"Sent {sent} to {url}.\n"
        result = run("push", f"{url}/update", "-g", graph, *login, "--sparql-update", "--into", "http://x/g", "--quiet")
        assert (result.exit_code, result.stderr, len(small.store)) == (0, "", count)
        result = run("push", f"{url}/store", "-g", graph)
        assert (result.exit_code, "status 401" in result.stderr) == (1, True)
    result = run("push", "--split", tmp_path / "shards", "-g", graph, "--chunk", 50)
    assert result.exit_code == 0
    assert sum(len(path.read_text("utf-8").splitlines()) for path in (tmp_path / "shards").iterdir()) == count


@pytest.mark.parametrize("args", [["push"], ["push", "http://localhost/", "--split", "x"]])
def test_push_needs_one_place_to_write_to(args: list[str]) -> None:
    assert run(*args).exit_code == 2


def test_a_limit_is_told_beside_the_data(graph: Path) -> None:
    sparql = "SELECT * WHERE { ?s ?p ?o }"
    result = run("query", sparql, "-g", graph, "--limit", 2, "--format", "csv")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr == "There is more: this is only the first 2; --limit 0 gives all.\n"
    assert run("query", sparql, "-g", graph, "--limit", 0).stderr == ""


@pytest.mark.parametrize("timeout", ["0", "300"])
def test_a_query_has_a_time_limit_or_none(graph: Path, timeout: str) -> None:
    assert run("query", "ASK {}", "-g", graph, "--timeout", timeout).stdout == "true\n"


def test_a_query_that_takes_too_long_is_an_error(graph: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p . ?q ?r ?s . ?t ?u ?v }"
    result = run("query", endless, "-g", graph, "--timeout", "0.5")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "stopped after 0.5 s" in result.stderr


def test_an_answer_is_drawn(graph: Path, tmp_path: Path) -> None:
    sparql = "SELECT ?a ?b WHERE { ?a rel:found ?b }"
    result = run("query", sparql, "-g", graph, "--view", tmp_path / "answer.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Drawn in {tmp_path / 'answer.html'}: entities: 2, facts: 1.\n"
    page = (tmp_path / "answer.html").read_text("utf-8")
    assert "Halden Energy" in page
    assert "Ann Lee" not in page
    assert run("query", "ASK {}", "-g", graph, "--view", tmp_path / "no.html").exit_code == 2
    result = run("query", "SELECT ?x { ?x a kg:Nothing }", "-g", graph, "--view", tmp_path / "no.html")
    assert (result.exit_code, "nothing to draw" in result.stderr) == (1, True)
    assert not (tmp_path / "no.html").exists()


def test_a_part_is_drawn_by_name_or_query(graph: Path, tmp_path: Path) -> None:
    target = tmp_path / "view.html"
    result = run("view", "-g", graph, "--entity", "mara lind", "-o", target)
    assert (result.exit_code, result.stdout) == (0, f"{target}\n")
    assert result.stderr == "Drawn: entities: 2, facts: 1.\n"
    assert "Ann Lee" not in target.read_text("utf-8")
    query = "SELECT ?a WHERE { ?a rdfs:label 'Mara Lind' }"
    assert run("view", "-g", graph, "--query", query, "-o", target).stderr == "Drawn: entities: 1, facts: 0.\n"
    deep = run("view", "-g", graph, "--query", query, "--depth", 1, "-o", target)
    assert deep.stderr == "Drawn: entities: 2, facts: 1.\n"
    whole = run("view", "-g", graph)
    assert whole.stdout == f"{graph / 'view.html'}\n"
    assert "Ann Lee" in (graph / "view.html").read_text("utf-8")


def test_a_name_that_no_entity_has_is_told_with_those_like_it(graph: Path) -> None:
    result = run("view", "-g", graph, "--entity", "Mara Lint")
    assert (result.exit_code, "the graph has Mara Lind" in result.stderr) == (1, True)
    assert run("view", "-g", graph, "--depth", 2).exit_code == 2
    assert run("view", "-g", graph, "--query", "ASK {}").exit_code == 2


def test_an_empty_answer_is_said_beside_the_data(graph: Path) -> None:
    result = run("query", "SELECT ?x WHERE { ?x a kg:Nothing }", "-g", graph)
    assert (result.exit_code, result.stderr) == (0, "There is no answer.\n")


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT WHERE {", "line 1"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("CLEAR ALL", "CLEAR is refused"),
    ],
)
def test_a_bad_query_is_an_error_with_its_place(graph: Path, sparql: str, message: str) -> None:
    result = run("query", sparql, "-g", graph)
    assert result.exit_code == 1
    assert message in result.stderr


@pytest.mark.parametrize("args", [["query", "ASK {}"], ["export"]])
def test_a_folder_without_a_graph_is_named_with_the_way_out(tmp_path: Path, args: list[str]) -> None:
    result = run(*args, "--graph", tmp_path)
    assert result.exit_code == 1
    assert f"kg build INPUT -o {tmp_path}" in result.stderr


def test_export_writes_every_format(graph: Path, tmp_path: Path) -> None:
    from kg.export import FORMATS

    assert {"ttl", "nt", "jsonld", "rdfxml", "csv", "jsonl", "graphml", "gexf", "html"} <= set(FORMATS)
    explained = run("export", "--help").stdout.replace(",", " ").split()
    assert set(FORMATS) <= {word.strip(".()") for word in explained}
    for name in FORMATS:
        if name == "parquet" and find_spec("pyarrow") is None:
            continue
        result = run("export", "--graph", graph, "--format", name)
        assert result.exit_code == 0, result.output
        out = result.stdout_bytes
        assert b"Mara Lind" in out or b"mara-lind" in out, name
        run("export", "--graph", graph, "--format", name, "-o", tmp_path / "file")
        assert (tmp_path / "file").read_bytes() == out, name
    assert run("export", "--graph", graph).stdout_bytes == (graph / "graph.ttl").read_bytes()


def test_export_goes_by_the_name_of_the_file(graph: Path, tmp_path: Path) -> None:
    run("export", "--graph", graph, "-o", tmp_path / "g.graphml")
    assert "<graphml" in (tmp_path / "g.graphml").read_text()
    for args in (["-o", tmp_path / "g.pdf"], ["--format", "pdf"]):
        result = run("export", "--graph", graph, *args)
        assert result.exit_code == 2
        assert "'pdf' is not one of ttl, " in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["g.graphml"]


def test_export_to_a_place_that_is_not_there_is_an_error_of_ours(graph: Path, tmp_path: Path) -> None:
    result = run("export", "--graph", graph, "-o", tmp_path / "no" / "g.ttl")
    assert result.exit_code == 1
    assert "No such file or directory" in result.stderr


def test_info_names_versions_pipeline_and_formats() -> None:
    result = run("info")
    assert result.exit_code == 0
    for word in ("spacy 3.", "en_minilm", ".md", "ttl", "kg_network", "PERSON"):
        assert word in result.stdout


def test_a_reader_that_goes_away_ends_it_quietly(text: Path) -> None:
    script = f"{sys.executable} -m kg extract {text} --format jsonl | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""
