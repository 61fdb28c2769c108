"""Times kind by kind: each row is a day of publication, a line with [the time] in it, and the days it means.

Days are written as in times.yml: one day, first..last, "unknown"; behind a second bar the bound or a part of the
doubt.
"""

from __future__ import annotations

from datetime import date

import pytest

from sayso.language import parse
from sayso.lexicons.times import example_of
from sayso.model import Article, Interval, Passage, Role, Time
from sayso.situating.when import times

KINDS = {
    "conflict": [
        "2022-09-05 | Shells hit Westhaven shortly before [dawn on Sunday], the governor said. | 2022-09-04",
        "2022-09-05 | At least three people died in [the early hours of Monday]. | 2022-09-05",
        "2022-09-05 | The town was shelled on [the night of 3-4 September]. | 2022-09-03..2022-09-04",
        "2022-09-05 | Drones were shot down [overnight], the air force said. | 2022-09-04..2022-09-05",
        "2022-09-05 | In [the past 24 hours], two bridges were hit. | 2022-09-04..2022-09-05",
        "2022-09-05 | The invasion began on [24.02.2022]. | 2022-02-24",
        "2022-09-05 | The [six-month-old] war has emptied the town. | 2022-03-01..2022-03-31",
        "2022-09-05 | The region has been held by rebels since [2014]. | 2014-01-01..2014-12-31 | since",
        "2022-09-05 | Fighting went on from [February] to June 2019. | 2019-02-01..2019-02-28 | since",
        "2022-09-05 | The truce will hold until [Friday]. | 2022-09-09 | until",
        "2022-09-05 | The mayor gave them until [midnight on Tuesday] to leave. | 2022-09-06 | until",
        "2022-09-05 | The army must leave by [31 December]. | 2022-12-31 | until",
        "2022-09-05 | The village was retaken [late last month]. | 2022-08-01..2022-08-31",
        "2022-09-05 | The offensive was announced [last Monday]. | 2022-08-29",
        "2022-09-05 | It was the heaviest shelling in [recent days], she said. | unknown",
        "2022-09-05 | The depot burned on [Sunday night] into Monday. | 2022-09-04",
        "2022-05-10 | The parade was held on [Victory Day]. | 2022-05-09",
        "2022-04-26 | A truce was kept over [Orthodox Easter]. | 2022-04-24",
    ],
    "disasters": [
        "2022-09-05 | The quake struck at [2:30 a.m. local time on Saturday]. | 2022-09-03",
        "2022-09-05 | The quake struck at [05:12 GMT on Saturday]. | 2022-09-03",
        "2022-09-05 | The quake struck at [0512 GMT] on 3 September. | 2022-09-03",
        "2022-09-05 | The dam broke on 3 May 2021. [Two days later] the town was under water. | 2021-05-05",
        "2022-09-05 | The dam broke on 3 May 2021. [The following day], the mayor resigned. | 2021-05-04",
        "2022-09-05 | The dam broke on 3 May 2021. Rain had begun [the day before]. | 2021-05-02",
        "2022-09-05 | The dam broke on 3 May 2021. [A year later], it was rebuilt. | 2022-01-01..2022-12-31",
        "2022-09-05 | The storm will make landfall [early on Wednesday]. | 2022-09-07",
        "2022-09-05 | The storm is expected to reach the coast [late Tuesday] or early Wednesday. | 2022-09-06",
        "2022-09-05 | Rain fell over [the weekend]. | 2022-09-03..2022-09-04",
        "2022-09-05 | It was the driest summer since [1976]. | 1976-01-01..1976-12-31 | since",
        "2022-09-05 | Floods killed 40 people [last winter]. | 2021-12-01..2022-02-28",
        "2022-09-05 | A fire killed 12 there in [the winter of 2019-20]. | 2019-12-01..2020-02-29",
        "2022-09-05 | The valley was flooded twice in [the past decade]. | 2012-09-05..2022-09-05",
        "2022-09-05 | The ferry sank [three weeks ago]. | 2022-08-15..2022-08-21",
        "2022-09-05 | The ferry sank [three weeks ago on Friday]. | 2022-08-12",
        "2022-09-05 | The [three-day-old] search was called off. | 2022-09-02",
        "2022-09-05 | The shelters will open in [two days’ time]. | 2022-09-07",
        "2022-09-05 | Warnings will be in force between [Monday] and Wednesday. | 2022-09-05 | since",
        "2022-09-05 | The rains began in [mid-June]. | 2022-06-01..2022-06-30",
        "2022-09-05 | It erupted at [noon on 1 September]. | 2022-09-01",
    ],
    "courts": [
        "2022-09-05 | The hearing was set for [Oct. 12, 2022]. | 2022-10-12",
        "2022-09-05 | He is due in court on [the 24th]. | 2022-09-24",
        "2022-09-05 | The offences took place between [Jan. 1] and March 31, 2021. | 2021-01-01 | since",
        "2022-09-05 | The offences took place between Jan. 1 and [March 31, 2021]. | 2021-03-31 | until",
        "2022-09-05 | The fraud ran from March 2019 through [May 2020], the charge said. | 2020-05-01..2020-05-31 | until",
        "2022-09-05 | She was arrested on [5/16/22]. | 2022-05-16",
        "2022-09-05 | She was arrested on [5/6/2022]. | 2022-06-05 | it may be 5 June or 6 May",
        "2022-09-05 | The judge adjourned the trial to [Friday]. | 2022-09-09",
        "2022-09-05 | The law came into force after [2014]. | 2014-01-01..2014-12-31 | after",
        "2022-09-05 | He had been jailed before [May 2018]. | 2018-05-01..2018-05-31 | before",
        "2022-09-05 | The jury heard the case on [the first Monday in May 2022]. | 2022-05-02",
        "2022-09-05 | The body was found on [the 4th of July]. | 2022-07-04",
        "2022-09-05 | The sentence was passed on [Tuesday, May 3]. | 2022-05-03",
        "2009-03-23 | The class is to meet on [Monday, March 16]. | 2009-03-16",
        "2022-09-05 | He was seen at about [10:30 p.m.] on 2 September. | 2022-09-02",
        "2022-09-05 | They met on [May 3, 4 and 5, 2021]. | 2021-05-03..2021-05-05",
    ],
    "local news": [
        "2022-09-05 | The council will meet at [7 p.m. Thursday] in the town hall. | 2022-09-08",
        "2022-09-05 | The fair runs [Sept. 9-11]. | 2022-09-09..2022-09-11",
        "2022-09-05 | The school shuts at [the end of the year]. | 2022-01-01..2022-12-31",
        "2022-09-05 | The road was closed [earlier this month]. | 2022-09-01..2022-09-05",
        "2022-11-20 | Shops will shut on [Thanksgiving]. | 2022-11-24",
        "2022-06-01 | The march was held on [Memorial Day]. | 2022-05-30",
        "2022-05-05 | Families met for [Eid al-Fitr]. | 2022-05-02 | the moon decides",
        "2022-04-20 | Families met on [Easter Monday]. | 2022-04-18",
        "2022-02-05 | Lanterns were lit for [Lunar New Year]. | 2022-02-01",
        "2022-09-05 | The library opened in [the autumn of 1998]. | 1998-09-01..1998-11-30",
        "2022-09-05 | It burned down on [the evening of June 1]. | 2022-06-01",
        "2022-09-05 | He moved here in [the late 1980s]. | 1980-01-01..1989-12-31",
        "2022-09-05 | The shop opens [a week from Saturday]. | 2022-09-17",
        "2022-09-05 | The bank shut [a year ago] this week. | 2021-01-01..2021-12-31",
        "2022-09-05 | The mill closed [twenty-five years ago]. | 1997-01-01..1997-12-31",
    ],
    "money": [
        "2022-09-05 | Sales fell in [the third quarter of 2021]. | 2021-07-01..2021-09-30",
        "2022-09-05 | Sales fell in [the first nine months of 2021]. | 2021-01-01..2021-09-30",
        "2022-09-05 | Sales fell in [fiscal 2021]. | unknown",
        "2022-09-05 | Sales fell in [the 2020-21 financial year]. | unknown",
        "2022-09-05 | Sales fell in [April-June]. | 2022-04-01..2022-06-30",
        "2022-09-05 | Sales fell in [the last week of August]. | 2022-08-22..2022-08-28",
        "2022-09-05 | It will be paid by [year-end]. | 2022-01-01..2022-12-31 | until",
    ],
    "what cannot be": [
        "2022-09-05 | It opened on [31 June 2021]. | unknown | there is no 31 June",
        "2022-09-05 | It opened on [February 30]. | unknown | there is no 30 February",
        "2022-09-05 | It opened on [29 February 2023]. | unknown | there is no 29 February 2023",
        "2022-09-05 | It fell on [Monday, 3 May 2022]. | 2022-05-03 | 3 May 2022 was a Tuesday",
        "2022-09-05 | It fell on [Sun., May 3, 2022]. | 2022-05-03 | 3 May 2022 was a Tuesday",
        "2022-09-05 | It fell on [May 7 to 3]. | unknown | it ends before it begins",
        "2022-09-05 | It lasts until [the year 12000]. | unknown | no calendar",
        "2022-09-05 | The bridge fell on [12 October 2022]. | 2022-10-12 | told as past",
        "2150-01-05 | The bridge fell on [Monday]. | 2150-01-05 | an odd day of publication",
        "1750-01-05 | The bridge fell [yesterday]. | 1750-01-04 | an odd day of publication",
        "2022-09-05 | The order of [13.13.2022] was signed. | unknown | there is no such day",
    ],
}
ROWS = [pytest.param(row, id=f"{kind}-{i}") for kind, rows in KINDS.items() for i, row in enumerate(rows)]


@pytest.mark.parametrize("row", ROWS)
def test_a_time_means_these_days(row: str) -> None:
    published, marked, days, *more = row.split(" | ")
    example = example_of(f"{published} | {marked} | {days}")
    found = {(t.start, t.end): t for t in _times(example.line, example.published)}
    time = found.get((example.start, example.end))
    assert time is not None, f"found {[(t.text, t.interval) for t in found.values()]}"
    assert time.interval == Interval(example.earliest, example.latest)
    assert all(part == time.bound or part in (time.doubt or "") for part in more), (time.bound, time.doubt)


def _times(line: str, published: date | None) -> tuple[Time, ...]:
    article = Article("a", line, (Passage(0, len(line), Role.BODY),), published=published)
    return times(article, parse(article))
