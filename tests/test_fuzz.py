"""The fuzzer runs, and its attacks would do harm if nothing held them back."""

from __future__ import annotations

from tests import fuzz


def test_a_few_examples_of_each_kind_find_nothing(capsys):
    assert fuzz.main(["--examples", "40", "--seconds", "3600", "--seed", "3"]) == 0
    told = capsys.readouterr().out
    assert "0  findings" in told
    assert "guard: refused, would reach out" in told
    assert "guard: let through" in told


def test_a_guard_with_a_hole_is_found(monkeypatch, capsys):
    monkeypatch.setattr(fuzz, "check", lambda sparql: None)
    assert fuzz.main(["--examples", "60", "--seconds", "3600"]) == 1
    assert "FOUND 1/guard/" in capsys.readouterr().out
