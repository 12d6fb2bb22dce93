"""Every window of the app, each in a state worth looking at: for the walker test, and for `dev.py pictures`.

A new window needs one line in `EVERY_WINDOW`: its name, its class, and a function that opens it on the stage.
Whoever runs it has `tests` on the path: `python -m tests.every_window FOLDER --look dark`.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from composer.app import QT_ARGUMENTS
from composer.detectors.catalogue import Detectors
from composer.domain.account import AccountId, Visibility
from composer.domain.draft import Draft
from composer.domain.picture import Consent, ConsentId, Cover, Covered, Edits, Shown
from composer.domain.register import Holder, HolderRole, LeaverStep, TwoStep
from composer.engine.problems import Problem, Severity
from composer.looking.found import Face, Looked, Part, Words
from composer.posting.entry import POSTED
from composer.review.signing import SigningKey
from composer.review.standing import Origin
from composer.services import registered_from
from composer.settings import DEMO_ACCOUNTS
from composer.ui.pictures.looking_window import open_looking
from composer.ui.pictures.picture_page import PicturePage
from composer.ui.problems import ProblemsDialog
from composer.ui.register.leaver_work import begun
from composer.ui.register.room import RegisterRoom
from composer.ui.vault.trust import accept_card
from composer.vault.handover import About, Identity, seal
from composer.vault.logons import LogOn
from composer.vault.recovery import Sheet, seal_for_cards
from tests.stage import READY, Stage, day_ahead, let_work, on_stage
from tests.ward_photo import ward_photo

LONG = " ".join([READY] * 5)
_SCREEN = QSize(1280, 720)


class Window(NamedTuple):
    """A window's class, how to open it, and (for one that asks for something) how to leave that out."""

    shows: str
    opened: Callable[[Stage], QWidget]
    leave_out: Callable[[QWidget], object] | None = None


def command(name: str, window: str, text: str = "") -> Callable[[Stage], QWidget]:
    """What a command opens, over a post with this text."""

    def opened(stage: Stage) -> QWidget:
        if text:
            stage.write(text)
        stage.app.desk.commands[name].trigger()
        return stage.top(window)

    return opened


def press(words: str) -> Callable[[QWidget], object]:
    """Press the button with these words."""

    def pressed(window: QWidget) -> None:
        buttons = window.findChildren(QPushButton)
        next(one for one in buttons if one.text().replace("&", "").startswith(words)).click()

    return pressed


# The main window


def example(stage: Stage) -> QWidget:
    stage.app.desk.try_example()
    stage.wait(lambda: stage.app.desk.session.up_to_date)
    stage.row(lambda row: row.finding is not None and row.finding.fixes)
    return stage.app.window


def person(stage: Stage) -> QWidget:
    window = example(stage)
    stage.row(lambda row: row.finding is not None and row.finding.kind == "person")
    return window


def reason(stage: Stage) -> QWidget:
    window = example(stage)
    stage.row(lambda row: row.dismissable and row.finding is not None and row.finding.kind is None)
    stage.app.desk.commands["set_aside"].trigger()
    return window


def ready(stage: Stage) -> QWidget:
    stage.make_ready()
    stage.row(lambda row: row.question is not None)
    return stage.app.window


def parked(stage: Stage) -> QWidget:
    stage.write(READY)
    stage.app.desk.session.doubt("Are the carers happy to be thanked in public?")
    return stage.app.window


def reviewed(stage: Stage) -> QWidget:
    stage.write(READY)
    stage.answer()
    return stage.app.window


def finding(stage: Stage) -> QWidget:
    stage.write(READY)
    stage.app.desk.commands["replace"].trigger()
    stage.app.rooms.words.find_bar.words.setText("you")
    return stage.app.window


def completing(stage: Stage) -> QWidget:
    stage.write("Come along! ")
    stage.app.window.post_text.moveCursor(stage.app.window.post_text.textCursor().MoveOperation.End)
    stage.app.rooms.words.begin("#")
    QTest.keyClicks(stage.app.window.post_text, "a")
    stage.wait(stage.app.rooms.words.popup.isVisible)
    return stage.app.window


def versions(stage: Stage) -> QWidget:
    stage.write(LONG)
    stage.app.desk.session.make_version(AccountId("x-team"), READY)
    stage.wait(lambda: stage.app.desk.session.up_to_date)
    return stage.app.window


# Menus that open where they are needed


def menu(do: Callable[[Stage], object]) -> Callable[[Stage], QWidget]:
    def opened(stage: Stage) -> QWidget:
        do(stage)
        stage.wait(QApplication.activePopupWidget)
        shown = QApplication.activePopupWidget()
        assert isinstance(shown, QMenu)
        return shown

    return opened


def fixes(stage: Stage) -> None:
    person(stage)
    stage.app.desk.rows.details.open_fixes()


def snippets(stage: Stage) -> None:
    stage.app.rooms.words.from_list.popup(stage.app.window.mapToGlobal(stage.app.window.rect().center()))


# Posting and review


def last_page(stage: Stage) -> QWidget:
    stage.make_ready()
    page = stage.app.rooms.posting.handing.open_last_page()
    assert page is not None
    stage.wait(page.go_on.isEnabled)
    return page


def blocked(stage: Stage) -> QWidget:
    example(stage)
    page = stage.app.rooms.posting.handing.open_last_page()
    assert page is not None
    stage.wait(lambda: page.findChild(QWidget, "blocked"))
    return page


def handover(stage: Stage) -> QWidget:
    last_page(stage)
    page = stage.app.rooms.posting.handing.last_page
    assert page is not None
    page.tick.setChecked(True)
    page.go_on.click()
    return stage.top("HandoverWindow")


def stopped(stage: Stage) -> QWidget:
    press("I stopped")(handover(stage))
    return stage.top("ReasonPage")


def clearing(stage: Stage) -> QWidget:
    parked(stage)
    stage.app.rooms.posting.doubt_bar.clear.click()
    return stage.top("ReasonPage")


def record(stage: Stage) -> QWidget:
    window = stage.app.rooms.posting.records.open_record()
    assert window is not None
    stage.wait(lambda: window.chosen)
    return window


def went_wrong(stage: Stage) -> QWidget:
    record(stage)
    window = stage.top("RecordWindow")
    press("It went wrong")(window)
    wrong = stage.top("WrongWindow")
    stage.wait(lambda: "Saved in" in wrong.evidence.words.text())  # type: ignore[attr-defined]
    return wrong


def plan(stage: Stage) -> QWidget:
    window = stage.app.rooms.posting.regularity.open_plan()
    assert window is not None
    stage.wait(lambda: window.draft.count() > 0)
    return window


def reviewer(stage: Stage) -> QWidget:
    stage.app.rooms.reviews.taking.open_file(stage.request())
    return stage.top("ReviewerWindow")


def contact(stage: Stage) -> QWidget:
    return stage.app.rooms.reviews.taking.open_contact("Dana Luck", SigningKey.new().public(), Origin.NEW_KEY)


def history(stage: Stage) -> QWidget:
    press("Earlier versions")(drafts(stage))
    window = stage.top("HistoryDialog")
    stage.wait(lambda: window.list.count() > 0)  # type: ignore[attr-defined]
    return window


def drafts(stage: Stage) -> QWidget:
    keeper = stage.app.rooms.keeper
    dialog = keeper.show_drafts()
    assert dialog is not None
    stage.wait(lambda: dialog.list.count() > 1)
    return dialog


def the_bin(stage: Stage) -> QWidget:
    store = stage.app.rooms.keeper.store
    assert store is not None
    if not store.drafts.binned_drafts():
        store.drafts.bin(store.drafts.create(Draft("Not this one after all")).id)
    dialog = drafts(stage)
    dialog.tabs.setCurrentIndex(1)  # type: ignore[attr-defined]
    stage.wait(dialog.empty_button.isVisible)  # type: ignore[attr-defined]
    return dialog


def problems(stage: Stage) -> QWidget:
    place = stage.home / "rules" / "Mine" / "Tone.yml"
    found = [
        Problem(place, 3, 9, "A bracket is opened and never closed.", "Write \\( for a bracket."),
        Problem(place, 7, 1, "There is no 'colour'.", "Leave the line out.", Severity.NOTICE),
    ]
    dialog = ProblemsDialog(found, stage.app.theme, stage.app.window)
    dialog.show()
    return dialog


# Log-ons

_X = AccountId("x-team")
_LOG_ON = {
    "user_name": "team@atb.example",
    "password": "rescue-lantern-orbit-maple",
    "recovery_codes": "1111-2222\n3333-4444",
    "totp_seed": "JBSWY3DPEHPK3PXP",
}


def log_on(stage: Stage) -> QWidget:
    stage.app.rooms.vault.room.vault.change(_X, _LOG_ON, "Sam Okafor")
    window = stage.app.rooms.vault.open_vault(_X)
    assert window is not None
    stage.wait(lambda: window.state.filled)
    return window


def log_on_shown(stage: Stage) -> QWidget:
    window = log_on(stage)
    rows = window.rows  # type: ignore[attr-defined]
    rows["password"].copy_button.click()
    stage.wait(lambda: stage.app.rooms.vault.clipboard.left)
    rows["code"].show_button.click()
    stage.wait(lambda: rows["code"].is_shown)
    return window


def change_log_on(stage: Stage) -> QWidget:
    page = stage.app.rooms.vault.open_change(_X, frozenset(_LOG_ON))
    page.new_phrase.click()
    return page


def colleague(stage: Stage, name: str) -> Identity:
    keeper = stage.app.rooms.keeper
    assert keeper.store is not None
    theirs = Identity.new(name)
    accept_card(theirs.card(), keeper.store, "2026-11-22T10:00:00.000+00:00")
    return theirs


def cards(stage: Stage) -> QWidget:
    colleague(stage, "Dana Luck")
    page = stage.app.rooms.vault.open_cards()
    assert page is not None
    stage.wait(page.save.isEnabled)
    return page


def accept(stage: Stage) -> QWidget:
    file = stage.home / "ali.postcard"
    file.write_text(Identity.new("Ali Khan").card().text())
    stage.app.rooms.vault.arriving.open_file(file)
    return stage.top("AcceptPage")


def hand_over_log_on(stage: Stage) -> QWidget:
    log_on(stage)
    colleague(stage, "Dana Luck")
    colleague(stage, "Maya Stone")
    page = stage.app.rooms.vault.open_handover(_X, ("Dana Luck",))
    assert page is not None
    return page


def take_in(stage: Stage) -> QWidget:
    log_on(stage)
    sealed = seal(
        About(_X, "x", "@OurTeam"),
        LogOn("team", "new password"),
        Identity.new("Robin Reed"),
        [stage.app.rooms.vault.room.keys.own("Sam Okafor").identity.card()],
        at=day_ahead(1) + "T09:30:00+00:00",
    )
    file = stage.home / "x.posthandover"
    file.write_bytes(sealed)
    stage.app.rooms.vault.arriving.open_file(file)
    return stage.top("TakeInPage")


def recovery(stage: Stage) -> QWidget:
    page = stage.app.rooms.vault.open_recovery()
    assert page is not None
    page.to.setCurrentIndex(page.to.count() - 1)
    page.show_phrase.click()
    return page


def sheet(stage: Stage) -> QWidget:
    logons = ((About(_X, "x", "@OurTeam"), LogOn("team", "word")),)
    own = stage.app.rooms.vault.room.keys.own("Sam Okafor").identity
    file = stage.home / "all.postrecovery"
    file.write_bytes(seal_for_cards(Sheet("2026-11-22T10:00:00+00:00", "Dana Luck", logons), own, []))
    stage.app.rooms.vault.arriving.open_file(file)
    page = stage.top("SheetPage")
    stage.wait(lambda: page.accounts.count())  # type: ignore[attr-defined]
    return page


def who_saw(stage: Stage) -> QWidget:
    log_on_shown(stage)
    window = stage.app.rooms.vault.open_access_log()
    assert window is not None
    stage.wait(lambda: window.model.entries)
    return window


# The register of accounts

_LEAVER = "Robin Reed"


def team(stage: Stage) -> RegisterRoom:
    """The example accounts on the register, one in good order, one not, with a holder who leaves."""
    tools = stage.app.rooms.register
    stage.wait(lambda: tools.room is not None)
    room = tools.room
    assert room is not None
    lead, second = Holder("Dana Luck", HolderRole.COMMS_LEAD, "2024-04-01"), Holder("Sam Okafor")
    good = replace(
        registered_from(DEMO_ACCOUNTS)[0],
        purpose="News of the team, and thanks to the people we work with",
        visibility=Visibility.PROTECTED,
        checked=day_ahead(-9),
        checked_by="Dana Luck",
        approver="Dana Luck",
        rhythm="weekly",
        holders=(lead, replace(second, role=HolderRole.SECOND, since="2025-09-15"), Holder(_LEAVER)),
        two_step=TwoStep.APP,
        recovery_email="Dana Luck",
        recovery_phone=_LEAVER,
        password_changed=day_ahead(-200),
        requires_review=1,
    )
    others = registered_from(DEMO_ACCOUNTS)[1:]
    poor = replace(
        others[0],
        visibility=Visibility.PUBLIC,
        checked=day_ahead(-120),
        holders=(second, Holder(_LEAVER, left=day_ahead(-3))),
        password_due=day_ahead(-10),
    )
    if room.register.adopt((good, poor, *others[1:]), "Dana Luck"):
        tools.refresh()
        stage.wait(lambda: stage.app.desk.session.accounts[good.id].requires_review == 1)
    return room


def accounts(stage: Stage, chosen: int = 1) -> QWidget:
    team(stage)
    window = stage.app.rooms.register.open_register()
    assert window is not None
    stage.wait(lambda: window.list.count())
    window.list.setCurrentRow(chosen)
    return window


def no_accounts(stage: Stage) -> QWidget:
    stage.wait(lambda: stage.app.rooms.register.room is not None)
    window = stage.app.rooms.register.open_register()
    assert window is not None
    return window


def edit_account(stage: Stage) -> QWidget:
    window = accounts(stage, 0)
    return window.edit(window.chosen)  # type: ignore[attr-defined, no-any-return]


def new_account(stage: Stage) -> QWidget:
    window = accounts(stage)
    page = window.edit(None)  # type: ignore[attr-defined]
    page.holders.more.click()
    return page  # type: ignore[no-any-return]


def privacy(stage: Stage) -> QWidget:
    window = accounts(stage)
    return window.open_guide(window.chosen.account)  # type: ignore[attr-defined, no-any-return]


def account_mail(stage: Stage) -> QWidget:
    return privacy(stage).open_mail("closed_group")  # type: ignore[attr-defined, no-any-return]


def account_history(stage: Stage) -> QWidget:
    window = accounts(stage)
    page = window.open_history(window.chosen)  # type: ignore[attr-defined]
    stage.wait(lambda: page.list.count())
    return page  # type: ignore[no-any-return]


def all_accounts(stage: Stage) -> QWidget:
    return accounts(stage).open_overview()  # type: ignore[attr-defined, no-any-return]


def leaver(stage: Stage) -> QWidget:
    team(stage)
    window = stage.app.rooms.register.open_leaver(_LEAVER)
    assert window is not None
    stage.wait(lambda: window.leaver == _LEAVER)
    return window


def leaver_steps(stage: Stage) -> QWidget:
    room = team(stage)
    stage.app.rooms.vault.room.vault.change(_X, _LOG_ON, "Sam Okafor")
    leaving = begun(room, _LEAVER, day_ahead(0), "Sam Okafor")
    room.leavers.do(leaving.id, _X, LeaverStep.SESSIONS, "Dana Luck", "Two phones were signed out.")
    window = leaver(stage)
    stage.wait(lambda: ("password", "make") in window.view.buttons)  # type: ignore[attr-defined]
    return window


# Pictures

_LOOKED = Looked(
    (Face((405, 240, 472, 327)),),
    (Words("Margaret Robson", (46, 117, 217, 144), kinds=("person",)), Words("Ward 7", (46, 63, 190, 90))),
    (Part.FACES, Part.WORDS),
    (),
)


def looking(stage: Stage, known: Looked | None = None, edits: Edits | None = None) -> QWidget:
    """The ward photo, with what an earlier look found or without the optional part."""
    app = stage.app
    window = open_looking(
        app.desk,
        app.background,
        app.theme,
        ward_photo(1000),
        edits or Edits(),
        Detectors(),
        lambda _edits, _looked: None,
        known=known,
        command=lambda: None,
    )
    stage.wait(lambda: window.history is not None)
    return window


def looked_hard(stage: Stage) -> QWidget:
    return looking(stage, _LOOKED, Edits((Covered((36, 110, 227, 150), Cover.PIXELATE),)))


def with_pictures(stage: Stage) -> QWidget:
    """A post with two pictures, the first of them described, with one consent that holds and one taken back."""
    stage.write(READY)
    app = stage.app
    app.rooms.pictures.adding.take([ward_photo(800), ward_photo(600, telling=False)])
    stage.wait(lambda: len(app.desk.session.draft.pictures) == 2 and not app.rooms.pictures.adding.is_reading)
    first, second = app.desk.session.draft.pictures
    given = [consent(stage, label) for label in ("Garden day: O. and R., Ward 7", "Ward round, May 2026")]
    described = replace(
        first,
        alt_text="Two nurses stand beside a bed. " * 5,
        shown=(Shown.STAFF, Shown.CHILDREN),
        consents=(given[0], replace(given[1], withdrawn="2026-11-20T09:00:00+00:00")),
    )
    app.desk.session.put_pictures((described, second))
    stage.wait(lambda: app.desk.session.up_to_date and not app.rooms.pictures.outgoing.obstacles())
    app.rooms.pictures.strip.choose(0)
    return app.window


def consent(stage: Stage, label: str) -> Consent:
    store = stage.app.rooms.keeper.store
    assert store is not None
    known = store.consents.all(label)
    given = Consent(ConsentId(""), Shown.STAFF, label, taken_by="Sam Okafor", taken_on="2026-11-01")
    return known[0] if known else store.consents.save(replace(given, kept_at="Comms drive, forms 2026, 14"))


def a_picture(stage: Stage) -> QWidget:
    with_pictures(stage)
    stage.app.desk.commands["describe_picture"].trigger()
    return stage.top("PicturePage")


def a_decorative_picture(stage: Stage) -> QWidget:
    page = a_picture(stage)
    assert isinstance(page, PicturePage)
    page.later.click()
    page.decorative.setChecked(True)
    stage.wait(lambda: stage.app.desk.session.up_to_date)
    return page


def consents(stage: Stage) -> QWidget:
    consent(stage, "Garden day: O. and R., Ward 7")
    consent(stage, "Ward round, May 2026")
    stage.app.desk.commands["consents"].trigger()
    window = stage.top("ConsentLibrary")
    stage.wait(lambda: window.list.count() > 1)  # type: ignore[attr-defined]
    return window


def new_consent(stage: Stage) -> QWidget:
    press("Record a new one")(consents(stage))
    return stage.top("ConsentForm")


def taking_back(stage: Stage) -> QWidget:
    press("It was taken back")(consents(stage))
    return stage.top("ReasonPage")


def taken_back(stage: Stage) -> QWidget:
    with_pictures(stage)
    app, gone = stage.app, consent(stage, "Taken back, this morning")
    picture = replace(app.desk.session.draft.pictures[0], consents=(gone,))
    assert app.rooms.keeper.store is not None
    store = app.rooms.keeper.store
    store.consents.note_use(picture)
    store.record.append(
        POSTED,
        "x-team",
        {"text": READY, "link": "https://x.com/OurTeam/status/1", "pictures": [{"digest": picture.digest}]},
    )
    page = app.rooms.pictures.consents.open_withdrawal(gone)
    page.words.setText("By telephone, this morning")
    press("It was taken back")(page)
    return stage.top("WhereaboutsPage")


# First day, settings, help, paper


def welcome(step: int) -> Callable[[Stage], QWidget]:
    """The first start, at one of its steps."""

    def opened(stage: Stage) -> QWidget:
        window = stage.app.rooms.first_day.open_welcome()
        stage.wait(lambda: window.employer.choice.count() > 1)
        for _ in range(step):
            window.next.click()
        return window

    return opened


def practice(stage: Stage) -> QWidget:
    window = stage.app.rooms.first_day.open_practice()
    stage.wait(lambda: window.lesson == 0)
    window.rows.choose_first_to_do()
    return window


def settings(stage: Stage) -> QWidget:
    window = stage.app.rooms.settings_tools.open()
    employer = window.rows["employer"].field
    assert employer is not None
    stage.wait(lambda: employer.main.count() > 1)  # type: ignore[attr-defined]
    return window


def found_in_help(stage: Stage) -> QWidget:
    window = stage.app.rooms.help.open()
    window.search.setText("tick")
    return window


def diagnostics(stage: Stage) -> QWidget:
    window = stage.app.rooms.help.open_diagnostics()
    stage.wait(window.copy.isEnabled)
    return window


def on_paper(stage: Stage) -> QWidget:
    example(stage)
    window = stage.app.rooms.paper.open_checklist()
    assert window is not None
    return window


EVERY_WINDOW: Mapping[str, Window] = {
    "empty": Window("ComposeWindow", lambda stage: stage.app.window),
    "checklist": Window("ComposeWindow", example),
    "a person": Window("ComposeWindow", person),
    "a reason": Window("ComposeWindow", reason),
    "ready": Window("ComposeWindow", ready),
    "parked": Window("ComposeWindow", parked),
    "reviewed": Window("ComposeWindow", reviewed),
    "finding": Window("ComposeWindow", finding),
    "completing": Window("ComposeWindow", completing),
    "versions": Window("ComposeWindow", versions),
    "account menu": Window("StayingMenu", menu(lambda stage: stage.app.window.counters.open_chooser())),
    "fixes menu": Window("QMenu", menu(fixes)),
    "snippet menu": Window("SnippetMenu", menu(snippets)),
    "keys": Window("KeysDialog", command("show_keys", "KeysDialog")),
    "about": Window("AboutDialog", command("about", "AboutDialog")),
    "problems": Window("ProblemsDialog", problems),
    "drafts": Window("DraftsDialog", drafts),
    "bin": Window("DraftsDialog", the_bin),
    "earlier versions": Window("HistoryDialog", history),
    "insert words": Window("WordsPalette", command("insert_words", "WordsPalette")),
    "snippets": Window("SnippetDialog", command("edit_snippets", "SnippetDialog")),
    "who to follow": Window("FollowDialog", command("follow_list", "FollowDialog")),
    "preview": Window("PreviewDialog", command("show_preview", "PreviewDialog", LONG)),
    "thread": Window("ThreadDialog", command("split_thread", "ThreadDialog", LONG)),
    "doubts": Window("ReasonPage", command("doubts", "ReasonPage", READY), press("Park it")),
    "clearing a doubt": Window("ReasonPage", clearing, press("Clear the doubt")),
    "ask": Window("AskPage", command("ask", "AskPage", READY)),
    "last page": Window("LastPage", last_page, press("Go on")),
    "last page, blocked": Window("LastPage", blocked),
    "hand-over": Window("HandoverWindow", handover),
    "stopped": Window("ReasonPage", stopped, press("Keep that")),
    "record": Window("RecordWindow", record),
    "it went wrong": Window("WrongWindow", went_wrong),
    "plan": Window("PlanWindow", plan),
    "send for review": Window(
        "SendPage", command("send_review", "SendPage", READY), press("Save it as a file")
    ),
    "a colleague's post": Window("ReviewerWindow", reviewer, press("Save it as a file")),
    "is this Dana": Window("ContactPage", contact),
    "told by": Window("ToldPage", command("told_by", "ToldPage", READY), press("Write it down")),
    "paste an answer": Window("PastePage", command("paste_answer", "PastePage"), press("Read it")),
    "my key": Window("MyKeyPage", command("my_key", "MyKeyPage")),
    "log-on": Window("VaultWindow", log_on),
    "log-on, shown": Window("VaultWindow", log_on_shown),
    "change a log-on": Window("ChangePage", change_log_on, press("Keep it")),
    "cards": Window("CardsPage", cards),
    "is this Ali's card": Window("AcceptPage", accept),
    "hand a log-on over": Window("HandoverPage", hand_over_log_on),
    "take a log-on in": Window("TakeInPage", take_in, press("Keep it in my keyring")),
    "recovery sheet": Window("RecoveryPage", recovery),
    "open a recovery sheet": Window("SheetPage", sheet),
    "who saw which log-on": Window("AccessWindow", who_saw),
    "no accounts yet": Window("RegisterWindow", no_accounts),
    "accounts": Window("RegisterWindow", accounts),
    "an account": Window("EditPage", edit_account, press("Save")),
    "a new account": Window("EditPage", new_account, press("Save")),
    "keep it private": Window("GuidePage", privacy),
    "ask for a closed group": Window("WrittenMail", account_mail),
    "what changed in an account": Window("HistoryPage", account_history),
    "all accounts on a page": Window("OverviewPage", all_accounts),
    "somebody leaves": Window("LeaverWindow", leaver, press("Begin the list")),
    "a leaver's check-list": Window("LeaverWindow", leaver_steps),
    "pictures": Window("ComposeWindow", with_pictures),
    "a picture": Window("PicturePage", a_picture),
    "a decorative picture": Window("PicturePage", a_decorative_picture),
    "consents": Window("ConsentLibrary", consents),
    "record a consent": Window("ConsentForm", new_consent, press("Keep it")),
    "taking a consent back": Window("ReasonPage", taking_back, press("It was taken back")),
    "a consent taken back": Window("WhereaboutsPage", taken_back),
    "looking without the optional part": Window("LookingWindow", looking),
    "looking hard": Window("LookingWindow", looked_hard),
    "first day, who you are": Window("WelcomeWindow", welcome(0)),
    "first day, employer": Window("WelcomeWindow", welcome(1)),
    "first day, accounts": Window("WelcomeWindow", welcome(2)),
    "first day, ready": Window("WelcomeWindow", welcome(3)),
    "practice": Window("PracticeWindow", practice),
    "settings": Window("SettingsWindow", settings),
    "help": Window("HelpWindow", lambda stage: stage.app.rooms.help.open_group("readable")),
    "found in help": Window("HelpWindow", found_in_help),
    "diagnostics": Window("DiagnosticsWindow", diagnostics),
    "on paper": Window("PaperWindow", on_paper),
}
"""Put yours in: a window that is not here fails the walker."""


def save_pictures(folder: Path, look: str, text_scale: float, only: str) -> None:
    """A picture of every window whose name has `only` in it."""
    qt = QApplication(QT_ARGUMENTS)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, on_stage(qt, Path(home), look, text_scale) as stage:
        for name, one in EVERY_WINDOW.items():
            if only in name:
                stage.clear()
                window = one.opened(stage)
                if text_scale > 1 and not isinstance(window, QMenu):
                    window.resize(
                        window.size().expandedTo(_SCREEN) if window is stage.app.window else _SCREEN
                    )
                let_work(400)
                window.grab().save(str(folder / f"{name.replace(' ', '-')}.png"))


def main() -> None:
    parser = argparse.ArgumentParser(description="Save a picture of every window.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--look", default="light")
    parser.add_argument("--text-scale", type=float, default=1.0)
    parser.add_argument("--only", default="", help="windows with this in their name")
    asked = parser.parse_args()
    save_pictures(asked.folder, asked.look, asked.text_scale, asked.only)


if __name__ == "__main__":
    main()
