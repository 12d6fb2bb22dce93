"""Every setting and every policy key, declared once: dialog, `docs/settings.md` and both files follow from here."""

from __future__ import annotations

from typing import NamedTuple

PERSON, BOTH, POLICY = "person", "both", "policy"
"""Who decides: the person alone, the person unless the IT desk has, or the IT desk alone."""

LOOKS = ("system", "light", "dark", "contrast")


class Setting(NamedTuple):
    """One thing that can be set. `kind` says what a value looks like, and so which field shows it.

    Kinds: text, mail (an address with an @), yes (yes or no), choice (one of `choices`), folder, employer (the name
    of an employer's pack), accounts, words (the person's spelling words, kept in a file of their own), list.
    """

    name: str
    kind: str
    section: str
    label: str
    help: str
    who: str = PERSON
    choices: tuple[tuple[object, str], ...] = ()
    example: str = ""


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "person",
        "text",
        "You",
        "Your name",
        "Stands under what you tick, ask and answer, so that colleagues know who it was.",
        example="Sam Okafor",
    ),
    Setting(
        "mail_address",
        "mail",
        "You",
        "Your mail address",
        "Where the answers go when you send a post for review.",
        example="sam.okafor@nhs.net",
    ),
    Setting(
        "employer",
        "employer",
        "You",
        "Your main employer",
        "Your employer’s own rules join the checklist: whoever you post for, they go on holding for you.",
        BOTH,
        example="ExampleTrust",
    ),
    Setting(
        "programme",
        "text",
        "You",
        "The programme",
        "The partnership or programme whose rules and hashtags the checklist asks for.",
        POLICY,
        example="ATB",
    ),
    Setting(
        "area",
        "text",
        "You",
        "The area",
        "For rules that hold in one place, such as the weeks before its elections.",
        POLICY,
        example="Sunderland",
    ),
    Setting(
        "accounts",
        "accounts",
        "You",
        "Accounts",
        "Where your team posts. They stand below the post, and each counts its letters in its own way.",
    ),
    Setting(
        "look",
        "choice",
        "How it looks",
        "Colours",
        "Light, dark or high contrast; or as this computer has it, which changes when the computer does.",
        choices=(
            ("system", "As the computer"),
            ("light", "Light"),
            ("dark", "Dark"),
            ("contrast", "High contrast"),
        ),
    ),
    Setting(
        "text_scale",
        "choice",
        "How it looks",
        "Size of all text",
        "Makes everything in every window larger, the next time the app starts. Ctrl and + enlarge the post alone.",
        choices=(
            (1.0, "Usual"),
            (1.25, "125 %"),
            (1.5, "150 %"),
            (1.75, "175 %"),
            (2.0, "200 %"),
            (2.5, "250 %"),
            (3.0, "300 %"),
        ),
    ),
    Setting(
        "spelling",
        "yes",
        "Writing",
        "Check spelling while I write",
        "Unknown words get a wavy line. Nothing leaves this computer for it.",
    ),
    Setting(
        "words",
        "words",
        "Writing",
        "Words you have added",
        "One a line. The spelling check takes these as right.",
    ),
    Setting(
        "ask_address",
        "mail",
        "Review and questions",
        "Where questions go",
        "‘Ask the programme’ opens a mail to this address, with the post and its checklist in it.",
        BOTH,
        example="atb@nhs.uk",
    ),
    Setting(
        "review_folder",
        "folder",
        "Review and questions",
        "Shared folder for reviews",
        "Where a post can be left for a colleague to look at, and where their answers are looked for.",
        BOTH,
        example=r"\\server\team\Reviews",
    ),
    Setting(
        "reminders",
        "yes",
        "Plan and record",
        "Remind me of quiet accounts",
        "A quiet line in the empty window when an account has not posted for as long as you planned.",
        BOTH,
    ),
    Setting(
        "plan_folder",
        "folder",
        "Plan and record",
        "Folder for the calendar file",
        "The plan is kept there as a file that your calendar can follow.",
        BOTH,
        example=r"\\server\team\Plan",
    ),
    Setting(
        "keep_record_months",
        "choice",
        "Plan and record",
        "How long the record keeps what was posted",
        "What is older is taken out when the app starts; that it was there stays.",
        BOTH,
        choices=(
            (0, "for ever"),
            (12, "for 1 year"),
            (24, "for 2 years"),
            (36, "for 3 years"),
            (96, "for 8 years"),
        ),
    ),
    Setting(
        "drafts_folder",
        "folder",
        "Set by your IT desk",
        "Where drafts and the record live",
        "A folder that is backed up, in place of your own profile. %HOMESHARE% and the like are filled in.",
        POLICY,
        example=r"%HOMESHARE%\Posts",
    ),
    Setting(
        "database",
        "text",
        "Set by your IT desk",
        "A database for the whole team",
        "In place of a file for each person. Nothing secret belongs in it: it can be read on this computer.",
        POLICY,
        example="postgresql+psycopg://db.example/posts",
    ),
    Setting(
        "store_log_ons",
        "yes",
        "Set by your IT desk",
        "Log-ons may be kept in the computer’s keyring",
        "Where they may not, they last until the app is closed.",
        POLICY,
    ),
    Setting(
        "personal_packs",
        "yes",
        "Set by your IT desk",
        "People may add rules of their own",
        "Packs in your own ‘rules’ folder join the checklist.",
        POLICY,
    ),
    Setting(
        "compulsory_packs",
        "list",
        "Set by your IT desk",
        "Packs that always hold",
        "Nobody can put a pack of their own in the place of these.",
        POLICY,
        example="[Confidentiality]",
    ),
    Setting(
        "forbidden_packs",
        "list",
        "Set by your IT desk",
        "Packs that are not used",
        "Wherever they lie.",
        POLICY,
        example="[NHSStyle]",
    ),
    Setting(
        "rules_path",
        "folder",
        "Set by your IT desk",
        "Where the organisation keeps its packs",
        "Each person’s copy is renewed whenever the app starts.",
        POLICY,
        example=r"\\server\share\packs",
    ),
    Setting(
        "why",
        "text",
        "Set by your IT desk",
        "Why these are set",
        "Shown beside every setting that is fixed, so that people know whom to ask.",
        POLICY,
        example="Agreed by information governance in May",
    ),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}
SECTIONS = tuple(dict.fromkeys(setting.section for setting in SETTINGS))
KEPT = tuple(one.name for one in SETTINGS if one.who != POLICY and one.kind != "words")
"""What stands in `settings.json`, but for the few things that the windows keep there for themselves."""


def taken(setting: Setting, value: object) -> object:
    """The value as the app uses it; a `ValueError` says in plain words what it should be."""
    if setting.kind == "yes":
        if not isinstance(value, bool):
            raise ValueError("should be true or false")
        return value
    if setting.kind == "choice":
        return _chosen(setting, value)
    if not isinstance(value, str):
        raise ValueError("should be text in quotes")
    if setting.kind == "mail" and not _is_mail(value) and (value or setting.name == "ask_address"):
        raise ValueError("should be a mail address")
    return value


def _chosen(setting: Setting, value: object) -> object:
    known = [choice for choice, _ in setting.choices]
    if setting.name == "text_scale":  # any size between two of those offered is as good
        if isinstance(value, int | float) and not isinstance(value, bool) and 0.5 <= value <= 4:
            return float(value)
        raise ValueError("should be a number from 0.5 to 4")
    if isinstance(value, bool) or value not in known:
        raise ValueError(f"should be one of {', '.join(map(str, known))}")
    return value


def _is_mail(text: str) -> bool:
    before, at, after = text.partition("@")
    return bool(before and at and after) and not any(character.isspace() for character in text)
