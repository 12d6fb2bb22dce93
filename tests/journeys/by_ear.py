"""Uses the running app as somebody does who cannot see it: by names, roles and keys, through the platform's own bus.

Debian's Python runs it (`gi` is not on PyPI) inside `dbus-run-session`, with HOME a folder of its own, and DISPLAY a
screen that has a window manager: `dbus-run-session -- /usr/bin/python3 tests/journeys/by_ear.py PYTHON HOME`.
Every step is printed. There is no coordinate and no widget's class in here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60.0
WRITTEN = (
    "Come to our open day in Sunderland. The the walking group meets in the hall. NHS number 943 476 5919"
)
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
_POLITE = 1
"""`ATSPI_LIVE_POLITE`, which this version of the binding does not name."""
_BUTTON, _LABEL, _LINE, _TEXT = ("push button", "label", "list item", "text")


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


class Ear:
    """What can be heard and done."""

    def __init__(self) -> None:
        self.announced: list[tuple[str, int]] = []
        self._listener = Atspi.EventListener.new(self._on_event)
        self._listener.register("object:announcement")
        self._listener.register("object:state-changed:focused")
        self.last_focus = ""
        self.app: Any = None

    def _on_event(self, event: Any) -> None:
        if event.type.startswith("object:announcement"):
            self.announced.append((str(event.any_data), event.detail1))
        elif event.detail1:
            self.last_focus = event.source.get_role_name()

    def wait(self, what: str, so: Callable[[], Any]) -> Any:
        """Let events come in until it is so."""
        until = time.monotonic() + PATIENCE
        while True:
            while GLib.MainContext.default().iteration(False):
                pass
            try:
                found = so()
            except GLib.Error:  # what was looked at has just gone
                found = None
            if found:
                tell(f"- {what}")
                return found
            if time.monotonic() > until:
                raise SystemExit(f"Waited too long: {what}\n{self.all_there_is()}")
            time.sleep(0.05)

    def wait_a_moment(self, so: Callable[[], Any]) -> Any:
        """For what may come or not."""
        until = time.monotonic() + 2
        while not (found := so()) and time.monotonic() < until:
            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(0.05)
        return found

    def every(self, node: Any, depth: int = 0) -> Iterator[Any]:
        """Everything shown below a node."""
        yield node
        for number in range(node.get_child_count() if depth < 40 else 0):
            child = node.get_child_at_index(number)
            if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
                yield from self.every(child, depth + 1)

    def windows(self) -> list[Any]:
        return [self.app.get_child_at_index(number) for number in range(self.app.get_child_count())]

    def find(self, role: str, name: str) -> Any:
        """Something shown in any window whose name begins so."""
        for window in self.windows():
            for node in self.every(window):
                if node.get_role_name() == role and (node.get_name() or "").startswith(name):
                    return node
        return None

    def focused(self) -> Any:
        for window in self.windows():
            for node in self.every(window):
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return node
        return None

    def lines(self) -> list[str]:
        """The lines of the checklist."""
        shown = self.find("list", "Checklist")
        if shown is None:
            return []
        return [shown.get_child_at_index(n).get_name() for n in range(shown.get_child_count())]

    def all_there_is(self) -> str:
        """What a screen reader has in front of it, for whoever reads a failure."""
        said = []
        for window in self.windows() if self.app is not None else []:
            said += [f"{node.get_role_name()}: {node.get_name()}" for node in self.every(window)]
        return "\n".join(said)


def keys(*names: str) -> None:
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def type_words(words: str) -> None:
    subprocess.run(["xdotool", "type", "--delay", "8", words], check=True)


def press(ear: Ear, name: str) -> None:
    """Press the button of that name by its own action, once it is there and can be pressed."""

    def button() -> Any:
        found = ear.find(_BUTTON, name)
        return found if found and found.get_state_set().contains(Atspi.StateType.ENABLED) else None

    pressed = ear.wait(f"the button '{name}' can be pressed", button)
    Atspi.Action.do_action(pressed, 0)


def write_into(ear: Ear, name: str, words: str) -> None:
    """Fill in the field of that name."""
    field = ear.wait(f"the field '{name}' is there", lambda: ear.find(_TEXT, name))
    Atspi.EditableText.set_text_contents(field, words)


def chosen_line(ear: Ear) -> str:
    listed = ear.find("list", "Checklist")
    for number in range(listed.get_child_count()):
        line = listed.get_child_at_index(number)
        if line.get_state_set().contains(Atspi.StateType.SELECTED):
            return str(line.get_name())
    return ""


def choose(ear: Ear, begins: str) -> str:
    """Go down the checklist by its keys to the first line that begins so; the whole line comes back."""
    wanted = next(line for line in ear.lines() if line.startswith(begins))
    for _ in ear.lines():
        before, lines = chosen_line(ear), ear.lines()
        if before == wanted:
            tell(f"- the line '{wanted[:60]}' is chosen")
            return wanted
        down = before not in lines or lines.index(before) < lines.index(wanted)
        keys("Down" if down else "Up")
        ear.wait("another line is the chosen one", partial(_moved_on, ear, before))
    raise SystemExit(f"No line '{begins}' was come to.\n{ear.all_there_is()}")


def _moved_on(ear: Ear, before: str) -> bool:
    return chosen_line(ear) != before


def in_the_checklist(ear: Ear) -> bool:
    at = ear.focused()
    return at is not None and at.get_role_name() in ("list", "list item")


def to_the_checklist(ear: Ear) -> None:
    """F6 goes there from the post, and back again."""
    for _ in range(10):
        if ear.wait_a_moment(partial(in_the_checklist, ear)):
            tell("- the checklist has the focus")
            return
        keys("F6")
    raise SystemExit(f"F6 does not go to the checklist.\n{ear.all_there_is()}")


def fix(ear: Ear, begins: str) -> None:
    """Take the first way out of the first line that begins so."""
    to_the_checklist(ear)
    line = choose(ear, begins)
    keys("ctrl+period", "Down")
    if ear.wait_a_moment(lambda: ear.last_focus == "menu item"):  # there were several ways out
        keys("Return")
    ear.wait(f"'{line[:40]}' is gone", lambda: line not in ear.lines() and ear.lines())


def tick(ear: Ear) -> None:
    to_the_checklist(ear)
    line = choose(ear, "To tick")
    keys("space")
    ear.wait(f"'{line[:40]}' is ticked", lambda: line not in ear.lines() and ear.lines())


def say_where(ear: Ear, words: str) -> None:
    ear.wait(f"the app says '{words}'", lambda: ear.find(_LABEL, words))


COLLEAGUE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from composer.review.packet import Verdict, read_packet, write_packet
from composer.review.signing import SigningKey
asked = read_packet(Path(sys.argv[1]).read_bytes()).payload
at = datetime.now(UTC).isoformat()
verdict = Verdict(asked.id, asked.digest, "good_to_go", "Dana Luck", at, "Lovely.", ())
Path(sys.argv[2]).write_bytes(write_packet(verdict, SigningKey.new()))
"""


def main_job(ear: Ear, python: str, home: Path) -> None:
    """Write, fix, tick, send for review, take the verdict."""
    shared, back = home / "shared", home / "answer.postreview"
    say_where(ear, "Nothing written yet")
    ear.wait("the post has the focus", lambda: ear.focused() and ear.focused().get_name() == "Post text")
    type_words(WRITTEN)
    ear.wait("the NHS number is found", lambda: any("NHS number" in line for line in ear.lines()))
    while any(line.startswith("To fix") for line in ear.lines()):
        fix(ear, "To fix")
    fix(ear, "Idea. 'The the'" if any("'The the'" in line for line in ear.lines()) else "Worth a look")
    while any(line.startswith("To tick") for line in ear.lines()):
        tick(ear)
    say_where(ear, "Ready to post")
    keys("ctrl+shift+r")
    write_into(ear, "Who should look at it", "Dana Luck")
    press(ear, "Put it in the shared folder")
    [asked] = ear.wait("the review is in the shared folder", lambda: list(shared.glob("*.postreview")))
    subprocess.run([python, "-c", COLLEAGUE, str(asked), str(back)], check=True)
    keys("Escape")
    ear.wait("the window is closed, and the focus back", lambda: not ear.find("dialog", "") and ear.focused())
    keys("ctrl+shift+o")
    ear.wait("the file window is open", lambda: ear.find(_TEXT, "File name"))
    type_words(str(back))
    keys("Return")
    ear.wait("the verdict is there", lambda: ear.find(_LABEL, "Dana Luck: good to go"))
    say_where(ear, "Ready to post")
    told = [words for words, _ in ear.announced]
    ear.wait(
        "where the post stands was announced, counts first", lambda: any(" to fix" in one for one in told)
    )
    ear.wait("that it is ready was announced", lambda: "Ready to post" in [one for one, _ in ear.announced])
    rude = [words for words, manner in ear.announced if manner != _POLITE]
    if rude:
        raise SystemExit(f"Announced without patience: {rude}")


def run(python: str, home: Path) -> None:
    environment = {**os.environ, "POST_COMPOSER_HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
    environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    keyring = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    started = [
        subprocess.Popen([LAUNCHER, "--launch-immediately"]),
        subprocess.Popen(
            keyring, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ),
        subprocess.Popen([python, "-m", "composer", "--look", "light"], env=environment),
    ]
    password = started[1].stdin
    assert password is not None
    password.write(b"a password for a day")
    password.close()
    ear = Ear()

    def running() -> Any:
        desktop = Atspi.get_desktop(0)
        apps = [desktop.get_child_at_index(n) for n in range(desktop.get_child_count())]
        return next((one for one in apps if one is not None and one.get_name() == "Post Composer"), None)

    try:
        ear.app = ear.wait("the app is on the bus", running)
        main_job(ear, python, home)
        tell("announced: " + " | ".join(words for words, _ in ear.announced))
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(20)


if __name__ == "__main__":
    run(sys.argv[1], Path(sys.argv[2]))
