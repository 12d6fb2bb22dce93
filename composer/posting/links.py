"""Whether a link that was pasted back can be the post that it is said to be."""

from __future__ import annotations

from urllib.parse import urlsplit

from composer.domain.account import Account
from composer.domain.network import Network

_HOSTS = {
    "x": ("x.com", "twitter.com"),
    "bluesky": ("bsky.app",),
    "threads": ("threads.com", "threads.net"),
    "linkedin": ("linkedin.com", "lnkd.in"),
    "facebook": ("facebook.com", "fb.com", "fb.watch"),
    "instagram": ("instagram.com", "instagr.am"),
}
_LONGEST = 2_000


def link_problem(link: str, account: Account, network: Network) -> str:
    """Why `link` cannot be a post on that network, in a sentence; '' if it can. Nothing is looked up."""
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "That is not a link. Copy it from your browser's address bar."
    if parts.scheme != "https" or not host or len(link) > _LONGEST or any(mark in link for mark in " \t\n"):
        return "A link to a post begins with https:// and has no spaces. Copy it from your browser's address bar."
    if parts.username is not None:
        return "That link holds a user name. Copy it from your browser's address bar."
    hosts = _hosts(account, network)
    if hosts and not any(host == known or host.endswith(f".{known}") for known in hosts):
        return f"That link leads to {host}, not to {network.title}."
    if not parts.path.strip("/") and not parts.query:
        return f"That is {network.title}'s front page. Open your post there and copy its own link."
    return ""


def server_of(account: Account) -> str:
    """The server of a Mastodon-like handle, `user@server`; '' if the handle names none."""
    name, _, server = account.handle.lstrip("@").partition("@")
    allowed = server.replace("-", "").replace(".", "").replace(":", "")
    return server if name and allowed.isalnum() and allowed.isascii() else ""


def _hosts(account: Account, network: Network) -> tuple[str, ...]:
    """Where posts of this network live; none known means that any may be right."""
    if network.id in _HOSTS:
        return _HOSTS[network.id]
    server = server_of(account).partition(":")[0].lower()
    return (server,) if server else ()
