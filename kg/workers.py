"""One function over many items, in this process or in several that may die.

Processes are started afresh ("spawn"), so they share nothing with this one. Where one dies, through a defect in native
code or because the system wanted its memory back, nobody knows which of the items under way was to blame. So these are
done again, each alone; an item whose process dies once more is given up, and no other.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from kg.errors import WorkerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")
Item_contra = TypeVar("Item_contra", contravariant=True)
Result_co = TypeVar("Result_co", covariant=True)

WINDOW = 4
"""Items under way for each process: enough to keep it busy, and few enough to hold."""


class Died(Exception):  # noqa: N818 - it says what became of a process
    """The process that worked on an item died, and again when it worked on nothing else."""


class Ticket(Protocol[Result_co]):
    """An item that was handed in."""

    def result(self) -> Result_co:
        """Return what the function gives for the item. To be asked for in the order of handing in.

        Raises:
            Died: its process died.
            WorkerError: no process can be started.
            Exception: what the function raises.
        """


class Workers(Protocol[Item_contra, Result_co]):
    """What does the work.

    Attributes:
        window: how many items to hand in before the first result is asked for.
    """

    @property
    def window(self) -> int: ...  # noqa: D102 - told above

    def prepare(self) -> None:
        """Wait until the work can begin.

        Raises:
            WorkerError: no process can be started.
            Exception: what the preparation raises.
        """

    def submit(self, item: Item_contra) -> Ticket[Result_co]:
        """Hand in an item."""


class Serial(Generic[Item, Result]):
    """Does the work in this process, when its result is asked for.

    Args:
        function: the work.
        preparation: what is done before the first item.

    >>> Serial(len, list).submit("abc").result()
    3
    """

    window = 1

    def __init__(self, function: Callable[[Item], Result], preparation: Callable[[], object]) -> None:
        self._function = function
        self._preparation = preparation

    def __enter__(self) -> Serial[Item, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def prepare(self) -> None:  # noqa: D102 - as Workers
        self._preparation()

    def submit(self, item: Item) -> Ticket[Result]:  # noqa: D102
        return _Later(self._function, item)


class _Later(Generic[Item, Result]):
    def __init__(self, function: Callable[[Item], Result], item: Item) -> None:
        self._function = function
        self._item = item

    def result(self) -> Result:
        return self._function(self._item)


class Pool(Generic[Item, Result]):
    """Does the work in other processes, which are started when there is work for them.

    They end when the context is left - after an exception, whatever they are at - and when this process dies. Ctrl-C
    is this process's affair.

    Args:
        function: the work. It is imported in the processes, so it lies at the top of a module.
        preparation: what one process does before the first item; the same holds for it.
        jobs: the greatest number of processes.
    """

    def __init__(self, function: Callable[[Item], Result], preparation: Callable[[], object], jobs: int) -> None:
        self.window = WINDOW * jobs
        self._function = function
        self._preparation = preparation
        self._jobs = jobs
        self._processes: _Processes | None = None
        self._sent: deque[_Sent[Item, Result]] = deque()

    def __enter__(self) -> Pool[Item, Result]:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._stop(at_once=kind is not None)

    def prepare(self) -> None:  # noqa: D102
        try:
            self._running().wait()
        except WorkerError:
            if not any(sent.lost() for sent in self._sent):
                raise
            self._recover()  # an item may have killed its process while another was still preparing

    def submit(self, item: Item) -> Ticket[Result]:  # noqa: D102
        sent = _Sent(self, item)
        try:
            sent.future = self._running().submit(self._function, item)
        except BrokenProcessPool:
            self._recover()
            sent.future = self._running().submit(self._function, item)
        self._sent.append(sent)
        return sent

    def result(self, sent: _Sent[Item, Result]) -> Result:
        """Return the result of the item that was handed in first."""
        if sent.lost():
            self._recover()
        self._sent.remove(sent)
        try:
            return sent.future.result()
        except BrokenProcessPool as error:
            raise Died from error

    def _recover(self) -> None:
        """After the death of a process, do each item that was lost alone.

        Raises:
            WorkerError: a process dies before it can work, which is no item's fault.
        """
        self._stop(at_once=True)
        for sent in self._sent:
            if sent.lost():
                sent.alone = True
                with _Processes(1, self._preparation) as processes:
                    processes.wait()
                    sent.future = processes.submit(self._function, sent.item)
                    sent.future.exception()

    def _running(self) -> _Processes:
        if self._processes is None:
            self._processes = _Processes(self._jobs, self._preparation)
        return self._processes

    def _stop(self, *, at_once: bool) -> None:
        if self._processes is not None:
            self._processes.stop(at_once=at_once)
            self._processes = None


class _Sent(Generic[Item, Result]):
    """An item in the hands of a pool."""

    future: Future[Result]

    def __init__(self, pool: Pool[Item, Result], item: Item) -> None:
        self.item = item
        self.alone = False
        self._pool = pool

    def result(self) -> Result:
        return self._pool.result(self)

    def lost(self) -> bool:
        """Wait for the end of the work, and return whether it went down with a process and can be done again."""
        return not self.alone and (
            isinstance(self.future.exception(), BrokenProcessPool) if not self.future.cancelled() else True
        )


class _Processes:
    """An executor whose processes end with this one, and at once where that is wanted."""

    def __init__(self, jobs: int, preparation: Callable[[], object]) -> None:
        context = multiprocessing.get_context("spawn")
        # Nothing is ever sent. When the writing end is closed, if only because this process is dead, the others end.
        reader, self._lifeline = context.Pipe(duplex=False)
        self._reader = reader
        self._executor = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(reader,))
        self._prepared = self.submit(_prepared, preparation)

    def __enter__(self) -> _Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop(at_once=True)

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        with _interrupts_held():  # a process that starts now inherits this: Ctrl-C does not reach it
            return self._executor.submit(function, item)

    def wait(self) -> None:
        """Wait until a process has done the preparation."""
        try:
            self._prepared.result()
        except BrokenProcessPool as error:
            raise WorkerError(
                "the processes that the build works in cannot be started, or die while they load the pipeline; build "
                "with one job, and in a script of your own call kg below `if __name__ == '__main__':`"
            ) from error

    def stop(self, *, at_once: bool) -> None:
        if at_once:
            self._lifeline.close()
        self._executor.shutdown(cancel_futures=True)
        self._lifeline.close()
        self._reader.close()


def _begin(lifeline: Connection) -> None:
    """Prepare a process: it ends when the other end of `lifeline` is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        lifeline.poll(None)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _prepared(preparation: Callable[[], object]) -> None:
    """Do the preparation and send nothing of it back."""
    preparation()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait until the block is done."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)
