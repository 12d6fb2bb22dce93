"""Asks the system to keep a window out of screenshots and shared screens while a secret shows in it.

Windows has a way (a call that it may not heed on a remote desktop); X11 and Wayland have none for a program to ask.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget

_NONE, _EXCLUDE_FROM_CAPTURE = 0x0, 0x11


def keep_out_of_captures(window: QWidget, out: bool) -> bool:
    """Whether the system agreed; false where it has no such thing."""
    if sys.platform != "win32":
        return False
    import ctypes

    handle = ctypes.c_void_p(int(window.winId()))
    wanted = _EXCLUDE_FROM_CAPTURE if out else _NONE
    return bool(ctypes.windll.user32.SetWindowDisplayAffinity(handle, wanted))
