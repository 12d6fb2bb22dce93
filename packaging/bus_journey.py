"""Does the main job in a running Post Composer as a screen reader would: over the accessibility bus, by name.

Run by the system's Python, which has the bindings (gir1.2-atspi-2.0): `bus_journey.py TEXT`. It writes TEXT, takes
every fix that is offered, gives a reason for what has none, ticks what a person ticks, and ends when the checklist
says that the post is ready.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

READY = "Ready to post"
_PATIENCE = 120
_MOST_STEPS = 80
_MOST_QUIET_ROUNDS = 5


def say(text: str) -> None:
    print(text, flush=True)


def wait_for(what: str, look: Callable[[], Any], seconds: float = _PATIENCE) -> Any:
    """What `look` gives once it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := look():
                return found
        except Exception as error:  # a widget that went while it was looked at
            last = error
        time.sleep(0.1)
    raise SystemExit(f"{what} did not come within {seconds} seconds {locals().get('last', '')}")


def walk(node: Any) -> Iterator[Any]:
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            yield child
            yield from walk(child)


def shown(node: Any) -> bool:
    states = node.get_state_set()
    return bool(states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.SENSITIVE))


class Window:
    """The compose window, by the names that its parts have."""

    def __init__(self) -> None:
        self.app = wait_for("the app", self._find_app)
        self.text = wait_for("the place to write", lambda: self.part("post_text"))
        self.rows = wait_for("the checklist", lambda: self.part("checklist_rows"))
        self.summary = wait_for("the summary", lambda: self.part("summary_line"))

    def _find_app(self) -> Any:
        desktop = Atspi.get_desktop(0)
        apps = [desktop.get_child_at_index(place) for place in range(desktop.get_child_count())]
        return next((app for app in apps if app and app.get_name() == "Post Composer"), None)

    def part(self, name: str) -> Any:
        """A part by the object name that ends its path."""
        return next((one for one in walk(self.app) if one.get_accessible_id().endswith(f".{name}")), None)

    def button(self, *names: str) -> Any:
        buttons = (one for one in walk(self.app) if one.get_role() == Atspi.Role.PUSH_BUTTON and shown(one))
        return next((one for one in buttons if one.get_name() in names), None)

    def lines(self) -> list[str]:
        children = (self.rows.get_child_at_index(place) for place in range(self.rows.get_child_count()))
        return [child.get_name() for child in children if child]

    def state(self) -> tuple[str, tuple[str, ...], str]:
        return self.summary.get_name(), tuple(self.lines()), self.written()

    def written(self) -> str:
        return str(Atspi.Text.get_text(self.text, 0, Atspi.Text.get_character_count(self.text)))

    def write(self, text: str) -> None:
        if not Atspi.EditableText.set_text_contents(self.text, text):
            raise SystemExit("the place to write cannot be written to")
        wait_for("the text", lambda: self.written() == text)

    def chosen(self) -> str:
        return str(self.part("details_title").get_name())

    def offered(self) -> dict[str, Any]:
        """The buttons that do something about the chosen line, by their object names."""
        nodes = (one for one in walk(self.app) if ".details." in one.get_accessible_id() and shown(one))
        return {one.get_accessible_id().rpartition(".")[2]: one for one in nodes}

    def each_line(self) -> Iterator[str]:
        """Go down the checklist with the arrow keys; what is said about each line it comes to."""
        Atspi.Component.grab_focus(self.rows)
        key(*["Up"] * len(self.lines()))
        time.sleep(0.5)
        yield (before := self.chosen())
        for _ in self.lines():  # headings are lines too, and nothing is said about them
            key("Down")
            if (now := self.chosen()) != before:
                yield now
                before = now


def windows(name: str = ".*") -> list[str]:
    """Those on the screen whose name is like this; an open menu is one, and has no name."""
    look = ["xdotool", "search", "--onlyvisible", "--name", name]
    return subprocess.run(look, capture_output=True, text=True, check=True, timeout=60).stdout.split()


def key(*names: str) -> None:
    """Keys, through the X server as from a keyboard; there is no window manager that would give focus."""
    focus = ["xdotool", "windowfocus", windows("Post Composer")[0]]
    subprocess.run([*focus, "key", *names], check=True, timeout=60)
    time.sleep(0.4)


def press(node: Any) -> None:
    Atspi.Action.do_action(node, 0)


def settled(window: Window, before: tuple[str, tuple[str, ...], str]) -> None:
    """Wait for an answer, and until nothing has changed for two seconds."""
    wait_for("an answer of the checklist", lambda: window.state() != before)
    last, since = window.state(), time.monotonic()
    end = since + _PATIENCE
    while time.monotonic() < min(end, since + 2):
        time.sleep(0.25)
        if (now := window.state()) != last:
            last, since = now, time.monotonic()


def fix(window: Window, button: Any, before: tuple[str, tuple[str, ...], str]) -> None:
    """Press it; where it opens a menu of several fixes, take the first, by keys: Qt keeps such a menu off the bus."""
    shown_before = len(windows())
    press(button)
    wait_for("a fix, or a menu", lambda: window.state() != before or len(windows()) > shown_before)
    if window.state() == before:
        key("Down", "Return")


def put_aside(window: Window, button: Any) -> None:
    press(button)
    reason = wait_for("the place for a reason", lambda: window.part("reason"))
    Atspi.EditableText.set_text_contents(reason, "we talked about it")
    press(wait_for("Keep", lambda: window.button("Keep")))


def one_step(window: Window) -> bool:
    """Do something about the first line about which something can be done."""
    for line in window.each_line():
        offered, before = window.offered(), window.state()
        if button := offered.get("fix_button"):
            say(f"  {button.get_name().rstrip('…')}: {line}")
            fix(window, button, before)
        elif (button := offered.get("tick_button")) and button.get_name() != "Untick":
            say(f"  ticked: {line}")
            press(button)
        elif button := offered.get("aside_button"):
            say(f"  put aside, with a reason: {line}")
            put_aside(window, button)
        else:
            continue
        settled(window, before)
        return True
    return False


def take_steps(window: Window) -> None:
    """Until it is ready. A line that moved while it was read is looked for again: what is gone raises an error."""
    quiet_rounds = 0
    for _ in range(_MOST_STEPS):
        if window.summary.get_name() == READY:
            return
        try:
            quiet_rounds = 0 if one_step(window) else quiet_rounds + 1
        except GLib.Error as error:
            say(f"  (once more: {error.message})")
            quiet_rounds += 1
        if quiet_rounds > _MOST_QUIET_ROUNDS:
            raise SystemExit(f"nothing more can be done and it is not ready: {window.state()}")
        if quiet_rounds:
            time.sleep(2)


def main(text: str) -> None:
    window = Window()
    window.write(text)
    wait_for("the NHS number in the checklist", lambda: any("NHS number" in line for line in window.lines()))
    if window.summary.get_name() == READY:
        raise SystemExit("a post with an NHS number in it was called ready")
    say(f"  written; the checklist says '{window.summary.get_name()}' with {len(window.lines())} lines")
    take_steps(window)
    if window.summary.get_name() != READY or "943 476 5919" in window.written():
        raise SystemExit(f"it did not get ready: {window.state()}")
    say(f"  {READY}: {window.written()}")


if __name__ == "__main__":
    main(sys.argv[1])
