"""Clears a demo away when the process that made it is gone, however that ended.

Run as a script of its own, ``python caretaker.py FOLDER``, and imports nothing of the kit: it
waits until its input ends, which the system does for a process that is killed too.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

_TRIES = 20
"""Kernels of the demo notice only after a while that it is gone, and may write until then."""


def main() -> None:
    """Wait for the end of the demo, then remove its folder."""
    sys.stdin.buffer.read()
    folder = Path(sys.argv[1])
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(0.5)
        if not folder.exists():
            return


if __name__ == "__main__":
    main()
