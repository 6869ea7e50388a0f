"""Keeps windows out of screenshots and screen sharing, where the system can: Windows and macOS, no Linux desktop."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from PySide6.QtWidgets import QWidget

_WDA_NONE, _WDA_EXCLUDED = 0x00, 0x11
_SHARING_NONE, _SHARING_READ_ONLY = 0, 1


def can_be_kept_out() -> bool:
    """Whether this system has such a thing. Neither X11 nor Wayland has."""
    return sys.platform in ("win32", "darwin")


def keep_out(window: QWidget, out: bool) -> None:
    """Keep a window out of pictures, or let it in again; where that fails, it is as it was."""
    try:
        _keep_out(sys.platform, int(window.winId()), out=out)
    except (OSError, AttributeError):
        return


def _keep_out(platform: str, handle: int, *, out: bool) -> None:
    loader: Any = ctypes
    if platform == "win32":
        loader.windll.user32.SetWindowDisplayAffinity(ctypes.c_void_p(handle), _WDA_EXCLUDED if out else _WDA_NONE)
    elif platform == "darwin":
        objc = loader.CDLL("/usr/lib/libobjc.dylib")
        objc.sel_registerName.restype = objc.objc_msgSend.restype = ctypes.c_void_p
        objc.objc_msgSend.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        window = objc.objc_msgSend(handle, objc.sel_registerName(b"window"))  # Qt's handle is the view
        objc.objc_msgSend.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong]
        sharing = _SHARING_NONE if out else _SHARING_READ_ONLY
        objc.objc_msgSend(window, objc.sel_registerName(b"setSharingType:"), sharing)
