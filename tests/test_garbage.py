"""The search for reference cycles is put off, and taken up again as it was."""

import gc
from contextlib import ExitStack

import pytest

from kg.garbage import made_outside, no_search_for_cycles


@pytest.fixture(params=[True, False])
def searching(request):
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_blocks_that_overlap_leave_the_search_as_it_was(searching):
    first, second = ExitStack(), ExitStack()  # as two threads have them
    first.enter_context(no_search_for_cycles())
    second.enter_context(no_search_for_cycles())
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled() is searching


def test_a_block_that_fails_leaves_the_search_as_it_was(searching):
    with pytest.raises(KeyError), no_search_for_cycles():
        raise KeyError
    assert gc.isenabled() is searching


def test_what_a_block_draws_is_made_as_if_outside_of_it(searching):
    def values():
        for _ in range(2):
            yield gc.isenabled()

    with no_search_for_cycles():
        seen = [(made, gc.isenabled()) for made in made_outside(values())]
        assert list(made_outside([1, 2])) == [1, 2]
        assert not gc.isenabled()
    assert seen == [(searching, False)] * 2
    assert gc.isenabled() is searching
