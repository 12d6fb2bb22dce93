"""Which keyring keeps secrets on this machine, chosen by name so that nothing can put another in its place.

The keyring library's own choice obeys an environment variable, a config file and installed plug-ins, any of which
can redirect secrets to plain text. So it is never asked to choose: the one class meant for this platform is taken.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, TypeVar

from composer.errors import ComposerError

UTF16_LIMIT = 1_280
"""UTF-16 units that Windows Credential Manager keeps in one entry (2,560 bytes)."""

_ALLOWED = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring", "Windows Credential Manager"),),
    "darwin": (("keyring.backends.macOS", "Keyring", "the macOS Keychain"),),
    "linux": (
        ("keyring.backends.SecretService", "Keyring", "the desktop's keyring (Secret Service)"),
        ("keyring.backends.kwallet", "DBusKeyring", "KWallet"),
    ),
}
_Answer = TypeVar("_Answer")


class Keyring(Protocol):
    """Keeps short texts by service and name. Raises `KeyringError`. May wait for a prompt: never call it in the GUI."""

    title: str

    def get(self, service: str, name: str) -> str | None: ...

    def put(self, service: str, name: str, value: str) -> None: ...

    def delete(self, service: str, name: str) -> None: ...


class KeyringError(ComposerError):
    """The keyring did not do as asked. `reason` is `locked`, `gone`, `refused` or `too_long`."""

    def __init__(self, reason: str, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.reason = reason


class RefusedKeyringError(ComposerError):
    """Why this machine's keyring is not used; secrets then last for this session only."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what, "Log-ons are kept in memory until you close the app. Ask your IT desk to put this right."
        )


class MemoryKeyring:
    """Keeps secrets until the app closes, where there is no keyring or policy forbids storing."""

    title = "this session only, in memory"

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], str] = {}

    def get(self, service: str, name: str) -> str | None:
        return self._kept.get((service, name))

    def put(self, service: str, name: str, value: str) -> None:
        _check_length(value)
        self._kept[service, name] = value

    def delete(self, service: str, name: str) -> None:
        self._kept.pop((service, name), None)

    def __repr__(self) -> str:
        return "MemoryKeyring()"


class SystemKeyring:
    """The operating system's keyring, through the one backend class that is allowed here."""

    def __init__(self, backend: Any, title: str) -> None:
        self._backend = backend
        self.title = title

    def get(self, service: str, name: str) -> str | None:
        return self._asked(lambda: _text_or_none(self._backend.get_password(service, name)))

    def put(self, service: str, name: str, value: str) -> None:
        """Keep `value`, and read it back to be sure that it was kept."""
        _check_length(value)
        self._asked(lambda: self._backend.set_password(service, name, value))
        if self.get(service, name) != value:
            raise KeyringError(
                "refused",
                f"{self.title} did not keep what it was given.",
                "Try again, or ask your IT desk whether storing log-ons is allowed here.",
            )

    def delete(self, service: str, name: str) -> None:
        """Remove it; it is no fault if it was not there."""
        if self.get(service, name) is not None:
            self._asked(lambda: self._backend.delete_password(service, name))

    def _asked(self, call: Callable[[], _Answer]) -> _Answer:
        from keyring.errors import KeyringError as LibraryError
        from keyring.errors import KeyringLocked

        try:
            return call()
        except KeyringLocked as error:
            _let_go(error)
            raise KeyringError(
                "locked",
                f"{self.title} is locked.",
                "Unlock it with your usual password when it asks, then try again.",
            ) from error
        except LibraryError as error:
            _let_go(error)
            raise KeyringError(
                "refused", f"{self.title} said no.", "Try again, or ask your IT desk."
            ) from error
        except Exception as error:  # a backend raises what its transport does: D-Bus, COM or Win32 errors
            _let_go(error)
            raise KeyringError(
                "gone",
                f"{self.title} did not answer ({type(error).__name__}).",
                "Your log-ons are still in it. Try again, or sign out of this computer and in again.",
            ) from error

    def __repr__(self) -> str:
        return f"SystemKeyring({self.title})"


def system_keyring(platform: str = sys.platform) -> SystemKeyring:
    """This machine's keyring; `RefusedKeyringError` says why there is none that can be trusted."""
    _check_not_redirected()
    for module_name, class_name, title in _ALLOWED.get(platform, ()):
        try:
            found = getattr(import_module(module_name), class_name)
            found.priority  # noqa: B018 - reading it raises RuntimeError where the backend cannot work
            backend = found()
        except (ImportError, AttributeError, RuntimeError, OSError):  # OSError: a bus that is gone
            continue
        return allowed(backend, platform, title)
    raise RefusedKeyringError("This computer offers no keyring to keep log-ons in.")


def allowed(backend: Any, platform: str = sys.platform, title: str = "") -> SystemKeyring:
    """`backend` as a keyring if its class is exactly one of those allowed here, else `RefusedKeyringError`."""
    for module_name, class_name, known in _ALLOWED.get(platform, ()):
        if (type(backend).__module__, type(backend).__qualname__) == (module_name, class_name):
            if platform == "win32":
                backend.persist = "local machine"  # the library's default roams with the profile
            return SystemKeyring(backend, title or known)
    name = f"{type(backend).__module__}.{type(backend).__qualname__}"
    raise RefusedKeyringError(f"The keyring '{name}' is not one that is known to keep secrets safe.")


def _let_go(error: BaseException) -> None:
    """Close the connection that a backend leaves open where it fails; forget its values: one may be the secret."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        for left in list(frame.f_locals.values()):
            if type(left).__module__.startswith("jeepney.") and hasattr(left, "close"):
                left.close()
    traceback.clear_frames(error.__traceback__)


def _check_not_redirected() -> None:
    named = os.environ.get("PYTHON_KEYRING_BACKEND")
    if named:
        raise RefusedKeyringError(f"An environment variable redirects the keyring to '{named}'.")
    from keyring.util.platform_ import config_root

    config = Path(config_root()) / "keyringrc.cfg"
    if config.exists():
        raise RefusedKeyringError(f"The file {config} may redirect the keyring.")


def _check_length(value: str) -> None:
    if len(value.encode("utf-16-le", "surrogatepass")) // 2 > UTF16_LIMIT:
        raise KeyringError(
            "too_long", "This is too long for one entry of a keyring.", "Shorten the notes and save again."
        )


def _text_or_none(value: Any) -> str | None:
    return None if value is None else str(value)
