"""Processes that share the work, and what becomes of it and of them when one of them dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import WorkerError
from kg.workers import Died, Pool, Serial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent


@pytest.fixture
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module of the stand-ins, which the processes find by its name."""
    monkeypatch.syspath_prepend(HERE)
    import stand_ins

    return stand_ins


def results(workers: Pool[int, int], items: range) -> list[object]:
    """Return what comes of each item, with the window full at every moment."""
    tickets, found = [], []

    def finish() -> None:
        try:
            found.append(tickets.pop(0).result())
        except (Died, ValueError) as error:
            found.append(type(error).__name__)

    for item in items:
        tickets.append(workers.submit(item))
        if len(tickets) >= workers.window:
            finish()
    while tickets:
        finish()
    return found


def gone(process: int) -> bool:
    """Wait until a process is dead; whoever was not its parent finds nothing, or what nobody has buried yet."""
    while True:
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat")
            if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)


def test_work_in_this_process_is_done_when_it_is_asked_for() -> None:
    done: list[object] = []
    with Serial(done.append, lambda: done.append("prepared")) as workers:
        ticket = workers.submit(1)
        workers.prepare()
        ticket.result()
    assert done == ["prepared", 1]


def test_an_item_whose_process_dies_costs_no_other(stand_ins: Any) -> None:
    with Pool(stand_ins.square, stand_ins.nothing, 2) as workers:
        assert results(workers, range(12)) == [0, 1, 4, "Died", 16, "ValueError", 36, 49, 64, 81, 100, 121]


def test_an_item_is_given_up_only_when_it_kills_a_process_alone(stand_ins: Any, tmp_path: Path) -> None:
    with Pool(stand_ins.die_once, stand_ins.nothing, 2) as workers:
        assert workers.submit(str(tmp_path / "mark")).result() == "done"


def test_an_item_may_kill_a_process_while_another_prepares(stand_ins: Any, tmp_path: Path) -> None:
    mark = str(tmp_path / "mark")
    with Pool(stand_ins.die_once, partial(stand_ins.sleep_unless, mark), 2) as workers:
        ticket = workers.submit(mark)
        workers.prepare()
        assert ticket.result() == "done"


@pytest.mark.parametrize(("preparation", "error"), [("die", WorkerError), ("refuse", KeyError)])
def test_a_preparation_that_fails_is_no_fault_of_the_items(
    stand_ins: Any, preparation: str, error: type[Exception]
) -> None:
    with Pool(stand_ins.square, getattr(stand_ins, preparation), 2) as workers:
        workers.submit(1)
        with pytest.raises(error):
            workers.prepare()


def test_a_script_without_a_guard_is_told_what_it_lacks(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from kg.workers import Pool\nwith Pool(abs, list, 2) as workers:\n    print(workers.submit(-1).result())\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert any("WorkerError" in line and "__main__" in line for line in done.stderr.splitlines())


@contextmanager
def sleeping(folder: Path, stand_ins: Any) -> Iterator[list[int]]:
    """Let two processes sleep for an hour, and yield their numbers."""
    with Pool(stand_ins.sleep, stand_ins.nothing, 2) as workers:
        for _ in range(8):
            workers.submit(str(folder))
        while len(found := [int(path.name) for path in folder.iterdir()]) < 2:
            time.sleep(0.05)
        yield found


def test_an_interruption_ends_the_processes_whatever_they_are_at(stand_ins: Any, tmp_path: Path) -> None:
    processes: list[int] = []

    def interrupted() -> None:
        with sleeping(tmp_path, stand_ins) as found:
            processes.extend(found)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert all(map(gone, processes))


_SCRIPT = """
import sys
import stand_ins
from kg.workers import Pool
if __name__ == "__main__":
    with Pool(stand_ins.sleep, stand_ins.nothing, 2) as workers:
        tickets = [workers.submit(sys.argv[1]) for _ in range(8)]
        tickets[0].result()
"""


@pytest.mark.parametrize(
    ("end", "status"),
    [
        (lambda process: os.killpg(process, signal.SIGINT), -signal.SIGINT),  # as a terminal does for Ctrl-C
        (lambda process: os.kill(process, signal.SIGKILL), -signal.SIGKILL),
        (lambda process: os.kill(process, signal.SIGTERM), -signal.SIGTERM),
    ],
    ids=["interrupted", "killed", "terminated"],
)
def test_no_process_outlives_the_first(tmp_path: Path, end: Callable[[int], None], status: int) -> None:
    script, folder = tmp_path / "script.py", tmp_path / "processes"
    script.write_text(_SCRIPT)
    folder.mkdir()
    path = os.pathsep.join([str(HERE), *filter(None, sys.path)])
    with subprocess.Popen(
        [sys.executable, script, folder],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": path},
    ) as process:
        while len(found := [int(name.name) for name in folder.iterdir()]) < 2:
            assert process.poll() is None
            time.sleep(0.05)
        end(process.pid)
        errors = process.communicate()[1]
    assert process.returncode == status
    assert all(map(gone, found))
    assert errors.count("Traceback") == errors.count("KeyboardInterrupt") == (status == -signal.SIGINT)
