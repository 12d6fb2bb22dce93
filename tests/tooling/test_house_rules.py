"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "composer").rglob("*.py"))

_LOG_CALLS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
# What a post or a secret is called in this code; a log may hold its id or length.
_PRIVATE = {
    "alt_text", "body", "content", "handle", "matched", "note", "packet", "passphrase", "password", "post",
    "post_text", "quote", "raw", "reason", "secret", "snippet", "text", "token", "value", "word", "words",
}  # fmt: skip


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def private_names(node: ast.AST) -> Iterator[str]:
    """Names of private things in an expression, but for those whose length alone is taken."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len":
        return
    if isinstance(node, ast.Name) and node.id.lstrip("_") in _PRIVATE:
        yield node.id
    if isinstance(node, ast.Attribute) and node.attr.lstrip("_") in _PRIVATE:
        yield node.attr
    for child in ast.iter_child_nodes(node):
        yield from private_names(child)


def logged_private_names(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        receiver = ast.unparse(node.func.value).lower()
        if node.func.attr in _LOG_CALLS and "log" in receiver:
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            found += [f"line {node.lineno}: {name}" for one in given for name in private_names(one)]
    return found


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_log_call_is_given_text_or_a_secret(path: Path) -> None:
    assert logged_private_names(path.read_text(encoding="utf-8")) == []


def test_the_search_sees_private_things_in_a_log_call_and_lets_lengths_pass() -> None:
    assert logged_private_names("log.info('judged %s', draft.text)") == ["line 1: text"]
    assert logged_private_names("_logger.error(f'bad {token}')") == ["line 1: token"]
    assert logged_private_names("log.info('judged %d', len(draft.text))") == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_and_public_class_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path.name == "__init__.py" and not tree.body:
        pytest.fail("a room's __init__.py says in a sentence what the room is for")
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    silent = [node.name for node in classes if not ast.get_docstring(node)]
    assert ast.get_docstring(tree), "the module has no docstring"
    assert silent == []
