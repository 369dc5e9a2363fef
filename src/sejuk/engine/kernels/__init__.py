"""Loops in C beside their definitions in NumPy: quicker, and the same to the bit.

Most machines have a C compiler, and there the loops are built when they are first asked for (a wheel brings
them along). Where there is none, or ``SEJUK_KERNELS=off`` says so, :data:`LOOPS` is None and the engine does
all in NumPy. Tests hold both to the same results.
"""

from sejuk.engine.kernels.arrays import Address, address, grown
from sejuk.engine.kernels.loading import LOOPS

__all__ = ["LOOPS", "Address", "address", "grown"]
