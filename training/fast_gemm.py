"""Matrix products by NumPy's BLAS while training: on AVX-512 machines several times as fast as the bundled one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from thinc.backends.numpy_ops import NumpyOps

if TYPE_CHECKING:
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


def install() -> None:
    """Let all CPU models of this process multiply by NumPy."""
    NumpyOps.gemm = gemm
