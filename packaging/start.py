"""The script PyInstaller freezes: the same entry point that the checkout has."""

from __future__ import annotations

import sys

from composer.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
