"""Every command and its shortcut, once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget


class Command(NamedTuple):
    """One thing a person can ask for. `choice` names a set of which one is on; '' for a plain command."""

    name: str
    text: str
    keys: str = ""
    choice: str = ""


SEPARATOR = Command("", "")

MENUS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        "&Post",
        (
            Command("new_post", "&New post", "Ctrl+N"),
            Command("try_example", "Try an &example", "Ctrl+Shift+E"),
            Command("drafts", "&Drafts…", "Ctrl+O"),
            Command("export_post", "&Save a copy as a file…", "Ctrl+S"),
            Command("print_checklist", "P&rint the checklist…", "Ctrl+P"),
            SEPARATOR,
            Command("choose_accounts", "Choose &accounts…", "Ctrl+Shift+A"),
            Command("different_here", "Different &here…", "Ctrl+Shift+H"),
            Command("same_as_all", "Sa&me as all"),
            Command("split_thread", "Sp&lit into a thread…", "Ctrl+Shift+T"),
            SEPARATOR,
            Command("doubts", "I have dou&bts…", "Ctrl+Shift+B"),
            Command("ask", "As&k the programme…", "Ctrl+Shift+K"),
            Command("post", "&Post…", "Ctrl+Return"),
            SEPARATOR,
            Command("quit", "&Close Post Composer", "Ctrl+Q"),
        ),
    ),
    (
        "&Edit",
        (
            Command("undo", "&Undo", "Ctrl+Z"),
            Command("redo", "&Redo", "Ctrl+Y"),
            SEPARATOR,
            Command("cut", "Cu&t", "Ctrl+X"),
            Command("copy", "&Copy", "Ctrl+C"),
            Command("copy_post", "Copy the &whole post", "Ctrl+Shift+C"),
            Command("paste", "&Paste", "Ctrl+V"),
            Command("select_all", "Select &all", "Ctrl+A"),
            SEPARATOR,
            Command("find", "&Find…", "Ctrl+F"),
            Command("replace", "R&eplace…", "Ctrl+H"),
        ),
    ),
    (
        "&Words",
        (
            Command("insert_words", "&Insert words…", "Ctrl+K"),
            Command("insert_from_list", "Insert &from the list"),
            Command("insert_hashtag", "&Hashtag…", "Ctrl+Shift+3"),
            Command("insert_tag", "T&ag someone…", "Ctrl+Shift+2"),
            SEPARATOR,
            Command("edit_snippets", "S&nippets…"),
            Command("follow_list", "&Who to follow…"),
            SEPARATOR,
            Command("case_sentence", "&Sentence case"),
            Command("case_lower", "&Lower case"),
            Command("case_upper", "&Upper case"),
            Command("case_title", "&Title case"),
            SEPARATOR,
            Command("spelling", "&Check spelling", "F7"),
        ),
    ),
    (
        "Pict&ures",
        (
            Command("add_pictures", "&Add pictures…", "Ctrl+Shift+P"),
            Command("describe_picture", "&Describe the chosen one…", "Ctrl+D"),
            Command("look_closely", "&Look closely at it…", "Ctrl+Shift+I"),
            SEPARATOR,
            Command("picture_earlier", "Move it &earlier", "Alt+Left"),
            Command("picture_later", "Move it la&ter", "Alt+Right"),
            Command("picture_out", "Take it &out"),
            SEPARATOR,
            Command("consents", "&Consents…", "Ctrl+Shift+M"),
        ),
    ),
    (
        "&Checklist",
        (
            Command("next_finding", "&Next place to look at", "F8"),
            Command("previous_finding", "&Previous place to look at", "Shift+F8"),
            SEPARATOR,
            Command("fix", "&Fix it…", "Ctrl+."),
            Command("go_to", "&Go to it", "Ctrl+G"),
            Command("tick", "&Tick it, or untick it", "Ctrl+T"),
            Command("set_aside", "Not this ti&me…", "Ctrl+Shift+D"),
            SEPARATOR,
            Command("say_summary", "&Say where I am", "Ctrl+Shift+S"),
            Command("switch_pane", "Mo&ve between post and checklist", "F6"),
            SEPARATOR,
            Command("show_problems", "&Rules with a problem…"),
        ),
    ),
    (
        "Rev&iew",
        (
            Command("send_review", "&Send for review…", "Ctrl+Shift+R"),
            Command("told_by", "&Told me by…"),
            SEPARATOR,
            Command("open_review", "&Open a review or an answer…", "Ctrl+Shift+O"),
            Command("paste_answer", "&Paste an answer…"),
            Command("show_comments", "What reviewers s&aid"),
            SEPARATOR,
            Command("my_key", "My &key, in words…"),
        ),
    ),
    (
        "&Record",
        (
            Command("record", "&What was posted…", "Ctrl+R"),
            Command("plan", "&Plan…", "Ctrl+L"),
            SEPARATOR,
            Command("went_wrong", "It went w&rong…"),
        ),
    ),
    (
        "&Accounts",
        (
            Command("accounts", "&Accounts of the team…", "Ctrl+Shift+U"),
            Command("leaver", "&Somebody leaves…"),
            SEPARATOR,
            Command("log_on", "&Log-on of an account…", "Ctrl+Shift+L"),
            Command("access_log", "&Who saw which log-on…"),
            SEPARATOR,
            Command("cards", "&Cards, mine and colleagues'…"),
            Command("take_in", "&Take in a hand-over or a card…"),
            Command("paste_hand_over", "&Paste a hand-over or a card"),
            SEPARATOR,
            Command("recovery_sheet", "&Recovery sheet…"),
        ),
    ),
    (
        "&View",
        (
            Command("show_preview", "Layout &preview…", "F9"),
            SEPARATOR,
            Command("zoom_in", "&Larger post", "Ctrl++"),
            Command("zoom_out", "&Smaller post", "Ctrl+-"),
            Command("zoom_reset", "Post at its &usual size", "Ctrl+0"),
            SEPARATOR,
            Command("look_system", "Look: as the &computer", choice="look"),
            Command("look_light", "Look: ligh&t", choice="look"),
            Command("look_dark", "Look: &dark", choice="look"),
            Command("look_contrast", "Look: &high contrast", choice="look"),
            SEPARATOR,
            Command("settings", "S&ettings…", "Ctrl+,"),
        ),
    ),
    (
        "&Help",
        (
            Command("help", "&Help…", "F1"),
            Command("help_here", "Help with this pa&rt…", "Shift+F1"),
            Command("show_keys", "&Keys…", "Ctrl+/"),
            SEPARATOR,
            Command("first_day", "Your &first day again…"),
            Command("practice", "A &practice post…"),
            SEPARATOR,
            Command("whats_new", "What’s &new…"),
            Command("diagnostics", "Copy &diagnostics…"),
            Command("about", "&About Post Composer…"),
        ),
    ),
)

COMMANDS: Mapping[str, Command] = {
    command.name: command for _, commands in MENUS for command in commands if command.name
}


def add_menus(bar: QMenuBar, owner: QWidget) -> dict[str, QAction]:
    """Fill the menu bar; the actions come back by name."""
    made: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for title, commands in MENUS:
        menu = bar.addMenu(title)
        for command in commands:
            if not command.name:
                menu.addSeparator()
                continue
            action = menu.addAction(command.text)
            action.setObjectName(command.name)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            if command.choice:
                action.setCheckable(True)
                group = groups.setdefault(command.choice, QActionGroup(owner))
                group.addAction(action)
            made[command.name] = action
    return made


def connect(actions: Mapping[str, QAction], slots: Mapping[str, Callable[[], object]]) -> None:
    """Give each command what it does."""
    for name, slot in slots.items():
        actions[name].triggered.connect(slot)
