"""The guide to writing rules names every key, and its example works."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import msgspec
import pytest

from composer.engine import schema
from composer.engine.conversions import CONVERSIONS

if TYPE_CHECKING:
    from tests.engine.conftest import Bench

_GUIDE = (Path(__file__).parents[2] / "docs" / "writing-rules.md").read_text(encoding="utf-8")
_SHAPES = [
    *schema.RULE_KINDS.values(), schema.When, schema.Action, schema.FixSpec, schema.Example, schema.PackFile,
    schema.Applies, schema.TokenGroup,
]  # fmt: skip


@pytest.mark.parametrize("shape", _SHAPES, ids=lambda shape: shape.__name__)
def test_the_guide_names_every_key(shape: type[msgspec.Struct]) -> None:
    named = set(re.findall(r"`(\w+)", _GUIDE)) | set(re.findall(r"\{(\w+): ", _GUIDE)) | {"tokens"}
    keys = {field.encode_name for field in msgspec.structs.fields(shape)}
    assert not keys - named


def test_the_guide_names_every_kind_and_conversion() -> None:
    assert all(
        f"`{name}`" in _GUIDE for name in [*schema.RULE_KINDS, *schema.UNSUPPORTED_KINDS, *CONVERSIONS]
    )


def test_the_guides_first_rule_does_what_it_says(bench: Bench) -> None:
    written = re.search(r"```yaml\n(.*?)```", _GUIDE, re.S)
    assert written
    rule = dedent(written[1])
    text = "Our service users like it."
    (finding,) = bench.findings(rule, text)
    assert finding.message == "Say 'people' rather than 'service users'."
    assert finding.fixes[0].applied_to(text) == "Our people like it."
