"""What people decided of wordings comes before what is found, and is found again in another reading."""

from __future__ import annotations

import pytest

from sayso.model import Answer, Claim, Decided, Judged, Judgment, Likeness, Told, Weighed, Wording
from sayso.weighing import weigh
from tests.weighing.stories import told

BURST = "The earth dam above Sary-Suu village burst at dawn after three days of rain."
GAVE_WAY = "Water came down on Sary-Suu village when its old wall of clay gave way."
NO_FAULT = "The Water Ministry denied that the earth dam above Sary-Suu village burst at dawn."


def judgment(one: Wording, other: Wording, answer: Answer, number: int = 7) -> Judgment:
    return Judgment(one, other, Decided(answer, "Ada Quill", number))


def wording(told: Told, at: int = 0) -> Wording:
    proposition = told.propositions[at]
    saying = next((s for s in told.sayings if s.statement.id == proposition.statement), None)
    return Wording(told.article, saying.key if saying else None, proposition.text)


def claims_with(found: Weighed, *articles: str) -> list[Claim]:
    """The claims that all of these articles word."""
    same = [(c, {m.article for m in c.members if m.grade is Likeness.SAME}) for c in found.claims]
    return [claim for claim, members in same if members >= set(articles)]


def test_wordings_that_a_person_says_are_one_claim_are_counted_together() -> None:
    story = [told("a", BURST, outlet="A"), told("b", GAVE_WAY, outlet="B")]
    assert not claims_with(weigh(story), "a", "b")
    said = judgment(wording(story[0]), wording(story[1]), Answer.YES)
    found = weigh(story, judged=Judged(same=(said,)))
    (claim,) = claims_with(found, "a", "b")
    assert claim.support.articles == 2
    assert any("Ada Quill says that it is the same (correction 7)" in m.reasons for m in claim.members)


def test_wordings_that_a_person_keeps_apart_are_two_claims_and_others_stay() -> None:
    story = [
        told(name, BURST + f" It was seen by {who}.", outlet=name)
        for name, who in (("a", "two"), ("b", "us"))
    ]
    story.append(told("c", BURST.replace("burst", "broke"), outlet="C"))
    assert claims_with(weigh(story), "a", "c")
    said = judgment(wording(story[2]), wording(story[0]), Answer.NO)
    found = weigh(story, judged=Judged(same=(said,)))
    assert not claims_with(found, "a", "c")
    assert claims_with(found, "a", "b")


def test_what_a_person_is_not_sure_of_changes_nothing_that_is_counted() -> None:
    story = [told("a", BURST, outlet="A"), told("b", GAVE_WAY, outlet="B")]
    said = judgment(wording(story[0]), wording(story[1]), Answer.UNSURE)
    counts = [claim.support for claim in weigh(story).claims]
    assert [claim.support for claim in weigh(story, judged=Judged(same=(said,))).claims] == counts


@pytest.mark.parametrize("answer", list(Answer))
def test_a_dispute_that_a_person_rejects_is_kept_apart_from_those_that_count(answer: Answer) -> None:
    story = [told("a", BURST, outlet="A"), told("b", NO_FAULT, outlet="B")]
    (dispute,) = weigh(story).disputes
    one, other = (Wording(w.article, w.statement, w.text) for w in dispute.sides)
    found = weigh(story, judged=Judged(disputes=(judgment(other, one, answer),)))
    held, out = (found.rejected, found.disputes) if answer is Answer.NO else (found.disputes, found.rejected)
    assert out == ()
    assert [d.decided and d.decided.answer for d in held] == [answer]


def test_a_rejected_dispute_stays_rejected_when_another_article_repeats_it() -> None:
    story = [told("b", BURST, outlet="B"), told("c", NO_FAULT, outlet="C")]
    (dispute,) = weigh(story).disputes
    one, other = (Wording(w.article, w.statement, w.text) for w in dispute.sides)
    said = Judged(disputes=(judgment(one, other, Answer.NO),))
    found = weigh([told("a", BURST, outlet="A"), *story], judged=said)
    assert not found.disputes
    assert len(found.rejected) == 1


@pytest.mark.parametrize(
    "words", ["THE EARTH DAM above  Sary-Suu village burst at dawn", f"{BURST} Nobody was hurt."]
)
def test_words_that_another_reading_cuts_otherwise_are_still_meant(words: str) -> None:
    story = [told("a", BURST, outlet="A"), told("b", GAVE_WAY, outlet="B")]
    said = judgment(Wording("a", None, words), wording(story[1]), Answer.YES)
    assert claims_with(weigh(story, judged=Judged(same=(said,))), "a", "b")


def test_words_that_are_gone_change_nothing() -> None:
    story = [told("a", BURST, outlet="A"), told("b", GAVE_WAY, outlet="B")]
    said = judgment(Wording("a", None, "Schools were shut."), wording(story[1]), Answer.YES)
    assert weigh(story, judged=Judged(same=(said,))) == weigh(story)
