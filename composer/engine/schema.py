"""The shape of a rule file: one struct a kind, which is validation, cache format and editor schema in one."""

from __future__ import annotations

import datetime
from typing import Any, Literal

import msgspec

from composer.setting_list import BY_NAME

LevelName = Literal["error", "warning", "suggestion"]
GroupName = Literal["safe", "ours", "readable", "fits", "tick", "sense"]
TriggerName = Literal[
    "always", "picture", "name", "mention", "hashtag", "date", "link", "number", "text_match"
]
AccountKind = Literal["team", "personal"]
VisibilityName = Literal["public", "protected", "closed", "unknown"]
ConversionName = Literal[
    "plain_letters", "straight_quotes", "hashtag_case", "sentence_case", "weekday", "lower", "upper", "simple"
]
MetricName = Literal["Gunning Fog", "Coleman-Liau", "Flesch-Kincaid", "SMOG", "Automated Readability"]


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every mapping in a rule file has in common: no other keys than those named."""


class When(Shape, frozen=True, kw_only=True):
    """When a rule applies at all."""

    from_: datetime.date | None = msgspec.field(default=None, name="from")
    to: datetime.date | None = None
    area: str = ""
    account: tuple[AccountKind, ...] = ()
    visibility: tuple[VisibilityName, ...] = ()
    has: tuple[TriggerName, ...] = ()
    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()


class Action(Shape, frozen=True, kw_only=True):
    """Vale's way to say what to do about a match."""

    name: Literal["replace", "remove", "edit", "convert", "suggest"]
    params: tuple[str, ...] = ()


class FixSpec(Shape, frozen=True, kw_only=True):
    """One way out; exactly one of insert, replace, remove and convert."""

    label: str = ""
    insert: str | None = None
    at: Literal["start", "end", "after", "before"] = "end"
    replace: str | None = None
    remove: bool = False
    convert: ConversionName | None = None
    words: dict[str, str] = {}


class Example(Shape, frozen=True, kw_only=True):
    """A text that must pass or fail, with what it takes to judge it."""

    text: str
    network: str = ""
    networks: tuple[str, ...] = ()
    today: datetime.date | None = None
    account: AccountKind = "team"
    visibility: VisibilityName = "unknown"
    area: str = ""
    programme: str = ""
    employer: str = ""
    has_picture: bool = False
    pictures: int = 0
    alt_text: str = ""
    decorative: bool = False
    reason: str = ""
    shown: tuple[Literal["nobody", "staff", "public", "children"], ...] = ()
    consent: Literal["", "given", "expired", "withdrawn", "other_use"] = ""
    picture_words: tuple[str, ...] = ()


class TokenGroup(Shape, frozen=True, kw_only=True):
    """A part of a combination found by words instead of by a detector."""

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    name: str = "words"


class Rule(Shape, tag_field="extends", frozen=True, kw_only=True):
    """The keys every kind of rule has: Vale's first, then ours."""

    message: str = ""
    level: LevelName = "warning"
    link: str = ""
    description: str = ""
    scope: tuple[str, ...] = ()
    limit: int = 0
    vocab: bool = True
    action: Action | None = None
    name: str = ""
    tests: Any = None
    title: str = ""
    why: str = ""
    source: str = ""
    group: GroupName | None = None
    networks: tuple[str, ...] = ()
    when: When | None = None
    dismissable: bool | None = None
    fix: tuple[FixSpec, ...] = ()
    passes: tuple[str | Example, ...] = ()
    fails: tuple[str | Example, ...] = ()


class Existence(Rule, tag="existence", frozen=True, kw_only=True):
    """Any of these may not be there."""

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    append: bool = False
    ignorecase: bool = False
    nonword: bool = False
    exceptions: tuple[str, ...] = ()


class Substitution(Rule, tag="substitution", frozen=True, kw_only=True):
    """These should be something else."""

    swap: dict[str, str]
    ignorecase: bool = False
    nonword: bool = False
    append: bool = False
    capitalize: bool = False
    matchcase: bool = False
    pos: str = ""
    exceptions: tuple[str, ...] = ()


class Occurrence(Rule, tag="occurrence", frozen=True, kw_only=True):
    """This many times at most, or at least."""

    token: str
    max: int = 0
    min: int = 0
    ignorecase: bool = False


class Repetition(Rule, tag="repetition", frozen=True, kw_only=True):
    """The same thing twice running."""

    tokens: tuple[str, ...]
    max: int = 0
    ignorecase: bool = False
    alpha: bool = False
    exceptions: tuple[str, ...] = ()


class Consistency(Rule, tag="consistency", frozen=True, kw_only=True):
    """One or the other, never both."""

    either: dict[str, str]
    ignorecase: bool = False
    nonword: bool = False


class Conditional(Rule, tag="conditional", frozen=True, kw_only=True):
    """Where the first is, the second must be."""

    first: str
    second: str
    ignorecase: bool = False
    exceptions: tuple[str, ...] = ()


class Capitalization(Rule, tag="capitalization", frozen=True, kw_only=True):
    """The text's letters must be in this case."""

    match: str
    style: Literal["AP", "Chicago"] = "AP"
    exceptions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    threshold: float = 0.8
    prefix: str = ""


class Readability(Rule, tag="readability", frozen=True, kw_only=True):
    """The text's reading grade may not be above this."""

    metrics: tuple[MetricName, ...]
    grade: float


class Metric(Rule, tag="metric", frozen=True, kw_only=True):
    """A formula over the post's counts may not come to this."""

    formula: str
    condition: str


class Required(Rule, tag="required", frozen=True, kw_only=True):
    """These must be there."""

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    match: Literal["any", "all"] = "any"
    ignorecase: bool = True
    nonword: bool = False


class Question(Rule, tag="question", frozen=True, kw_only=True):
    """Something a person must tick."""

    prompt: str
    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    ignorecase: bool = True
    nonword: bool = False
    basis: Literal["content", "accounts"] = "content"


class Length(Rule, tag="length", frozen=True, kw_only=True):
    """The network's own limits."""

    limit: Literal["text", "bytes", "hashtags", "pictures", "alt_text"]  # type: ignore[assignment]


class DetectionRule(Rule, tag="detection", frozen=True, kw_only=True):
    """What a detector found."""

    kinds: tuple[str, ...]
    sure: Literal["true", "false", "any"] = "any"
    public: bool = False


class Combination(Rule, tag="combination", frozen=True, kw_only=True):
    """Several kinds of thing in one post."""

    all: tuple[tuple[str | TokenGroup, ...], ...]
    within: Literal["post", "paragraph", "sentence"] = "post"
    public: bool = False


class PictureRule(Rule, tag="picture", frozen=True, kw_only=True):
    """What must be said of a picture: its description, who is in it, and that they agreed."""

    check: Literal["description", "reason", "words", "people", "consent", "expired", "withdrawn", "other_use"]


class Date(Rule, tag="date", frozen=True, kw_only=True):
    """A date that cannot be right."""

    check: Literal["weekday", "past"]


RULE_KINDS: dict[str, type[Rule]] = {
    "existence": Existence,
    "substitution": Substitution,
    "occurrence": Occurrence,
    "repetition": Repetition,
    "consistency": Consistency,
    "conditional": Conditional,
    "capitalization": Capitalization,
    "readability": Readability,
    "metric": Metric,
    "required": Required,
    "question": Question,
    "length": Length,
    "detection": DetectionRule,
    "combination": Combination,
    "picture": PictureRule,
    "date": Date,
}
UNSUPPORTED_KINDS = {
    "sequence": "it needs a grammar model",
    "script": "it would run a program from a rule file",
    "spelling": "spelling has its own place in the editor",
}
AnyRule = (
    Existence
    | Substitution
    | Occurrence
    | Repetition
    | Consistency
    | Conditional
    | Capitalization
    | Readability
    | Metric
    | Required
    | Question
    | Length
    | DetectionRule
    | Combination
    | PictureRule
    | Date
)


class Applies(Shape, frozen=True, kw_only=True):
    """When a whole pack applies."""

    programme: str = ""
    employer: str = ""
    accounts: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    from_: datetime.date | None = msgspec.field(default=None, name="from")
    to: datetime.date | None = None
    area: str = ""


class RequiresReview(Shape, frozen=True, kw_only=True):
    """How many colleagues must have said 'good to go', in which role one of them, and whether signed."""

    reviewers: int = 1
    role: str = ""
    signed: bool = False


_NO_REVIEW = RequiresReview(reviewers=0)


class PackFile(Shape, frozen=True, kw_only=True):
    """The shape of pack.yml."""

    title: str = ""
    owner: str = ""
    version: str = ""
    review_by: datetime.date | None = None
    policy: str = ""
    example: bool = False
    applies: Applies = Applies()
    requires_review: RequiresReview = _NO_REVIEW


class PolicyFile(Shape, frozen=True, kw_only=True):
    """The shape of the machine's policy.yml; `setting_list` says what each key means."""

    personal_packs: bool = True
    compulsory_packs: tuple[str, ...] = ()
    forbidden_packs: tuple[str, ...] = ()
    rules_path: str = ""
    employer: str = ""
    programme: str = ""
    area: str = ""
    drafts_folder: str = ""
    database: str = ""
    store_log_ons: bool = True
    ask_address: str = ""
    review_folder: str = ""
    plan_folder: str = ""
    reminders: bool | None = None
    keep_record_months: int | None = None
    why: str = ""


def editor_schema() -> dict[str, Any]:
    """A JSON Schema for rule files, in the form editors complete from."""
    made = msgspec.json.schema(AnyRule)
    made["title"] = "Post Composer rule"
    for definition in made["$defs"].values():
        definition["properties"] = {
            key: _as_written(value) for key, value in definition["properties"].items()
        }
    return made


def _as_written(wanted: dict[str, Any]) -> dict[str, Any]:
    """One entry may stand for a list of one, and pairs may be listed one by one, as in Vale."""
    if wanted.get("type") == "array" and "items" in wanted:
        return {"anyOf": [wanted["items"], wanted]}
    if wanted.get("type") == "object" and "additionalProperties" in wanted:
        return {"anyOf": [wanted, {"type": "array", "items": {"type": ["object", "string"]}}]}
    return wanted


def policy_schema() -> dict[str, Any]:
    """A JSON Schema for policy.yml."""
    made = msgspec.json.schema(PolicyFile)
    made["title"] = "Post Composer policy"
    for name, wanted in made["$defs"]["PolicyFile"]["properties"].items():
        setting = BY_NAME[name]
        wanted["description"] = f"{setting.label}. {setting.help}"
        if setting.choices:
            wanted["enum"] = [value for value, _ in setting.choices]
    return made
