"""The bundled packs keep the promises of the guidance: complete, tried on examples, and calm on good posts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from composer.detectors.catalogue import Detectors
from composer.domain.account import Account, AccountId, NetworkId, Visibility
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.finding import Level, RuleId
from composer.domain.network import Network
from composer.domain.picture import Picture, Shown
from composer.engine.applies import Circumstances
from composer.engine.examples import example_problems
from composer.engine.judge import Judge
from composer.engine.rulebook import RuleBook
from composer.engine.ruleset import RuleInfo, Ruleset
from composer.engine.schema import Example, Question
from composer.networks.catalogue import Networks, load_networks
from composer.paths import BUNDLED_RULES, RESOURCES

HERE = Path(__file__).parent
TODAY = datetime.date(2026, 11, 22)
ANYWHERE = Circumstances()
EVERYWHERE_ASKED = {"ATB.Tag", "ATB.Place", "ATB.Hashtags"}
BLOCKING = {
    "Accessibility.AltTextMissing",
    "Accessibility.DecorativeReason",
    "Accuracy.UnfilledGap",
    "Confidentiality.BankDetails",
    "Confidentiality.HospitalNumber",
    "Confidentiality.LogOn",
    "Confidentiality.NhsNumber",
    "Confidentiality.NiNumber",
    "Confidentiality.PictureConsent",
    "Confidentiality.PictureConsentEnded",
    "Confidentiality.PictureConsentUse",
    "Confidentiality.PictureConsentWithdrawn",
    "Confidentiality.PicturePeople",
    "Confidentiality.RefugeAddress",
    "Networks.AltTextLimit",
    "Networks.PictureLimit",
    "Networks.TextBytes",
    "Networks.TextLength",
    "Professional.HatefulWords",
    "Professional.Profanity",
}
ROWS_FOR_RULES = [f"G{number}" for number in range(1, 17) if number != 10]
"""Row G10, posting regularly, is about a calendar and not about a text."""


@pytest.fixture(scope="module")
def networks() -> Networks:
    return load_networks(RESOURCES / "networks.yml")


@pytest.fixture(scope="module")
def detectors() -> Detectors:
    return Detectors()


@pytest.fixture(scope="module")
def ruleset(networks: Networks) -> Ruleset:
    return RuleBook(networks=set(networks), today=lambda: TODAY).load()


class Desk:
    """Somebody at an account, with the bundled packs and the real detectors."""

    def __init__(self, ruleset: Ruleset, networks: Networks, detectors: Detectors) -> None:
        self._ruleset = ruleset
        self._networks = networks
        self._detectors = detectors
        self._judges: dict[tuple[datetime.date, Circumstances], Judge] = {}

    def judged(
        self,
        text: str,
        *,
        network: str = "facebook",
        today: datetime.date = TODAY,
        circumstances: Circumstances = ANYWHERE,
        team: bool = True,
        visibility: Visibility = Visibility.PROTECTED,
        pictures: tuple[Picture, ...] = (),
    ) -> Checklist:
        key = (today, circumstances)
        if key not in self._judges:
            self._judges[key] = Judge(
                self._ruleset, self._networks, self._detectors, lambda: today, circumstances
            )
        account = Account(AccountId("a"), NetworkId(network), team=team, visibility=visibility)
        draft = Draft(text, (account.id,), pictures=pictures)
        return self._judges[key].judge(draft, {account.id: account})

    def rules_on(self, text: str, **more: Any) -> set[str]:
        checklist = self.judged(text, **more)
        return {each.rule for each in checklist.findings} | {each.rule for each in checklist.questions}


@pytest.fixture(scope="module")
def desk(ruleset: Ruleset, networks: Networks, detectors: Detectors) -> Desk:
    return Desk(ruleset, networks, detectors)


def _posts(name: str) -> list[Any]:
    posts = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    assert isinstance(posts, list)
    return posts


def _bundled() -> list[Path]:
    return sorted(path for path in BUNDLED_RULES.glob("*/*.yml") if path.name != "pack.yml")


def test_the_bundle_loads_without_a_single_problem(ruleset: Ruleset) -> None:
    assert [str(problem) for problem in ruleset.problems] == []
    assert len(ruleset.rules) == len(_bundled())


@pytest.mark.parametrize("path", _bundled(), ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_every_rule_says_what_why_whence_and_shows_examples(path: Path, ruleset: Ruleset) -> None:
    rule = ruleset.rules[RuleId(f"{path.parent.name}.{path.stem}")].rule
    for key in ("title", "why", "source", "group", "message", "passes", "fails"):
        assert getattr(rule, key), f"{key} is missing"


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in _bundled()}), ids=lambda folder: folder.name
)
def test_every_pack_has_an_owner_and_a_day_of_review(folder: Path, ruleset: Ruleset) -> None:
    pack = ruleset.packs[folder.name]
    assert pack.title
    assert pack.owner
    assert pack.version
    assert pack.review_by is not None


def test_every_example_is_as_its_rule_says(
    ruleset: Ruleset, networks: Networks, detectors: Detectors
) -> None:
    problems = example_problems(ruleset, networks, detectors, TODAY)
    assert [f"{problem.path}:{problem.line}: {problem.what}" for problem in problems] == []


@pytest.mark.parametrize("row", ROWS_FOR_RULES)
def test_a_row_of_the_guidance_has_its_rules(row: str, ruleset: Ruleset) -> None:
    named = re.compile(rf"\b{row}\b")
    assert any(named.search(info.source) for info in ruleset.rules.values())


def test_only_what_must_not_be_posted_blocks(ruleset: Ruleset) -> None:
    assert {rule for rule, info in ruleset.rules.items() if info.level is Level.ERROR} == BLOCKING


def test_no_remark_is_without_a_way_out(ruleset: Ruleset) -> None:
    stuck = []
    for rule, info in ruleset.rules.items():
        advises = re.search(r"[.?!:;,] \S", info.rule.message) or len(info.rule.message.split()) > 8
        if not (isinstance(info.rule, Question) or info.rule.fix or info.kind == "substitution" or advises):
            stuck.append(rule)
    assert stuck == []


def test_clean_posts_are_never_stopped(desk: Desk) -> None:
    assert [post for post in _posts("clean_posts.yml") if desk.judged(post).to_fix] == []


def test_clean_posts_get_at_most_a_remark_each_on_average(desk: Desk) -> None:
    posts = _posts("clean_posts.yml")
    remarks = [
        f"{finding.rule}: {post}"
        for post in posts
        for finding in desk.judged(post).findings
        if finding.rule not in EVERYWHERE_ASKED
    ]
    assert len(posts) >= 60
    assert len(remarks) <= len(posts) / 4, remarks


def test_warm_and_busy_posts_meet_no_wall_of_remarks(desk: Desk) -> None:
    counts = [
        sum(finding.rule not in EVERYWHERE_ASKED for finding in desk.judged(post).findings)
        for post in _posts("friendly_posts.yml")
    ]
    assert max(counts) <= 3
    assert sum(counts) <= 0.75 * len(counts)


def test_clean_posts_hardly_ever_raise_an_alarm_about_confidentiality(desk: Desk) -> None:
    posts = _posts("clean_posts.yml")
    alarmed = [
        post
        for post in posts
        if any(finding.rule.startswith("Confidentiality.") for finding in desk.judged(post).findings)
    ]
    assert len(alarmed) <= len(posts) / 20, alarmed


@pytest.mark.parametrize("post", _posts("flawed_posts.yml"), ids=lambda post: post["text"][:40])
def test_a_flawed_post_gets_its_remarks(post: dict[str, Any], desk: Desk) -> None:
    more = {key: post[key] for key in ("network", "today") if key in post}
    assert set(post["expects"]) <= desk.rules_on(post["text"], **more)


def _failing(ruleset: Ruleset) -> Iterator[tuple[RuleInfo, Example]]:
    for info in ruleset.rules.values():
        for given in info.rule.fails:
            yield info, Example(text=given) if isinstance(given, str) else given


def test_every_fix_takes_away_what_it_was_offered_for(ruleset: Ruleset, desk: Desk) -> None:
    broken = []
    for info, example in _failing(ruleset):
        if ruleset.packs[info.pack].example or example.area:
            continue
        more: dict[str, Any] = {
            "network": example.network or next(iter(info.rule.networks), "facebook"),
            "today": example.today or TODAY,
            "visibility": Visibility(example.visibility),
            "team": example.account == "team",
        }
        found = [each for each in desk.judged(example.text, **more).findings if each.rule == info.id]
        for finding in found:
            for fix in finding.fixes:
                after = desk.judged(fix.applied_to(example.text), **more).findings
                if sum(each.rule == info.id for each in after) >= len(found):
                    broken.append(f"{info.id}: {fix.label}: {fix.applied_to(example.text)}")
    assert broken == []


@pytest.mark.parametrize(
    "tags", ["#all4jack #futureNHS #vanguard", "#All4Jack", "#FUTURENHS", "#futureNHS #Vanguard"]
)
def test_the_programmes_hashtags_never_fail_in_any_letter_case(tags: str, desk: Desk) -> None:
    checklist = desk.judged(f"Our walk in Sunderland was a joy. @atbsunderland {tags}")
    assert all(finding.level is Level.SUGGESTION for finding in checklist.findings)
    assert "ATB.Hashtags" not in {finding.rule for finding in checklist.findings}


@pytest.mark.parametrize(
    "words",
    [
        "Premature babies and their parents meet here.",
        "Your cervix, your breast and your rectal health matter.",
        "Are you in labour? The Labour ward is open, and Labour can be slow.",
        "Conservative management of a stroke, and a skin prick test.",
        "We have moved to Tory Lane, past the cockle stall.",
        "Greetings to our colleagues in Scunthorpe and Penistone.",
        "A bloody stool, a bloody discharge or bloody diarrhoea: see a GP.",
        "The sexual health clinic is open. Spastic cerebral palsy is treated here.",
    ],
)
def test_clinical_words_and_place_names_are_let_be(words: str, desk: Desk) -> None:
    assert not {rule for rule in desk.rules_on(words) if rule.startswith("Professional.")}


@pytest.mark.parametrize(
    ("day", "speaks"),
    [("2027-03-21", False), ("2027-03-22", True), ("2027-05-06", True), ("2027-05-07", False)],
)
def test_the_pre_election_window_opens_and_closes_on_its_days(day: str, speaks: bool, desk: Desk) -> None:
    rules = desk.rules_on("The Mayor opened our garden.", today=datetime.date.fromisoformat(day))
    assert ("Professional.PreElectionMay2027" in rules) is speaks


def test_a_nations_own_window_is_for_that_nation(desk: Desk) -> None:
    spring = datetime.date(2027, 4, 12)
    here = desk.rules_on("Our MSP came.", today=spring, circumstances=Circumstances(area="Scotland"))
    there = desk.rules_on("Our MSP came.", today=spring, circumstances=Circumstances(area="England"))
    assert "Professional.PreElectionScotland" in here - there


def test_an_employers_pack_speaks_only_for_its_own_staff(desk: Desk) -> None:
    text = "Example Hospitals Trust is looking for volunteers."
    employed = desk.rules_on(text, circumstances=Circumstances(employer="ExampleTrust"))
    assert {"ExampleTrust.TrustName", "ExampleTrust.PolicyFollowed"} <= employed
    assert not {rule for rule in desk.rules_on(text) if rule.startswith("ExampleTrust.")}


def test_a_team_account_speaks_for_the_team_and_a_personal_one_for_itself(desk: Desk) -> None:
    text = "I think the new rota is a mess."
    assert "ATB.TeamVoice" in desk.rules_on(text)
    assert "ATB.TeamVoice" not in desk.rules_on(text, team=False)


def test_a_picture_asks_about_consent_background_and_alt_text(desk: Desk) -> None:
    picture = Picture("d", "Four nurses plant sunflowers.", shown=(Shown.STAFF,))
    asked = desk.rules_on("Our garden is open.", pictures=(picture,))
    assert {
        "Confidentiality.PictureConsent",
        "Confidentiality.PictureBackground",
        "Accessibility.AltTextTick",
    } <= asked


@pytest.mark.parametrize("kind", ["condition", "place", "time", "handle", "link"])
def test_what_is_harmless_alone_never_alarms_alone(kind: str, ruleset: Ruleset) -> None:
    alone = [info.id for info in ruleset.rules.values() if kind in getattr(info.rule, "kinds", ())]
    assert alone == []


def test_every_network_has_its_length_checked(desk: Desk, networks: dict[NetworkId, Network]) -> None:
    for network in networks:
        limit = networks[network].text.value
        assert limit is not None
        assert "Networks.TextLength" in desk.rules_on("ab " * limit, network=network), network
