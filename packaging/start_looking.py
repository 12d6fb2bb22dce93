"""The script PyInstaller freezes for the optional part: the program that looks through pictures, and nothing else."""

from __future__ import annotations

import sys

from composer.looking.worker import main

if __name__ == "__main__":
    sys.exit(main())
