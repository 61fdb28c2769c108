"""Who said what: one row a manner of speaking. Add a row to the table to add a case."""

from __future__ import annotations

import pytest

from tests.reading_sentences import statements_in

# text, then for each statement: kind, speaker, the words it must begin with
CASES = {
    "a quotation before its cue": (
        "“The dam was sound,” said Ana Petrović.",
        [("direct", "Ana Petrović", "“The dam was sound,”")],
    ),
    "a quotation after its cue": (
        "Ana Petrović told reporters: “The dam was sound.”",
        [("direct", "Ana Petrović", "“The dam was sound.”")],
    ),
    "a quotation interrupted by its cue is one statement": (
        "“The dam,” Ana Petrović said on Monday, “was sound until the strike.”",
        [("direct", "Ana Petrović", "“The dam,” … “was sound until the strike.”")],
    ),
    "straight marks": ('"The dam was sound," Petrović said.', [("direct", "Petrović", '"The dam was sound,"')]),
    "doubled single marks": ("''The dam was sound,'' Petrović said.", [("direct", "Petrović", "''The dam was sound,''")]),
    "guillemets": ("«The dam was sound», said Ana Petrović.", [("direct", "Ana Petrović", "«The dam was sound»")]),
    "single marks and apostrophes": (
        "‘The boys’ dam wasn’t sound,’ said Ana Petrović.",
        [("direct", "Ana Petrović", "‘The boys’ dam wasn’t sound,’")],
    ),
    "a quotation over paragraphs, each reopening": (
        "Ana Petrović said: “The dam was sound.\n“It fell all the same.”",
        [("direct", "Ana Petrović", "“The dam was sound. … “It fell all the same.”")],
    ),
    "a mark that is never closed costs its paragraph only": (
        "Ana Petrović said: “The dam was sound.\nThe mayor denied the claim.",
        [("direct", "Ana Petrović", "“The dam was sound."), ("indirect", "mayor", "the claim")],
    ),
    "the next quotation goes on with the same speaker": (
        "“The dam was sound,” said Ana Petrović. “It fell all the same.”",
        [("direct", "Ana Petrović", "“The dam was sound,” … “It fell all the same.”")],
    ),
    "that-clause": ("The ministry said that the bridge was closed.", [("indirect", "ministry", "that the bridge was closed")]),
    "clause without that": ("The ministry said the bridge was closed.", [("indirect", "ministry", "the bridge was closed")]),
    "cue at the end": ("The bridge was closed, the ministry said.", [("indirect", "ministry", "The bridge was closed")]),
    "cue in the middle": (
        "The bridge, according to the ministry, was closed.",
        [("indirect", "ministry", "The bridge … was closed")],
    ),
    "according to": ("According to the ministry, the bridge was closed.", [("indirect", "ministry", "the bridge was closed")]),
    "mixed": (
        "The mayor said the strike was “a war crime without parallel”.",
        [("mixed", "mayor", "the strike was “a war crime without parallel”")],
    ),
    "a name for a thing": ("The minister called the march “a provocation”.", [("mixed", "minister", "the march “a provocation”")]),
    "passive without a speaker": ("Troops were told to leave the town.", [("indirect", None, "to leave the town")]),
    "reports have emerged": (
        "Reports have emerged that troops left the town.",
        [("indirect", "Reports", "that troops left the town")],
    ),
    "it is understood": ("It is understood that troops left the town.", [("indirect", None, "that troops left the town")]),
    "a noun that reports": (
        "The mayor’s claim that the dam was cracked spread at once.",
        [("indirect", "mayor", "that the dam was cracked")],
    ),
    "a cue inside a relative clause is no content": (
        "The council praised the bridge, which the mayor said had saved the town.",
        [("indirect", "council", "the bridge"), ("indirect", "mayor", "which … had saved the town")],
    ),
    "a further cue after “but”": (
        "The ministry acknowledged that the dam leaked but noted that nobody was hurt.",
        [("indirect", "ministry", "that the dam leaked"), ("indirect", "ministry", "that nobody was hurt")],
    ),
    "a further cue without a clause": (
        "The mayor said the road was shut, calling the delay a disgrace.",
        [("indirect", "mayor", "the road was shut"), ("indirect", "mayor", "the delay a disgrace")],
    ),
    "somebody else’s words beside it": (
        "The mayor said the road was open, while the police said it was shut.",
        [("indirect", "mayor", "the road was open"), ("indirect", "police", "it was shut")],
    ),
    "a quotation of several sentences in a reported clause": (
        "The mayor said that the road is “shut for good. Nobody will mend it. Nobody ever did.”",
        [("mixed", "mayor", "that the road is “shut for good. Nobody will mend it. Nobody ever did.”")],
    ),
    "an object inside a report is no statement of its own": (
        "The mayor said that he had announced the closure in May.",
        [("indirect", "mayor", "that he had announced the closure in May")],
    ),
    "a denial inside a report is one": (
        "The mayor said that the ministry had denied the charge in May.",
        [("indirect", "mayor", "that the ministry had denied the charge in May"), ("indirect", "ministry", "the charge")],
    ),
    "a headline, a dash and who is quoted": (
        "HARBOUR REOPENS AFTER STORM - Ana Petrović: “The dam was sound.”",
        [("direct", "Ana Petrović", "“The dam was sound.”")],
    ),
    "an opening mark typed for a closing one": (
        "“It’s unusual,“ said Ana Petrović. “The dam was sound.”",
        [("direct", "Ana Petrović", "“It’s unusual,“ … “The dam was sound.”")],
    ),
    "no relative pronoun speaks a quotation before it": (
        "The mayor owns “The Dam at Dawn,” which reads well.",
        [],
    ),
    "a hearer is no speaker": (
        "Ana Petrović told radio host Daniel Hart, “The dam was sound.”",
        [("direct", "Ana Petrović", "“The dam was sound.”")],
    ),
    "a quotation with its own cue inside a report": (
        "Petrović suggested Hart was fond of the dam – “He loved it,” she said – and left the room.",
        [("indirect", "Petrović", "Hart was fond of the dam"), ("direct", "Hart", "“He loved it,”")],
    ),
    "the maker of a statement speaks it": (
        "The mayor issued a statement saying the road was shut.",
        [("indirect", "mayor", "the road was shut")],
    ),
    "retold inside a quotation, not its exact words": (
        "“Ana Petrović told me that the dam was sound,” said Daniel Hart.",
        [
            ("direct", "Daniel Hart", "“Ana Petrović told me that the dam was sound,”"),
            ("indirect", "Ana Petrović", "that the dam was sound"),
        ],
    ),
    "a post set into the article": (
        "The storm came at night.\nRoad shut until Friday. pic.twitter.com/x1 — Ana Petrović (@anapet) March 24, 2017\nIt went.",
        [("direct", "Ana Petrović", "Road shut until Friday.")],
    ),
    "a signature below a quotation": (
        "The storm came at night.\n“The dam was sound until the end.”\n– Ana Petrović, mayor of Oslo",
        [("direct", "Ana Petrović", "“The dam was sound until the end.”")],
    ),
    "what describes the source is no content": (
        "Half of the town stays at home, according to a poll released on Thursday.",
        [("indirect", "poll", "Half of the town stays at home")],
    ),
    "quoted words belong to the clause around them": (
        "Petrović tells the town that those who wait “gotta get over it” and fight back.",
        [("mixed", "Petrović", "that those who wait “gotta get over it” and fight back")],
    ),
    "a passive whose “by” hangs lower": (
        "The outbreak was previously announced to be a disaster by the World Health Organization.",
        [("indirect", "World Health Organization", "The outbreak … to be a disaster")],
    ),
    "in the words of": (
        "In the words of the prosecutor, Ana Petrović, “the dam was a trap for the town.”",
        [("direct", "Ana Petrović", "“the dam was a trap for the town.”")],
    ),
    "a cue before and a clause after": (
        "Hart is so reckless, the mayor said, that if his son had planned to enlist he would have stopped him.",
        [("indirect", "mayor", "Hart is so reckless … that if his son had planned to enlist he would have stopped him")],
    ),
    "what will be said has not been said": (
        "The mayor will announce the closure of two wells.",
        [],
    ),
    "that-clause with a relative clause in it": (
        "The mayor has said that swimmers that cross the harbour should not be allowed to land.",
        [("indirect", "mayor", "that swimmers that cross the harbour should not be allowed to land")],
    ),
    "so many in ten": (
        "Six in 10 said they want the next mayor to continue those works.",
        [("indirect", "Six in 10", "they want the next mayor to continue those works")],
    ),
    "a clause in the progressive": (
        "Simone Perry, an engineer, says Hart’s rise is crippling the party’s efforts to win people.",
        [("indirect", "Simone Perry", "Hart’s rise is crippling the party’s efforts to win people")],
    ),
    "a comparison after a comma is the writer’s": (
        "Half of the town said they prefer the mayor, compared with a third in May.",
        [("indirect", "Half of the town", "they prefer the mayor")],
    ),
    "a bracket before the closing mark": (
        "Dr Okoro said, “The fever is no longer incurable[.]” He went on to thank the nurses.",
        [("direct", "Okoro", "“The fever is no longer incurable[.]”"), ("indirect", "Okoro", "the nurses")],
    ),
    "a quotation on another’s authority": (
        "“I did it,” Tom Reed said, according to police.",
        [("direct", "Tom Reed", "“I did it,”"), ("mixed", "police", "“I did it,” Tom Reed said")],
    ),
    "a quotation led in, on another’s authority": (
        "Tom Reed told officers, “I did it,” according to police.",
        [("mixed", "police", "Tom Reed told officers, “I did it,”"), ("direct", "Tom Reed", "“I did it,”")],
    ),
    "a quotation between two cues is the first one’s": (
        "Ana Petrović told Hart, “The dam was sound,” to which Hart responded, “It was not.”",
        [("direct", "Ana Petrović", "“The dam was sound,”"), ("direct", "Hart", "“It was not.”")],
    ),
    "according to, set into a list": (
        "On Monday a storm began that left at least 62 dead, including, according to government reports, 54 small children.",
        [("indirect", "government", "54 small children")],
    ),
    "a tag that leads on belongs to the next quotation": (
        "“I thank them all.” Ana Petrović wrote on Twitter, “Today we reached the harbour.”",
        [("direct", None, "“I thank them all.”"), ("direct", "Ana Petrović", "“Today we reached the harbour.”")],
    ),
    "an object that is a clause with a relative clause in it": (
        "The Herald reported the failed landing at Fath, which has a short runway, was a mistake of the crew.",
        [("indirect", "Herald", "the failed landing at Fath, which has a short runway, was a mistake of the crew")],
    ),
    "a promise of several things": (
        "The mayor promised to lower taxes, reform the police, fight crime and improve schools.",
        [("indirect", "mayor", "to lower taxes, reform the police, fight crime and improve schools")],
    ),
    "the present goes on with a report in the past": (
        "Okoro concluded that idealism is nice, but sometimes realism takes over.",
        [("indirect", "Okoro", "that idealism is nice, but sometimes realism takes over")],
    ),
    "a nested report ends with its closing mark": (
        "The mayor said he had been told by the builder that it would be finished “within weeks”.",
        [
            ("mixed", "mayor", "he had been told by the builder that it would be finished “within weeks”"),
            ("mixed", "builder", "that it would be finished “within weeks”"),
        ],
    ),
    "two words can be a sentence": (
        "“We wrote to Bologna twice,” said Ana Petrović, who speaks for the town. “Nobody answered.”",
        [("direct", "Ana Petrović", "“We wrote to Bologna twice,” … “Nobody answered.”")],
    ),
    "a quotation over paragraphs that only the last mark closes": (
        "Ana Petrović said: “The dam was sound.\nIt fell all the same.” Then she left.",
        [("direct", "Ana Petrović", "“The dam was sound. … It fell all the same.”")],
    ),
    "a promise": ("The minister promised to rebuild the bridge.", [("indirect", "minister", "to rebuild the bridge")]),
    "a demand includes those it is made of": (
        "The council urged residents to leave the valley.",
        [("indirect", "council", "residents to leave the valley")],
    ),
    "a tag at the end of a long sentence": (
        "The road from Ravenna to the harbour, which the storm had washed away in part, was shut, Petrović said.",
        [("indirect", "Petrović", "The road from Ravenna to the harbour")],
    ),
    "according to, fronted, before a subject": (
        "According to Ana Petrović, the aim of the works was to save the harbour.",
        [("indirect", "Ana Petrović", "the aim of the works was to save the harbour")],
    ),
    "a second cue of the same speaker": (
        "The mayor said the road was shut, adding that it would stay shut.",
        [("indirect", "mayor", "the road was shut"), ("indirect", "mayor", "that it would stay shut")],
    ),
    "a signature after a dash": (
        "“Mend the dam before the winter comes.” — Ana Petrović",
        [("direct", "Ana Petrović", "“Mend the dam before the winter comes.”")],
    ),
    "a transcript": (
        "President Ana Petrović: The dam is sound. Samuel Okoro: It is not. Ana Petrović: We shall see.",
        [("direct", "Ana Petrović", "The dam is sound."), ("direct", "Samuel Okoro", "It is not."),
         ("direct", "Ana Petrović", "We shall see.")],
    ),
}  # fmt: skip

SILENT = {
    "a title is no statement": "She read “The Old Man and the Sea” on the train.",
    "a term in marks is no statement": "The so-called “quiet zone” was painted green.",
    "nobody claimed it": "No group claimed the attack.",
    "what might be said has not been said": "The mayor might say that the road is shut.",
    "what was not said has not been said": "The mayor did not say that the road was shut.",
    "a suspicion is no statement": "The mayor is suspected of asking residents to leave.",
    "a wish for anonymity is no statement": "The engineer asked not to be named.",
    "capitals before a colon are no transcript": "AVOIDING CONTACT: The rules are new.\nSTRESS: How to sleep.",
    "a plan is no statement": "The mayor wants to mend the dam.",
    "a belief is no statement": "The mayor thinks that the dam is sound.",
}


@pytest.mark.parametrize("case", CASES)
def test_the_statement_is_found_with_its_speaker(case: str) -> None:
    text, expected = CASES[case]
    found = [(s.kind.value, s.speaker.name, s.content_text) for s in statements_in(text)]
    assert [(kind, name) for kind, name, _ in found] == [(kind, name) for kind, name, _ in expected], found
    for (_, _, words), (_, _, begins) in zip(found, expected, strict=True):
        assert words.startswith(begins)


@pytest.mark.parametrize("case", SILENT)
def test_silence(case: str) -> None:
    assert not statements_in(SILENT[case])


def test_an_inner_statement_names_the_one_that_holds_it() -> None:
    outer, inner = statements_in("Samuel Okoro said that the generals had told him that the road was shut.")
    assert inner.within == outer.id
    assert outer.within is None
    assert inner.speaker.name == "generals"


def test_every_span_is_the_text_it_shows() -> None:
    text = (
        "“The dam,” Ana Petrović told the Karn Courier on Monday, “was sound.” He could see it, a guard said."
    )
    for statement in statements_in(text):
        for span in (
            *statement.content,
            statement.cue,
            statement.source,
            statement.channel,
            *statement.hedges,
        ):
            assert span is None or text[span.start : span.end] == span.text


@pytest.mark.parametrize("stray", ['"', "“", "”", "''", "‘", "„", "«"])
def test_a_stray_quotation_mark_does_not_lose_the_article(stray: str) -> None:
    text = f"The mayor {stray}said that the road was shut.\nThe ministry said that the bridge was closed."
    assert "ministry" in {s.speaker.name for s in statements_in(text)}
