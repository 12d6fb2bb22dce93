"""Gives a PDF that Qt has drawn what Qt cannot write: tags in reading order, a language, a title, an outline.

The drawer leaves a mark before and after each block on each page: a rectangle far outside the page, whose place says
which it is. Here the marks become marked content, and a structure tree is made of it (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from composer.paper.sheet import LANGUAGE

BEGINS, ENDS, FIRST = -10_000, -20_000, 10_000
"""Where marks are drawn: left of the page by one of the first two, above it by `FIRST` and the mark's number."""

_MARK = re.compile(rb"-(1|2)0000 -(\d{5,}) 1 1 re\nf\n")


class Block(NamedTuple):
    """A part as it was drawn: its tag, its words, and whether some of them were drawn as pictures (emoji are)."""

    tag: str
    text: str
    pictured: bool = False


class Mark(NamedTuple):
    """A block on one page, from that many points above the page's foot; `block` -1 is decoration, read to nobody."""

    block: int
    page: int
    top: float


class _Objects:
    """The numbered objects of a PDF, to be changed and written again."""

    def __init__(self, pdf: bytes) -> None:
        start = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
        entries = re.findall(rb"(\d{10}) \d{5} ([nf]) ?\n", pdf[start : pdf.rindex(b"trailer")])
        places = {number: int(at) for number, (at, used) in enumerate(entries) if used == b"n"}
        ends = sorted([*places.values(), start])
        self.bodies: dict[int, bytes] = {}
        for number, place in places.items():
            whole = pdf[place : ends[ends.index(place) + 1]]
            self.bodies[number] = whole[whole.index(b"obj\n") + 4 : whole.rindex(b"endobj")]
        trailer = pdf[pdf.rindex(b"trailer") : pdf.rindex(b"startxref")]
        self.root = _reference(trailer, b"Root")
        self._ends_with = b"".join(re.findall(rb"/Info \d+ 0 R\s|/ID \[[^]]*\]\s", trailer))

    def add(self, body: str) -> int:
        number = max(self.bodies) + 1
        self.bodies[number] = body.encode("ascii") + b"\n"
        return number

    def set(self, number: int, body: str) -> None:
        self.bodies[number] = body.encode("ascii") + b"\n"

    def insert(self, number: int, after: bytes, words: str) -> None:
        self.bodies[number] = self.bodies[number].replace(after, after + words.encode("ascii") + b"\n", 1)

    def pages(self) -> list[int]:
        """In the order in which they are shown."""
        tree = self.bodies[_reference(self.bodies[self.root], b"Pages")]
        kids = re.search(rb"/Kids\s*\[(.*?)\]", tree, re.DOTALL)
        return [int(one) for one in re.findall(rb"(\d+) 0 R", kids[1] if kids else b"")]

    def drawn(self, page: int) -> bytes:
        """What is drawn on a page."""
        body = self.bodies[_reference(self.bodies[page], b"Contents")]
        return zlib.decompress(body[body.index(b"stream\n") + 7 : body.rindex(b"endstream")])

    def draw(self, page: int, content: bytes) -> None:
        self.bodies[_reference(self.bodies[page], b"Contents")] = _stream(content)

    def mend_spaces(self) -> None:
        """Where a font has one sign for space and tab, Qt says that it is a tab: then no word could be searched for."""
        for number, body in self.bodies.items():
            if b"begincmap" in body:
                self.bodies[number] = re.sub(rb"(?<=[ \[])<0009>", b"<0020>", body)

    def written(self) -> bytes:
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = {}
        for number in sorted(self.bodies):
            places[number] = len(out)
            out += b"%d 0 obj\n" % number + self.bodies[number] + b"endobj\n"
        start, size = len(out), max(places) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for number in range(1, size):
            used = number in places
            out += b"%010d %05d %s \n" % (places.get(number, 0), 0 if used else 65535, b"n" if used else b"f")
        out += b"trailer\n<<\n/Size %d\n/Root %d 0 R\n" % (size, self.root) + self._ends_with
        out += b">>\nstartxref\n%d\n%%%%EOF\n" % start
        return bytes(out)


def tagged(pdf: bytes, blocks: Sequence[Block], marks: Sequence[Mark]) -> bytes:
    """The PDF with a tag for each block, in their order."""
    objects = _Objects(pdf)
    objects.mend_spaces()
    pages = objects.pages()
    root = objects.add("")
    elements = [objects.add("") for _ in blocks]
    contents = _mark_pages(objects, pages, blocks, marks)
    document = _write_tree(objects, root, blocks, elements, contents, pages)
    objects.set(root, _tree_root(document, _parents(objects, len(pages), elements, contents)))
    outline = _outline(objects, blocks, marks, pages)
    objects.insert(
        objects.root,
        b"/Type /Catalog\n",
        f"/Lang ({LANGUAGE})\n/MarkInfo << /Marked true >>\n/StructTreeRoot {root} 0 R\n"
        f"/ViewerPreferences << /DisplayDocTitle true >>{outline}",
    )
    return objects.written()


def _mark_pages(
    objects: _Objects, pages: Sequence[int], blocks: Sequence[Block], marks: Sequence[Mark]
) -> list[list[int]]:
    """Put marked content in place of the marks; for each page the blocks of its contents, by their number there."""
    found: list[list[int]] = []
    for number, page in enumerate(pages):
        here: list[int] = []

        def words(mark: re.Match[bytes], here: list[int] = here) -> bytes:
            if mark[1] == b"2":
                return b"EMC\n"
            block = marks[int(mark[2]) - FIRST].block
            if block < 0:
                return b"/Artifact BMC\n"
            here.append(block)
            tag = "LBody" if blocks[block].tag == "LI" else blocks[block].tag
            return f"/{tag} << /MCID {len(here) - 1} >> BDC\n".encode("ascii")

        objects.draw(page, _MARK.sub(words, objects.drawn(page)))
        objects.insert(page, b"/Type /Page\n", f"/StructParents {number}\n/Tabs /S")
        found.append(here)
    return found


def _write_tree(
    objects: _Objects,
    root: int,
    blocks: Sequence[Block],
    elements: Sequence[int],
    contents: Sequence[Sequence[int]],
    pages: Sequence[int],
) -> int:
    """One element a block, items in a list; the number of the document that holds them."""
    document = objects.add("")
    kids: list[int] = []
    for listed, run in groupby(range(len(blocks)), lambda place: blocks[place].tag == "LI"):
        places = list(run)
        parent = objects.add("") if listed else document
        for place in places:
            holder = objects.add("") if listed else parent
            tag = "LBody" if listed else blocks[place].tag
            objects.set(elements[place], _element(tag, holder, blocks[place], _kids(place, contents, pages)))
            if listed:
                objects.set(holder, _holder("LI", parent, [elements[place]]))
                kids.append(holder)
            else:
                kids.append(elements[place])
        if listed:
            items, kids = kids[-len(places) :], kids[: -len(places)]
            objects.set(parent, _holder("L", document, items))
            kids.append(parent)
    objects.set(document, _holder("Document", root, kids))
    return document


def _holder(tag: str, parent: int, kids: Iterable[int]) -> str:
    inside = " ".join(f"{kid} 0 R" for kid in kids)
    return f"<< /Type /StructElem /S /{tag} /P {parent} 0 R /K [ {inside} ] >>"


def _element(tag: str, parent: int, block: Block, kids: str) -> str:
    instead = f" /ActualText {_text(block.text)}" if block.pictured else ""
    return f"<< /Type /StructElem /S /{tag} /P {parent} 0 R{instead} /K [ {kids} ] >>"


def _kids(block: int, contents: Sequence[Sequence[int]], pages: Sequence[int]) -> str:
    return " ".join(
        f"<< /Type /MCR /Pg {pages[page]} 0 R /MCID {number} >>"
        for page, here in enumerate(contents)
        for number, one in enumerate(here)
        if one == block
    )


def _parents(
    objects: _Objects, pages: int, elements: Sequence[int], contents: Sequence[Sequence[int]]
) -> int:
    """From each piece of marked content back to its element."""
    rows = [
        f"{page} [ {' '.join(f'{elements[block]} 0 R' for block in contents[page])} ]"
        for page in range(pages)
    ]
    return objects.add(f"<< /Nums [ {' '.join(rows)} ] >>")


def _tree_root(document: int, parents: int) -> str:
    return f"<< /Type /StructTreeRoot /K {document} 0 R /ParentTree {parents} 0 R >>"


def _outline(objects: _Objects, blocks: Sequence[Block], marks: Sequence[Mark], pages: Sequence[int]) -> str:
    """A line for each heading below the title, so that a reader can go from one to the next."""
    firsts: dict[int, Mark] = {}
    for mark in marks:
        firsts.setdefault(mark.block, mark)
    heads = [place for place, block in enumerate(blocks) if block.tag == "H2" and place in firsts]
    if not heads:
        return ""
    outline = objects.add("")
    numbers = [objects.add("") for _ in heads]
    for place, (number, block) in enumerate(zip(numbers, heads, strict=True)):
        mark = firsts[block]
        before = f" /Prev {numbers[place - 1]} 0 R" if place else ""
        after = f" /Next {numbers[place + 1]} 0 R" if place + 1 < len(numbers) else ""
        target = f"[ {pages[mark.page]} 0 R /XYZ 0 {mark.top:.0f} 0 ]"
        title = _text(blocks[block].text)
        objects.set(number, f"<< /Title {title} /Parent {outline} 0 R /Dest {target}{before}{after} >>")
    ends = f"/First {numbers[0]} 0 R /Last {numbers[-1]} 0 R"
    objects.set(outline, f"<< /Type /Outlines {ends} /Count {len(numbers)} >>")
    return f"\n/Outlines {outline} 0 R\n/PageMode /UseOutlines"


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    head = b"<<\n/Length %d\n/Filter /FlateDecode\n>>\nstream\n" % len(packed)
    return head + packed + b"\nendstream\n"


def _text(words: str) -> str:
    """A text string in any script: UTF-16 in hexadecimal."""
    return f"<{(chr(0xFEFF) + words).encode('utf-16-be', 'replace').hex().upper()}>"


def _reference(body: bytes, key: bytes) -> int:
    found = re.search(rb"/%s (\d+) 0 R" % key, body)
    if found is None:
        raise ValueError(f"this PDF has no {key.decode('ascii')}")
    return int(found[1])
