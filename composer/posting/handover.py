"""The guided hand-over: the steps that take a finished post to one account's network, by the person's own hand.

Nothing here can know that something was posted. The person says so, and that is what is recorded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from composer.domain.account import Account
from composer.domain.draft import Draft
from composer.domain.network import Entity, Network
from composer.posting.links import server_of

LONGEST_ADDRESS = 2_000
"""Characters that every browser and desktop passes on whole; a longer address is opened without the text."""


class StepKind(StrEnum):
    """What a step asks of the person."""

    ACCOUNT = "account"
    COPY_TEXT = "copy_text"
    OPEN_PAGE = "open_page"
    COPY_PICTURE = "copy_picture"
    COPY_ALT_TEXT = "copy_alt_text"
    POSTED = "posted"


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `payload` is what is copied or opened; `picture` counts from 0."""

    kind: StepKind
    title: str
    help: str
    payload: str = ""
    picture: int | None = None


def handover_steps(
    draft: Draft, account: Account, network: Network, find_entities: Callable[[str], tuple[Entity, ...]]
) -> tuple[Step, ...]:
    """What to do, in order, to post `draft` from `account`. `find_entities` is that network's own."""
    text = draft.text_for(account.id)
    name = account.handle or account.title or network.title
    links = [entity.value for entity in find_entities(text) if entity.kind == "link"]
    steps = [
        Step(
            StepKind.COPY_TEXT,
            "Copy the text",
            "The words exactly as they were checked. What the clipboard holds is compared with them.",
            text,
        ),
        _open_step(network, text, links[0] if links else "", server_of(account)),
        Step(
            StepKind.ACCOUNT,
            f"Check that you are posting as {name}",
            f"Look at the picture or name on the {network.title} page: this app cannot see which account is logged in.",
        ),
    ]
    for number, picture in enumerate(draft.pictures):
        place = f" {number + 1} of {len(draft.pictures)}" if len(draft.pictures) > 1 else ""
        steps.append(
            Step(
                StepKind.COPY_PICTURE,
                f"Add picture{place}",
                f"Copy the cleaned picture and paste it into {network.title}.",
                picture.digest,
                number,
            )
        )
        described = picture.alt_for(network.id)
        if described and not picture.decorative:
            steps.append(
                Step(
                    StepKind.COPY_ALT_TEXT,
                    f"Describe picture{place}",
                    f"Copy the description and paste it as the alt text in {network.title}.",
                    described,
                    number,
                )
            )
    steps.append(
        Step(
            StepKind.POSTED,
            "Say what happened",
            "Paste the link of the post if you have it, or say that you stopped.",
        )
    )
    return tuple(steps)


def compose_address(network: Network, text: str, link: str = "", server: str = "") -> tuple[str, bool]:
    """The address of the network's own compose page, and whether it brings the text along.

    The template's `{text}`, `{link}` and `{server}` are filled in, percent-encoded. Where the network takes only a
    link, or the address would be too long, the text is left out; '' where the network has no such page.
    """
    if not network.handover or ("{server}" in network.handover and not server):
        return "", False
    carries = "{text}" in network.handover
    # where the text goes along, its links and hashtags are in it already
    beside = {"link": "" if carries else link, "tag": "", "server": server}
    address = _filled(network.handover, text=text, **beside)
    if carries and len(address) > LONGEST_ADDRESS:
        return _filled(network.handover, text="", **beside), False
    return address, carries


def _filled(template: str, **places: str) -> str:
    for name, value in places.items():
        template = template.replace(f"{{{name}}}", value if name == "server" else quote(value, safe=""))
    return template


def _open_step(network: Network, text: str, link: str, server: str) -> Step:
    address, carries = compose_address(network, text, link, server)
    if not address:
        told = f"{network.title} has no page that can be opened for you: open it as you always do, and paste."
    elif carries:
        told = f"{network.title} opens in your browser with the text filled in. Compare it before you go on."
    else:
        told = f"{network.title} opens in your browser without the text: paste what you copied."
    return Step(StepKind.OPEN_PAGE, f"Open {network.title}", told, address)


def same_text(approved: str, clipboard: str) -> bool:
    """Whether the clipboard holds the approved text; only its line endings may differ."""
    return approved == clipboard.replace("\r\n", "\n").replace("\r", "\n")
