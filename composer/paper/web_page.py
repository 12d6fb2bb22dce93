"""A sheet as one HTML page that any browser shows and any screen reader reads, with nothing loaded and no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from composer.paper.sheet import LANGUAGE, Part, Sheet

_STYLE = """
body{font:1.125rem/1.5 'Segoe UI',Arial,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;
color:#212b32;background:#fff}
h1{font-size:1.75rem}h2{font-size:1.35rem;margin-top:2rem}h3{font-size:1.125rem;margin-bottom:0}
p{margin:.25rem 0}
blockquote{margin:.5rem 0;padding:1rem;border:2px solid #4c6272;border-radius:.4rem;white-space:pre-wrap;
overflow-wrap:anywhere}
@media print{body{margin:0;max-width:none}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def web_page(sheet: Sheet) -> str:
    """The whole page."""
    title = escape(sheet.title)
    return "\n".join(
        [
            f'<!doctype html><html lang="{LANGUAGE}"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title><style>{_STYLE}</style></head><body><main>",
            f"<h1>{title}</h1>",
            fragment(sheet.parts),
            "</main></body></html>",
            "",
        ]
    )


def fragment(parts: Iterable[Part]) -> str:
    """The parts alone, without any colour of their own, so that they follow the look of whatever shows them."""
    return "\n".join(_elements(parts))


def _elements(parts: Iterable[Part]) -> Iterator[str]:
    for listed, run in groupby(parts, lambda part: part.tag == "LI"):
        if listed:
            yield "<ul>" + "".join(f"<li>{_words(part)}</li>" for part in run) + "</ul>"
        else:
            for part in run:
                tag = part.tag.lower()
                yield f"<{tag}>{_words(part)}</{tag}>"


def _words(part: Part) -> str:
    name = f"<strong>{escape(part.name)}:</strong> " if part.name else ""
    return name + escape(part.text).replace("\n", "<br>")
