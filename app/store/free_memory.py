"""Tells how much memory may still be taken, so that a lack of it is said before anything fails."""

import ctypes
import ctypes.util
import sys
from pathlib import Path

MEMINFO = Path("/proc/meminfo")


def free_memory_kib() -> int | None:
    """Return the memory that can be taken without starving others, in KiB; None where it cannot be known."""
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return _macos()
    return _linux()


def _linux() -> int | None:
    try:
        lines = MEMINFO.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    for line in lines:
        # "MemAvailable:   12345678 kB", see proc_meminfo(5): free memory plus what the caches can give back.
        if line.startswith("MemAvailable:"):
            return int(line.split()[1])
    return None


if sys.platform == "win32":

    class _MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX of the Windows API (sysinfoapi.h)."""

        _fields_ = (
            ("dwLength", ctypes.c_ulong),
            ("dwMemoryLoad", ctypes.c_ulong),
            ("ullTotalPhys", ctypes.c_ulonglong),
            ("ullAvailPhys", ctypes.c_ulonglong),
            ("ullTotalPageFile", ctypes.c_ulonglong),
            ("ullAvailPageFile", ctypes.c_ulonglong),
            ("ullTotalVirtual", ctypes.c_ulonglong),
            ("ullAvailVirtual", ctypes.c_ulonglong),
            ("ullAvailExtendedVirtual", ctypes.c_ulonglong),
        )

    def _windows() -> int | None:
        status = _MemoryStatus()
        status.dwLength = ctypes.sizeof(status)
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return None
        return int(min(status.ullAvailPageFile, status.ullAvailVirtual)) // 1024


if sys.platform == "darwin":

    def _macos() -> int | None:
        # macOS keeps few pages free on purpose and compresses the rest: half of the memory is a fair bound.
        library = ctypes.CDLL(ctypes.util.find_library("c"))
        size = ctypes.c_uint64()
        length = ctypes.c_size_t(ctypes.sizeof(size))
        if library.sysctlbyname(b"hw.memsize", ctypes.byref(size), ctypes.byref(length), None, 0) != 0:
            return None
        return int(size.value) // 2048
