"""Vale's metric formulas: arithmetic over counts, and nothing else."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

_NOTHING_OF_IT = ("pre", "list", "blockquote", *(f"heading_h{level}" for level in range(1, 7)))
VARIABLES = (
    "words", "sentences", "characters", "syllables", "paragraphs", "complex_words", "long_words",
    "polysyllabic_words", *_NOTHING_OF_IT,
)  # fmt: skip
_FUNCTIONS = ("sqrt", "abs", "ceil", "floor", "log", "log2", "log10", "pow", "exp", "max", "min", "round")
_OPERATORS: Mapping[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: operator.mod,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


class BadFormulaError(ValueError):
    """A formula that is more than arithmetic over the known counts."""


class Formula:
    """One expression, read once; `of` works it out for some counts."""

    def __init__(self, source: str) -> None:
        python = re.sub(r"heading\.(h[1-6])", r"heading_\1", source.strip())
        python = python.replace("&&", " and ").replace("||", " or ")
        python = re.sub(r"!(?!=)", " not ", python)
        try:
            self._tree = ast.parse(python, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise BadFormulaError("it is not one expression") from None
        self._prove(self._tree)

    def _prove(self, node: ast.AST) -> None:
        if isinstance(node, ast.Name) and node.id not in VARIABLES:
            raise BadFormulaError(f"'{node.id}' is not a count; known are {', '.join(VARIABLES)}")
        if isinstance(node, ast.Constant) and type(node.value) not in {int, float, bool}:
            raise BadFormulaError("only numbers may stand in it")
        if isinstance(node, ast.Call):
            _function(node)
            parts: list[ast.AST] = list(node.args)
        elif isinstance(node, ast.BinOp | ast.UnaryOp | ast.Compare | ast.BoolOp):
            operators = node.ops if isinstance(node, ast.Compare) else [node.op]
            if any(
                type(each) not in _OPERATORS and not isinstance(each, ast.And | ast.Or) for each in operators
            ):
                raise BadFormulaError("only + - * / %, comparisons, && and || may stand in it")
            parts = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        elif isinstance(node, ast.Name | ast.Constant):
            return
        else:
            raise BadFormulaError("only numbers, counts and math functions may stand in it")
        for part in parts:
            self._prove(part)

    def of(self, counts: Mapping[str, float]) -> float:
        """Its value; not a number where it would divide by nothing or leave the numbers there are."""
        try:
            return float(_worked_out(self._tree, counts))
        except (ArithmeticError, ValueError, TypeError):
            return math.nan


def _function(node: ast.Call) -> Callable[..., float]:
    called = node.func
    named = called.attr if isinstance(called, ast.Attribute) else ""
    of_math = (
        isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "math"
    )
    if not of_math or named not in _FUNCTIONS or node.keywords:
        raise BadFormulaError(f"functions are {', '.join('math.' + name for name in _FUNCTIONS)}")
    built_in: Mapping[str, Callable[..., float]] = {"abs": abs, "max": max, "min": min, "round": round}
    found: Callable[..., float] = built_in[named] if named in built_in else getattr(math, named)
    return found


def _worked_out(node: ast.AST, counts: Mapping[str, float]) -> Any:
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return counts.get(node.id, 0.0)
    if isinstance(node, ast.Call):
        return _function(node)(*(_worked_out(each, counts) for each in node.args))
    if isinstance(node, ast.UnaryOp):
        return _OPERATORS[type(node.op)](_worked_out(node.operand, counts))
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)](_worked_out(node.left, counts), _worked_out(node.right, counts))
    if isinstance(node, ast.BoolOp):
        values = [bool(_worked_out(each, counts)) for each in node.values]
        return all(values) if isinstance(node.op, ast.And) else any(values)
    assert isinstance(node, ast.Compare)
    left = _worked_out(node.left, counts)
    for how, right in zip(node.ops, (_worked_out(each, counts) for each in node.comparators), strict=True):
        if not _OPERATORS[type(how)](left, right):
            return False
        left = right
    return True
