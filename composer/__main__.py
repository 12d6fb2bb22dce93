"""The two entry points: the command line, and the desktop app."""

from __future__ import annotations

import gc
import sys

_DESKTOP_OPTIONS = ("--look", "--open-once", "--text-scale", "--tour")
_DESKTOP_FILES = (".postreview", ".eml", ".posthandover", ".postcard", ".postrecovery")


def main() -> int:
    """`post-composer`: the doors when one is named, else the desktop app, with the file that is named."""
    arguments = sys.argv[1:]
    if arguments == ["--looking-worker"]:
        from composer.looking.worker import main as look

        return look()
    if arguments == ["--passphrase-worker"]:
        from composer.vault.passphrase import main as lock

        return lock()
    desktop_file = bool(arguments) and arguments[0].casefold().endswith(_DESKTOP_FILES)
    if not arguments or arguments[0].startswith(_DESKTOP_OPTIONS) or desktop_file:
        return main_windowed()
    from composer.cli import main as command_line

    return command_line(arguments)


def main_windowed() -> int:
    """`post-composer-desktop`: the desktop app. Nothing that is made while it starts can be cleared away yet."""
    gc.disable()
    from composer.app import main as desktop

    return desktop()


if __name__ == "__main__":
    sys.exit(main())
