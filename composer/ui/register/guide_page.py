"""How an account is kept private on its network, what that costs, and who can help: from the dated guides."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QTextBrowser, QWidget

from composer.domain.account import NetworkId
from composer.domain.concerns import said_day
from composer.domain.register import RegisteredAccount
from composer.posting.account_guides import CLOSED_GROUP, PRIVATE_HELP, SHARE_LOG_ON, Guide, page_of
from composer.ui.controls import Button
from composer.ui.fields import Choice, Frame
from composer.ui.posting.mail_page import WrittenMail
from composer.ui.posting.page import Page, Told, row_of
from composer.ui.register.room import RegisterRoom
from composer.ui.states import State

_WAYS = {
    "protected": "Here followers can be approved, so the account itself can be private.",
    "group": "Here a page is always public: what is private happens in a closed group.",
    "none": "Here nothing can be made private: assume that anyone reads it.",
}


class GuidePage(Page):
    """`mail_opened` comes with each mail that was opened to be sent."""

    mail_opened = Signal(object)

    def __init__(self, room: RegisterRoom, account: RegisteredAccount, owner: QWidget | None) -> None:
        super().__init__("guide_page", "Keep it private", room.theme, owner, size=(170, 190))
        self._room, self._account = room, account
        theme = self._theme
        self.network = Choice(theme, self)
        self.network.setObjectName("guide_network")
        for id, title in {**room.titles(), account.network: room.network(account)}.items():
            self.network.addItem(title, id)
        self.network.setCurrentIndex(max(0, self.network.findData(account.network)))
        label = QLabel("&Network", self)
        label.setBuddy(self.network)
        label.setMinimumHeight(self.network.sizeHint().height())
        self.whole.addLayout(row_of(theme, label, self.network))
        self.text = QTextBrowser(self)
        self.text.setObjectName("guide_text")
        self.text.setAccessibleName("The guide")
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self.whole.addWidget(Frame(self.text, theme, self), 1)
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.open_page = Button("&Open the page", theme, self, kind="primary")
        self.open_help = Button("The network's own &help", theme, self)
        self.mails = {
            name: Button(f"{room.guides.mails[name].title}…", theme, self)
            for name in (CLOSED_GROUP, PRIVATE_HELP, SHARE_LOG_ON)
            if name in room.guides.mails
        }
        for name, button in self.mails.items():
            button.clicked.connect(partial(self.open_mail, name))
        self.network.activated.connect(self._show)
        self.open_page.clicked.connect(lambda: self._open(self._page()))
        self.open_help.clicked.connect(lambda: self._open(self.guide.help))
        self.end_with(self.open_page, self.open_help, *self.mails.values())
        self._show()
        self.text.setFocus()

    @property
    def guide(self) -> Guide:
        return self._room.guides.of(NetworkId(self.network.currentData()))

    def open_mail(self, name: str) -> WrittenMail:
        """The mail, filled with what the register knows of this account, ready to send."""
        room = self._room
        account = replace(self._account, network=NetworkId(self.network.currentData()))
        subject, body = room.guides.mail(name, account, room.network(account), room.person())
        mail = WrittenMail(
            room.guides.mails[name].title,
            room.ask_address(),
            subject,
            body,
            room.mail_folder,
            room.now,
            room.open_address,
            room.theme,
            self,
        )
        mail.show()
        self.mail_opened.emit(mail)
        return mail

    def _page(self) -> str:
        handle = self._account.handle if self.network.currentData() == self._account.network else ""
        return page_of(self.guide.page, handle)

    def _show(self) -> None:
        self.text.setHtml(guide_html(self.guide, self.network.currentText()))
        self.open_page.setVisible(bool(self._page()))
        self.open_help.setVisible(bool(self.guide.help))
        group = self.guide.private == "group"
        for name, button in self.mails.items():
            button.setVisible(name == SHARE_LOG_ON or (name == CLOSED_GROUP) is group)
        self.told.tell(State.NONE, "")

    def _open(self, address: str) -> None:
        if self._room.open_address(address):
            self.told.tell(State.GOOD, "Your browser was asked to open it.")
        else:
            self.told.tell(State.LOOK, f"No browser came up. The address is {address}")


def guide_html(guide: Guide, title: str) -> str:
    """The guide as simple HTML without any colour of its own."""
    parts = [f"<h2>{html.escape(title)}</h2>", f"<p>{_WAYS[guide.private]}</p>"]
    parts.append(f"<h3>Step by step</h3>{_list(guide.steps, 'ol')}")
    if guide.look:
        parts.append(f"<h3>How you see that it worked</h3><p>{html.escape(guide.look)}</p>")
    if guide.costs:
        parts.append(f"<h3>What it costs</h3>{_list(guide.costs, 'ul')}")
    if guide.followers:
        parts.append(f"<h3>Who may follow or join</h3>{_list(guide.followers, 'ul')}")
    checked = f"Written down on {said_day(guide.checked.isoformat())}. " if guide.checked else ""
    parts.append(
        f"<p><i>{checked}Networks move their settings: where a step looks different, go by their own help.</i></p>"
    )
    return "".join(parts)


def _list(lines: Iterable[str], kind: str) -> str:
    return f"<{kind}>{''.join(f'<li>{html.escape(line)}</li>' for line in lines)}</{kind}>"
