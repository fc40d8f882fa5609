from __future__ import annotations

import hashlib
import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kg.errors import ConfigError
from kg.model import Document, Skipped
from kg.read import Rejected, plan, read
from kg.read.decode import MAX_BYTES, MAX_LINE


def documents(*inputs: object) -> dict[str, Document]:
    return {item.id: item for item in read(inputs) if isinstance(item, Document)}


def left_out(*inputs: object) -> dict[str, Skipped]:
    return {Path(item.source).name: item for item in read(inputs) if isinstance(item, Skipped)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good document."""
    (tmp_path / "good.txt").write_text("It rained.")
    return tmp_path


def test_a_folder_is_walked_and_sorted_by_id(folder: Path) -> None:
    (folder / "b" / "deep").mkdir(parents=True)
    (folder / "b" / "deep" / "x.MD").write_text("# Snow")
    (folder / "a.markdown").write_text("Hail")
    assert list(documents(folder)) == ["a.markdown", "b/deep/x.MD", "good.txt"]


def test_hidden_files_and_unknown_suffixes_are_left_out_and_are_no_errors(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text("hidden")
    (folder / ".x.txt").write_text("hidden")
    (folder / "x.jpg").write_bytes(b"\xff\xd8")
    (folder / "Makefile").write_text("all:")
    assert list(documents(folder)) == ["good.txt"]
    assert {name: item.reason for name, item in left_out(folder).items()} == {
        "x.jpg": "no reader for .jpg",
        "Makefile": "no reader for files without a suffix",
    }
    assert not any(isinstance(item, Rejected) for item in read(folder))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\n", "white space"),
        ("binary.txt", b"PK\x03\x04\x00\x00", "NUL byte at offset 4"),
        ("latin.txt", b"the caf\xe9", "byte 0xe9 at offset 7"),
        ("cut.txt", b"caf\xc3", "byte 0xc3 at offset 3"),
        ("line.txt", b"It rained.\n" + b"x" * (MAX_LINE + 1), "line 2 has 1,000,001 characters"),
        ("huge.txt", b"x" * 50_000_000, "50,000,000 bytes, more than 20,000,000"),
        ("utf16.txt", b"\xff\xfea", "not UTF-16"),
        ("code.md", b"```\nx\n```\n", "no prose"),
    ],
)
def test_a_bad_file_is_rejected_with_a_reason_and_the_others_are_read(
    folder: Path, name: str, data: bytes, reason: str
) -> None:
    (folder / name).write_bytes(data)
    assert list(documents(folder)) == ["good.txt"]
    rejected = left_out(folder)[name]
    assert isinstance(rejected, Rejected)
    assert reason in rejected.reason


def test_what_is_named_must_be_there_and_readable(folder: Path) -> None:
    (folder / "none").mkdir()
    (folder / "x.jpg").write_bytes(b"x")
    (folder / "broken.txt").symlink_to("nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    names = ["missing.txt", "none", "x.jpg", "broken.txt", "pipe.txt", "good.txt"]
    found = left_out(*(folder / name for name in names))
    assert list(documents(*(folder / name for name in names))) == ["good.txt"]
    assert all(isinstance(item, Rejected) for item in found.values())
    assert found["missing.txt"].reason == "there is no such file or folder"
    assert "holds no document" in found["none"].reason
    assert "no reader for .jpg" in found["x.jpg"].reason
    assert "cannot be read" in found["broken.txt"].reason
    assert found["pipe.txt"].reason == "not a regular file"


def test_what_the_system_refuses_is_rejected(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "secret.txt").write_text("x")
    opened = Path.open

    def refuse(path: Path, *args: Any, **options: Any) -> Any:
        if path.name == "secret.txt":  # chmod would not keep root out
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **options)

    monkeypatch.setattr(Path, "open", refuse)
    assert left_out(folder)["secret.txt"] == Rejected(
        source=str(folder / "secret.txt"), reason="cannot be read: Permission denied"
    )
    assert list(documents(folder)) == ["good.txt"]


def test_links_do_not_run_in_circles(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "loop").symlink_to(folder)
    (folder / "sub" / "linked.txt").symlink_to(folder / "good.txt")
    assert list(documents(folder)) == ["good.txt"]
    assert "a link to a folder" in left_out(folder)["loop"].reason
    assert left_out(folder)["linked.txt"].reason == f"same content as {folder / 'good.txt'}"


def test_copies_are_left_out_and_clashing_ids_are_told_apart(tmp_path: Path) -> None:
    for name, text in {"a/x.txt": "Rain.", "b/x.txt": "Snow.", "b/copy.txt": "Rain.", "c/y.txt": "Hail."}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    inputs = [tmp_path / name for name in "abc"]
    found = documents(*inputs)
    assert {name: document.text for name, document in found.items()} == {
        "copy.txt": "Rain.",
        "x.txt": "Snow.",
        "y.txt": "Hail.",
    }
    (tmp_path / "b" / "copy.txt").unlink()
    names = list(documents(*inputs))
    assert [name.partition("~")[0] for name in names] == ["x.txt", "x.txt", "y.txt"]
    assert all(len(name.partition("~")[2]) == 8 for name in names[:2])
    assert not left_out(*inputs)


def test_the_order_of_inputs_does_not_matter(tmp_path: Path) -> None:
    inputs = [tmp_path]
    for number in range(6):
        path = tmp_path / f"d{number % 3}" / f"{number % 2}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Text {number % 4}.")
        inputs.append(path)
    expected = list(read(inputs))
    for shuffled in (inputs[::-1], inputs[3:] + inputs, [*inputs[::2], *inputs]):
        assert list(read(shuffled)) == expected
    assert len({item.id for item in expected if isinstance(item, Document)}) == 4


def test_one_file_named_twice_is_one_document(folder: Path) -> None:
    assert list(documents(folder, folder / "good.txt", folder / ".." / folder.name / "good.txt")) == ["good.txt"]
    assert not left_out(folder, folder / "good.txt")


def test_the_folder_of_the_results_is_not_read(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "README.md").write_text("# Results")
    assert [source.id for source in plan(folder, exclude=[folder / "out"])[0]] == ["good.txt"]
    assert [source.id for source in plan(folder / "out", exclude=[folder / "out"])[0]] == ["README.md"]


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"date 2022-02-02 It rained.")))
    document = documents("-")["stdin"]
    assert (document.text, document.created) == ("date 2022-02-02 It rained.", "2022-02-02")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert left_out("-")["-"].reason == "standard input is empty"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * (MAX_BYTES + 1))))
    assert "too large" in left_out("-")["-"].reason


def test_text_is_the_file_as_it_is(tmp_path: Path) -> None:
    text = "\ufeffIt rained 👍.\r\nAll day\u0301.\r"
    (tmp_path / "utf8.txt").write_bytes(text.encode("utf-8"))
    document = documents(tmp_path)["utf8.txt"]
    assert document.text == text
    assert document.sha256 == hashlib.sha256(text.encode("utf-8")).hexdigest()
    (tmp_path / "utf8.txt").write_bytes(text.encode("utf-16-be"))
    assert documents(tmp_path)["utf8.txt"].text == text
    assert documents(tmp_path)["utf8.txt"].paragraphs[0][0][0] == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a file have such a name")
def test_a_name_that_is_no_text_is_shown_escaped(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("It rained.")
    assert list(documents(tmp_path)) == ["caf\\xe9.txt"]


def install(monkeypatch: pytest.MonkeyPatch, **readers: object) -> None:
    """Let installed distributions have readers: lists of objects by suffix."""
    entries = tuple(
        SimpleNamespace(name=suffix, value=f"dist{number}:read", load=lambda reader=reader: reader)
        for suffix, claims in readers.items()
        for number, reader in enumerate(claims)  # type: ignore[arg-type, var-annotated]
    )
    monkeypatch.setattr("kg.registry.installed_parts", {"kg.readers": entries}.__getitem__)


def test_an_installed_reader_is_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_log(data: bytes, *, id: str, source: str) -> Document:  # noqa: A002
        return Document(id=id, text=data.decode(), source=source, paragraphs=(((0, 2),),))

    install(monkeypatch, log=[read_log])
    (folder / "x.log").write_text("It is logged")
    assert documents(folder)["x.log"].paragraphs == (((0, 2),),)
    assert documents(folder)["good.txt"].text == "It rained."


def test_two_readers_of_one_suffix_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, txt=[None, None])
    with pytest.raises(ConfigError, match="dist0:read, dist1:read"):
        list(read(folder))
