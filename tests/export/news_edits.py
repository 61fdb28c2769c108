"""Edits that newsrooms make, invented: what stood there, what stands there, and what an editor is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sayso.model import Article, Passage, Role

ROLES = {role.value: role for role in Role}


def article(*paragraphs: str, title: str | None = None, **more: object) -> Article:
    """An article of these paragraphs; one that begins with "role| " has that role, the others are body."""
    text, passages = "", []
    for paragraph in paragraphs:
        role, bar, words = paragraph.partition("| ")
        role, words = (role, words) if bar and role in ROLES else ("body", paragraph)
        text += "\n\n" if text else ""
        passages.append(Passage(len(text), len(text) + len(words), ROLES[role]))
        text += words
    headline = next((p for p in passages if p.role is Role.HEADLINE), None)
    title = title or (text[headline.start : headline.end] if headline else None)
    return Article("sha256:" + str(hash(text)), text, tuple(passages), title=title, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Edit:
    """Two versions, and the lines that show what changed."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    shown: tuple[str, ...]
    old: dict[str, object] = field(default_factory=dict)
    new: dict[str, object] = field(default_factory=dict)

    @property
    def versions(self) -> tuple[Article, Article]:
        return article(*self.before, **self.old), article(*self.after, **self.new)  # type: ignore[arg-type]


DAM = "The dam above Deva gave way at dawn on Sunday, flooding four villages in the valley below."
TOLL = "At least 12 people were killed and dozens are missing, the village council said."
MAYOR = "“We were never warned,” the mayor, Ana Pop, told the Courier. “Nobody rang, nobody came.”"
RESCUE = "Rescue workers with dogs searched the ruins of the school until nightfall, and will go on today."
MINISTRY = "The water ministry said that the wall had been inspected in May and was found to be sound."

EDITS: dict[str, Edit] = {
    "a toll raised": Edit(
        (DAM, TOLL), (DAM, TOLL.replace("12", "19")),
        ("changed (number)", "  At least [-12-]{+19+} people were killed and dozens are …"),
    ),
    "a toll raised and spelt out": Edit(
        (DAM, TOLL), (DAM, "At least forty-one people were killed and hundreds are missing, the village council said."),
        ("changed (number)", "  At least [-12-]{+forty-one+} people were killed and [-dozens-]{+hundreds+} are missing, the village council said."),
    ),
    "a quotation softened": Edit(
        (DAM, MAYOR), (DAM, MAYOR.replace("never warned", "not warned in time")),
        ("changed (quotation)", "  “We were [-never-]{+not+} warned {+in time+},” the mayor, Ana Pop, told …"),
    ),
    "a quotation that became the paper's own words": Edit(
        (MINISTRY.replace("was found to be sound", "“was found to be sound”"),), (MINISTRY,),
        ("changed (quotation)", "  … had been inspected in May and [-“-]was found to be sound[-”-]."),
    ),
    "a headline changed": Edit(
        ("headline| Dozens feared dead as dam collapses", DAM), ("headline| Twelve dead as dam collapses", DAM),
        ("headline (number)", "  [-Dozens feared-]{+Twelve+} dead as dam collapses"),
    ),
    "a headline that does not stand in the text": Edit(
        (DAM,), (DAM,), ("headline", "  Dam [-collapses-]{+gives way+} above Deva"),
        {"title": "Dam collapses above Deva"}, {"title": "Dam gives way above Deva"},
    ),
    "a correction appended": Edit(
        (DAM, TOLL), (DAM, TOLL, "correction| Correction: an earlier version gave the number of villages as six."),
        ("correction (number)", "  {+Correction: an earlier version gave the number of villages as six.+}"),
    ),
    "a correction reworded": Edit(
        (DAM, "correction| Correction: this article gave a wrong date."),
        (DAM, "correction| Correction: this article gave a wrong date and place."),
        ("correction", "  … this article gave a wrong date {+and place+}."),
    ),
    "a paragraph moved up": Edit(
        (DAM, TOLL, RESCUE, MINISTRY, MAYOR), (DAM, MAYOR, TOLL, RESCUE, MINISTRY),
        ("moved", f"  {MAYOR}"),
    ),
    "a paragraph moved and edited": Edit(
        (DAM, TOLL, RESCUE, MINISTRY), (DAM, RESCUE, MINISTRY, TOLL.replace("12", "15")),
        ("moved (number)", "  At least [-12-]{+15+} people were killed and dozens are …"),
    ),
    "a denial taken out": Edit(
        (DAM, TOLL, MINISTRY, RESCUE), (DAM, TOLL, RESCUE),
        ("removed", f"  [-{MINISTRY}-]"),
    ),
    "a quotation put in": Edit(
        (DAM, TOLL), (DAM, MAYOR, TOLL),
        ("added (quotation)", f"  {{+{MAYOR}+}}"),
    ),
    "a source weakened": Edit(
        (DAM, TOLL), (DAM, TOLL.replace("the village council said", "a village official claimed")),
        ("changed", "  … were killed and dozens are missing, [-the-]{+a+} village [-council said-]{+official claimed+}."),
    ),
    "a sentence added to a paragraph": Edit(
        (DAM, RESCUE), (DAM, RESCUE + " Three children were found alive."),
        ("changed (number)", "  … nightfall, and will go on today. {+Three children were found alive.+}"),
    ),
    "two changes far apart": Edit(
        (RESCUE + " " + MINISTRY,), ((RESCUE + " " + MINISTRY).replace("dogs", "drones").replace("in May", "in March"),),
        ("changed", "  Rescue workers with [-dogs-]{+drones+} searched the ruins of the school …",
         "  … the wall had been inspected in [-May-]{+March+} and was found to be sound."),
    ),
    "an updated clock": Edit(
        (DAM, "Updated 3 minutes ago", TOLL, "Last updated: 4 Sep 2022, 14:05 GMT"),
        (DAM, "Updated 2 hours ago", TOLL, "Last updated: 4 Sep 2022, 16:40 GMT"), (),
    ),
    "a clock before the first words": Edit(
        ("Updated 3 minutes ago. " + DAM,), ("Updated 12 minutes ago. " + DAM,), (),
    ),
    "counters": Edit(
        (DAM, "1,204 views · 35 comments", "Share 12", TOLL), (DAM, "8,911 views · 102 comments", TOLL), (),
    ),
    "newsletter furniture changed": Edit(
        (DAM, "notice| Sign up for our morning newsletter.", TOLL, "related| Ten dams that may be next"),
        (DAM, TOLL, "notice| Subscribe from 1 euro a month.", "caption| The valley in May."), (),
    ),
    "a passage that is taken for furniture now": Edit(
        (DAM, "Read the ministry's report in full", TOLL), (DAM, "related| Read the ministry's report in full", TOLL), (),
    ),
    "apostrophes curled and dashes set": Edit(
        ('"It\'s the council\'s wall - not ours," he said...',), ("“It’s the council’s wall — not ours,” he said…",), (),
    ),
    "single marks for double": Edit(
        ("The wall “was sound”, it said.",), ("The wall 'was sound', it  said.\u00ad",), (),
    ),
    "a misspelling mended": Edit(
        ("The goverment said that it would recieve the report.",), ("The government said that it would receive the report.",),
        ("changed (only spelling or punctuation)",
         "  The [-goverment-]{+government+} said that it would [-recieve-]{+receive+} the report."),
    ),
    "a comma and a capital": Edit(
        ("The Prime Minister who resigned left.",), ("The prime minister, who resigned, left.",),
        ("changed (only spelling or punctuation)",
         "  The [-Prime Minister-]{+prime minister,+} who resigned{+,+} left."),
    ),
    "one letter that matters": Edit(
        ("He is now guilty, and two officials are.",), ("He is not guilty, and two official are.",),
        ("changed", "  He is [-now-]{+not+} guilty, and two [-officials-]{+official+} are."),
    ),
    "a day and a byline": Edit(
        (DAM,), (DAM,),
        ("date", "  [-4 Sep 2022-]{+5 Sep 2022+}", "byline", "  Ana Pop[-, Jon Reed-]"),
        {"published": date(2022, 9, 4), "byline": ("Ana Pop", "Jon Reed")},
        {"published": date(2022, 9, 5), "byline": ("Ana Pop",)},
    ),
    "a paragraph rewritten in its place": Edit(
        (DAM, "Police said on Monday that no arrests had been made over the dam.", TOLL),
        (DAM, "Police arrested two engineers over the dam on Monday evening.", TOLL),
        ("changed (number)", "  Police [-said on Monday that no arrests had been made-]{+arrested two engineers+} over the dam {+on Monday evening+}."),
    ),
    "a paragraph split": Edit((DAM + " " + TOLL, MINISTRY), (DAM, TOLL, MINISTRY), ()),
    "paragraphs joined and edited": Edit((DAM, TOLL, MINISTRY), (DAM + " " + TOLL.replace("12", "19"), MINISTRY),
        ("changed (number)", "  … in the valley below. At least [-12-]{+19+} people were killed and dozens are …")),
}  # fmt: skip
