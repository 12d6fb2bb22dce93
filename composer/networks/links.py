"""Finds links the way twitter-text does, in one pass: X uses it as published, Mastodon with wider paths.

twitter-text says it with one regular expression that looks again from every letter, which takes quadratic time
on text such as `a.a.a.a…`. This gives the same answers and reads each letter a fixed number of times: a domain
can only lie in a run of domain characters, and where it ends depends only on which labels after it are well
formed and which are followed by a top-level domain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from composer.networks.domains import DOT_IN_DOMAIN, top_level_end

SPACES = "\\x09-\\x0d\\x20\\x85\\xa0\\u1680\\u180e\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
JAVASCRIPT_SPACES = r"\t\n\v\f\r\x20\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What `\\s` means in JavaScript."""
INVALID = "\\ufffe\\ufeff\\uffff"
DIRECTIONAL = "\\u202a-\\u202e\\u061c\\u200e\\u200f\\u2066-\\u2069"
LATIN = (
    "\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u024f\\u0253\\u0254\\u0256\\u0257\\u0259\\u025b\\u0263\\u0268\\u026f\\u0272\\u0289"
    "\\u028b\\u02bb\\u0300-\\u036f\\u1e00-\\u1eff"
)
"""Accented Latin letters, and with `FOLDED` those that JavaScript takes for one of them when it ignores case."""
FOLDED = (
    "\\u0260\\u0269\\u0275\\u0280\\u0283\\u0288\\u028a\\u028c\\u0292\\u0399\\u03b9\\u1fbe\\u2c65\\u2c66"
    "\\u2c7e\\u2c7f\\ua7dc"
)

_LONGEST_LINK = 4096
_LONGEST_LABEL = 63
_LONGEST_TCO_SLUG = 40
_JOINED = re.compile(f"[A-Za-z0-9@＠$#＃{INVALID}]")
_MAY_START = re.compile(f"(?<![A-Za-z0-9@＠$#＃{INVALID}])[^-_.]|[\U00010000-\U0010ffff]")
_UNWELCOME_BEFORE = frozenset("-_./")
_PORT = re.compile(":[0-9]+")
_LATIN_RUN = re.compile(f"[-A-Za-z0-9{LATIN}{FOLDED}.]+")
_TCO = re.compile(
    r"https?://t\.co/([a-z0-9]+)(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?",
    re.ASCII | re.IGNORECASE,
)
_DOTS_IN_LABELS = re.compile("[\u3002\uff0e\uff61]")


@dataclass(frozen=True, slots=True)
class LinkRules:
    """What differs between networks that share twitter-text.

    `run` matches what domains are made of. `path` matches a path up to where it may no longer go on, `path_part` a
    stretch of it or one pair of brackets; `path_litter` is what a path may not end in, and `closing_bracket`
    matches brackets it may end in even when such litter precedes them. Likewise `query`. `protocols` end in '://',
    in lower case.
    """

    run: re.Pattern[str]
    protocols: tuple[str, ...]
    path: re.Pattern[str]
    path_part: re.Pattern[str]
    path_litter: str
    closing_bracket: re.Pattern[str] | None
    query: re.Pattern[str]
    query_litter: str


class Link(NamedTuple):
    """A link at [start, end); `url` is what is linked, now and then shorter than the text at that place."""

    start: int
    end: int
    url: str


class _Label(NamedTuple):
    """Part of a run up to its dot.

    `top_level_end` is where the top-level domain after the dot ends, -1 if there is none. `reach` is the index of
    the last label that a domain going through this one can have as its name, -1 if there is none.
    """

    start: int
    end: int
    top_level_end: int
    reach: int


class _Domain(NamedTuple):
    """A domain found, and where the link it belongs to starts: at its protocol, if it has one."""

    link_start: int
    start: int
    end: int
    name: int


def find_links(text: str, rules: LinkRules, bare: bool = True) -> list[Link]:
    """The links in `text`, in order; `bare`: also those without a protocol."""
    links: list[Link] = []
    if not bare and "://" not in text:
        return links
    consumed = 0
    for run in _dotted_runs(text, rules.run):
        if run[1] <= consumed:
            continue
        labels = _labels(text, *run)
        index = 0
        while index < len(labels):
            domain = _domain_from(text, labels, index, consumed, rules.protocols)
            if domain is None:
                index += 1
                continue
            path_start, end = _link_end(text, domain.end, rules)
            if domain.link_start < domain.start:
                links += _with_protocol(text, domain, end)
            elif bare and (domain.start == consumed or text[domain.start - 1] not in _UNWELCOME_BEFORE):
                links += _without_protocol(text, domain, end, has_path=path_start >= 0)
            consumed, index = end, domain.name + 1
    return links


def _dotted_runs(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The runs of domain characters in which there may be a top-level domain; others are not looked at."""
    done = 0
    for dot in DOT_IN_DOMAIN.finditer(text):
        place = dot.start()
        if place < done:
            continue
        # No run goes across a space, so the one with the dot in it is one of the few that begin after it.
        after = max(done, text.rfind(" ", done, place) + 1)
        run = next(run for run in pattern.finditer(text, after) if run.end() > place)
        done = run.end()
        yield run.span()


def domain_end(text: str, start: int, rules: LinkRules) -> int:
    """Where the domain that stands at `start` ends, -1 if none does."""
    run = rules.run.match(text, start)
    labels = _labels(text, start, run.end()) if run else []
    return labels[labels[0].reach].top_level_end if labels and labels[0].reach >= 0 else -1


@lru_cache(maxsize=8)
def _labels(text: str, start: int, end: int) -> Sequence[_Label]:
    """The labels of a run that have a dot after them; X and Mastodon ask about the same runs."""
    bounds: list[tuple[int, int]] = []
    dot = text.find(".", start, end)
    while dot >= 0:
        bounds.append((start, dot))
        start = dot + 1
        dot = text.find(".", start, end)
    labels: list[_Label] = []
    reach = -1
    for index in range(len(bounds) - 1, -1, -1):
        start, dot = bounds[index]
        top = top_level_end(text, dot + 1)
        if start == dot or text[start] in "-_" or text[dot - 1] in "-_":
            reach = -1
        elif reach < 0 and top >= 0 and "_" not in text[start:dot]:
            reach = index
        labels.append(_Label(start, dot, top, reach))
    labels.reverse()
    return labels


def _domain_from(
    text: str, labels: Sequence[_Label], index: int, consumed: int, protocols: tuple[str, ...]
) -> _Domain | None:
    """The first domain that starts in label `index`."""
    label = labels[index]
    if label.start == label.end or text[label.end - 1] in "-_":
        return None
    beyond = labels[index + 1].reach if index + 1 < len(labels) else -1
    if beyond < 0 and label.top_level_end < 0:
        return None
    name = beyond if beyond >= 0 else index
    first = label.start
    if beyond < 0:
        first = max(first, text.rfind("_", first, label.end) + 1)
    if first == label.start and index == 0 and text[first] not in "-_":
        protocol = _protocol_before(text, first, consumed, protocols)
        if protocol >= 0:
            return _Domain(protocol, first, labels[name].top_level_end, name)
    start = _bare_start(text, max(first, _unused_from(text, consumed)), label.end)
    return None if start < 0 else _Domain(start, start, labels[name].top_level_end, name)


def _unused_from(text: str, consumed: int) -> int:
    """Where a link may start: after a letter that no link has used, or after half of one, in UTF-16."""
    if not consumed or text[consumed : consumed + 1] > "\uffff":
        return consumed
    return consumed + 1


def _protocol_before(text: str, start: int, consumed: int, protocols: tuple[str, ...]) -> int:
    if text[max(0, start - 3) : start] != "://":
        return -1
    for protocol in protocols:
        begin = start - len(protocol)
        free = begin == consumed == 0 or (begin > consumed and not _JOINED.match(text, begin - 1))
        if free and text[begin:start].lower() == protocol:
            return begin
    return -1


def _bare_start(text: str, first: int, end: int) -> int:
    found = _MAY_START.search(text, first, end)
    if not found:
        return -1
    start = found.start()
    # At the very beginning twitter-text first takes a letter beyond ASCII for what precedes the link.
    if start == 0 and end > 1 and text[1] not in "-_" and not _JOINED.match(text):
        return 1
    return start


def _link_end(text: str, end: int, rules: LinkRules) -> tuple[int, int]:
    """Where the path starts (-1: none) and where the link ends, given where its domain ends."""
    port = _PORT.match(text, end)
    if port:
        end = port.end()
    path_start = -1
    path = rules.path.match(text, end)
    if path:
        path_start = end
        end = _path_end(text, path.span(), rules)
    query = rules.query.match(text, end)
    if query:
        end += len(query[0].rstrip(rules.query_litter))
    return path_start, end


def _path_end(text: str, path: tuple[int, int], rules: LinkRules) -> int:
    end = path[0] + 1
    for part in rules.path_part.finditer(text, end, path[1]):
        if part[0].startswith("("):
            closing = rules.closing_bracket
            if part.start() == end if closing is None else closing.fullmatch(part[0]):
                end = part.end()
        elif kept := len(part[0].rstrip(rules.path_litter)):
            end = part.start() + kept
    return end


def _with_protocol(text: str, domain: _Domain, end: int) -> list[Link]:
    url = text[domain.link_start : end]
    if not _is_valid(url, domain.start - domain.link_start, text[domain.start : domain.end]):
        return []
    tco = _TCO.match(url)
    if tco:
        if len(tco[1]) > _LONGEST_TCO_SLUG:
            return []
        url = tco[0]
    return [Link(domain.link_start, domain.link_start + len(url), url)]


def _without_protocol(text: str, domain: _Domain, end: int, *, has_path: bool) -> list[Link]:
    """Only the parts of the domain in Latin letters become links; the last of them gets the path."""
    name = text[domain.start : domain.end]
    if not _is_valid(text[domain.start : end], len("https://"), name):
        return []
    links: list[Link] = []
    searched = 0
    for start, stop in _latin_domains(name):
        latin = name[start:stop]
        # twitter-text looks the part up again from the end of the last one, and so do we.
        searched = name.find(latin, searched) + len(latin)
        links.append(Link(domain.start + searched - len(latin), domain.start + searched, latin))
    if links and has_path:
        last = links.pop()
        links.append(Link(last.start, end, last.url + text[domain.end : end]))
    return links


def _latin_domains(domain: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for run in _LATIN_RUN.finditer(domain):
        start = at = run.start()
        end = -1
        while (dot := domain.find(".", at, run.end())) >= 0:
            if dot > at:
                end = max(end, top_level_end(domain, dot + 1))
            else:
                if end >= 0:
                    found.append((start, end))
                start, end = dot + 1, -1
            at = dot + 1
        if end >= 0:
            found.append((start, end))
    return found


def _is_valid(url: str, protocol_length: int, domain: str) -> bool:
    """Whether every label fits into the domain name system and the whole into what X stores."""
    if domain.startswith("xn--") and not _latin_domains(domain):
        return False
    sizes = list(map(len if domain.isascii() else _encoded_length, domain.split(".")))
    if min(sizes) < 1 or max(sizes) > _LONGEST_LABEL:
        return False
    units = len(url) if url.isascii() else len(url.encode("utf-16-le", "surrogatepass")) // 2
    return protocol_length + units <= _LONGEST_LINK


def _encoded_length(label: str) -> int:
    if label.isascii() or len(label) > _LONGEST_LABEL:
        return len(label)
    parts = _DOTS_IN_LABELS.split(label)
    encoded = (part if part.isascii() else f"xn--{part.encode('punycode').decode('ascii')}" for part in parts)
    return len(".".join(encoded))
