"""Matrix products by NumPy's BLAS while training: on AVX-512 machines several times as fast as the bundled one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from thinc.backends.numpy_ops import NumpyOps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]


def gemm(
    self: NumpyOps,  # noqa: ARG001 -- it stands in for a method
    x: Matrix,
    y: Matrix,
    out: Matrix | None = None,
    trans1: bool = False,
    trans2: bool = False,
) -> Matrix:
    """Return the product of `x` and `y`, each transposed first if so told; signature of `thinc.api.Ops.gemm`."""
    return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


@contextmanager
def fast_gemm() -> Iterator[None]:
    """Let all CPU models of this process multiply by NumPy for a while; speed is measured without it."""
    usual = NumpyOps.gemm
    NumpyOps.gemm = gemm
    try:
        yield
    finally:
        NumpyOps.gemm = usual
