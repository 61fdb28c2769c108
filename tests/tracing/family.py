"""A family of articles: an original, what was made of it, and others that only tell of the same."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from sayso.language import parse
from sayso.model import Hints, Known
from sayso.reading.text import text_article
from sayso.tracing.facts import copy_traits
from sayso.tracing.prints import copy_keys

LEAD = (
    "A wall of the Orlen barrier above Karlsted gave way on Tuesday night and sent a flood through three "
    "villages, drowning at least eleven people. More than 400 were brought to safety with boats and two "
    "helicopters, the county's rescue service said."
)
ENGINEER = (
    'The barrier, built in 1962, had been inspected in March. "We saw cracks then, and we wrote them down," said '
    "Jonna Terkel, an engineer who led the inspection. Her report of 48 pages was sent to the Ministry of Water, "
    "which told Radio Vessa that it had never arrived."
)
MAYOR = (
    "Mayor Aldo Brisk said the town had asked for money to mend the wall four times since 2015. "
    '"Nobody in Lutz can say that they did not know," he told a crowd at the fire station. '
    "He also announced three days of mourning."
)
MINISTER = (
    "Water minister Petra Holm, who had been visiting Denmark, returned on Wednesday and travelled to the valley "
    'by train. An inquiry would begin this week, she said, calling the disaster "a wound for the whole country". '
    "The opposition party Green Tide demanded that she resign."
)
BACKGROUND = (
    "The Orlen feeds nine mills and the canal to Lutz. In 1988 a smaller breach near Osterby killed two people, "
    "after which the state took over all barriers from the counties."
)
TITLE = "Eleven drown as Orlen barrier breaks"
ORIGINAL = "\n\n".join((LEAD, ENGINEER, MAYOR, MINISTER, BACKGROUND))

AMERICAN = (
    ORIGINAL.replace("three villages", "3 villages")
    .replace("travelled", "traveled")
    .replace("announced", "made public")
    .replace("More than", "Over")
    .replace('"We saw', "“We saw")
    .replace('down,"', "down,”")
)
OTHER_LEAD = (
    "The night was quiet above Karlsted until the wall broke. By morning eleven people were known to be dead."
)
OTHER_TEXT = (
    "The price of salt rose to its highest level in twelve years at the exchange in Marlow on Monday. Traders "
    "pointed to a strike in the mines of Upper Tarn, where 2,300 workers have stayed at home since Easter.\n\n"
    'The union wants a shorter week. "We are not asking for the moon," said its chairman, Rolf Adder. The '
    "company, Tarn Mineral, offered four per cent more pay and called the strike unlawful.\n\n"
    "Bakers said they had salt for three months. A spokeswoman of the ministry of trade ruled out a ban on "
    "exports, which had been suggested by two members of parliament from the coast."
)
REWRITE = (
    "At least eleven people are dead in three villages below Karlsted after part of the Orlen barrier collapsed "
    "late on Tuesday. Boats and two helicopters saved over 400.\n\n"
    "Cracks had been found in March, when Jonna Terkel inspected the wall, which dates from 1962. "
    'They "wrote them down", the engineer said; but the Ministry of Water says on Radio Vessa that it did not get '
    "the 48 pages. The town has asked for money four times since 2015, according to Mayor Aldo Brisk, who declared "
    "three days of mourning.\n\n"
    "Petra Holm, the minister, came back from Denmark, promised an inquiry and spoke of "
    '"a wound for the whole country". Green Tide wants her to resign. Two people died in a breach near '
    "Osterby in 1988."
)
QUOTES = (
    "After the flood: what they said. We have put the words of the day together for our readers.\n\n"
    'Jonna Terkel, engineer: "We saw cracks then, and we wrote them down."\n\n'
    'Aldo Brisk, mayor: "Nobody in Lutz can say that they did not know."\n\n'
    'Petra Holm, minister, called it "a wound for the whole country".\n\n'
    "Write to us."
)
INDEPENDENT = (
    "KARLSTED - The water came into Marta Ihle's kitchen a little after nine, and with it came the neighbour's "
    'piano. "I heard it play," she told this newspaper on the roof of the school, where 62 people spent the '
    "night.\n\n"
    "From the hill one can see the gap: twenty metres of wall are gone, and behind it the lake is a field of "
    "mud. A farmer, Ole Brandt, has lost 140 cows. Soldiers from the barracks at Nyborg piled up sandbags until "
    "dawn. The hospital took in nineteen people with broken bones, a doctor said; one of them, a boy of six, had "
    "held on to a road sign for three hours."
)
SAME_QUOTE = (
    "Who knew of the cracks? On the steps of the parliament that was the only question on Wednesday. A clerk in "
    "the archive showed us a list of 31 letters from the valley, the oldest of 2009.\n\n"
    '"We saw cracks then, and we wrote them down," said Jonna Terkel, who led an inspection. The head of the '
    "archive, Sune Falk, says the building in Harbour Street was flooded itself last winter and that papers were "
    "dried on ropes in the cellar. A shelf of 17 files is still missing. Lawyers of the families have asked the "
    "court in Vessa to seal the rooms."
)
NOTICE = (
    "The Vessa Foundation supports local journalism in all counties of the country and takes no influence on "
    "what is written. You can find a list of those who give, and of what they have given since it was founded, "
    "on the pages of the foundation, and you can ask its board for the minutes of its meetings at any time."
)
ONE_STORY = (
    "A cat that had lived in the post office of Lutz for nine years was stolen on Monday. Its basket was found "
    "near the canal. The police have no trace.\n\n" + NOTICE
)
OTHER_STORY = (
    "Two teachers of Osterby have built an organ of glass bottles, which will be heard at the fair in May. The "
    "lowest of its notes needs a vat.\n\n" + NOTICE
)


def at(hour: int, day: int = 4) -> datetime:
    """An hour of the days in question."""
    return datetime.fromisoformat(f"2023-10-{day:02}T{hour:02}:00:00+00:00")


@cache
def known(
    number: int,
    text: str,
    *,
    outlet: str | None = None,
    published: datetime | None = None,
    title: str | None = None,
) -> Known:
    """An article as tracing compares it."""
    day: date | None = published.date() if published else None
    article = text_article(text, hints=Hints(day, None, title, outlet, published))
    return Known(number, article, copy_keys(article), copy_traits(parse(article)))
