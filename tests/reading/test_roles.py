"""What each paragraph of a plain text is taken for."""

from __future__ import annotations

import pytest

from sayso.model import Role
from sayso.reading import Hints, text_article

SCRAPED = """Harbour bridge ‘closed for good’ as cracks spread and council falls silent

Engineers at the foot of the bridge

We use your sign-up to provide content in ways you’ve consented to. You can unsubscribe at any time. More info

The bridge over the Eastport harbour was closed on Monday, the council said.

“Nobody warned us,” said Ada Quill.

Harbour master ‘playing with fire’, says ferry… [OPINION]
Ferry CRASHES into quay  [NEWS]
Council accuses inspectors of hiding letters [INSIGHT]

She added: “The cracks were there in May.

“And they were there in June.”

Related stories
How the bridge was built
Five bridges you must cross

The council did not answer.

Source: Read Full Article"""


def roles(text: str, title: str | None = None) -> list[tuple[Role, str]]:
    article = text_article(text, hints=Hints(title=title))
    return [(p.role, article.passage_text(p)) for p in article.passages]


def test_the_furniture_of_a_scraped_article_is_not_read_as_reporting() -> None:
    body = [words for role, words in roles(SCRAPED) if role.is_reported]
    assert body == [
        "Harbour bridge ‘closed for good’ as cracks spread and council falls silent",
        "The bridge over the Eastport harbour was closed on Monday, the council said.",
        "“Nobody warned us,” said Ada Quill.",
        "She added: “The cracks were there in May.",
        "“And they were there in June.”",
        "The council did not answer.",
    ]


def test_each_line_of_furniture_has_its_role() -> None:
    aside = [role for role, _ in roles(SCRAPED) if not role.is_reported]
    assert aside == [Role.CAPTION, Role.NOTICE, *[Role.RELATED] * 6, Role.CREDIT]


BODY = "The bridge over the Eastport harbour was closed on Monday, the council said."


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("Bridge closed", [Role.HEADLINE]),
        ("Bridge closed\n\nBy Ada Quill", [Role.HEADLINE, Role.BYLINE]),
        (
            "Bridge closed\n\nA town wonders who knew of the cracks\n\nBy Ada Quill\n\nSeptember 5, 2022",
            [Role.HEADLINE, Role.STANDFIRST, Role.BYLINE, Role.DATELINE],
        ),
        ("Bridge closed\n\nBridge closed", [Role.HEADLINE, Role.NOTICE]),
        ("Bridge closed\n\nPhoto: Ada Quill", [Role.HEADLINE, Role.CAPTION]),
        ("ADVERTISEMENT\n\nBridge closed", [Role.NOTICE, Role.HEADLINE]),
        ("Mayor: ‘We were not warned’", [Role.HEADLINE]),
        ("Harbour Master Denies Any Warning.", [Role.HEADLINE]),
        ("It was closed on Sunday.", [Role.BODY]),
        ("“We were not warned”\n\n“Nobody told us”", [Role.HEADLINE, Role.BODY]),
    ],
)
def test_the_lines_above_the_first_paragraph_have_their_roles(top: str, expected: list[Role]) -> None:
    found = roles(f"{top}\n\n{BODY}\n\n{BODY[:-1]} again.")
    assert [role for role, _ in found] == [*expected, Role.BODY, Role.BODY]


@pytest.mark.parametrize(
    "dateline",
    ["EASTPORT, Maine (AP) —", "Eastport (Reuters) -", "EASTPORT —", "EASTPORT, September 5. /TASS/."],
)
def test_a_dateline_is_cut_off_the_first_paragraph(dateline: str) -> None:
    found = roles(f"Bridge closed\n\n{dateline} {BODY}\n\n{BODY}")
    assert found[1:3] == [(Role.DATELINE, dateline), (Role.BODY, BODY)]


def test_a_title_that_was_handed_in_is_found_as_the_headline_even_when_split_or_stopped() -> None:
    assert roles(f"Bridge closed.\n\n{BODY}", "Bridge closed")[0][0] is Role.HEADLINE
    found = roles(f"Bridge closed;\n\nNobody was warned.\n\n{BODY}", "Bridge closed; Nobody was warned")
    assert [role for role, _ in found] == [Role.HEADLINE, Role.STANDFIRST, Role.BODY]


def test_a_title_beside_the_text_makes_no_headline_of_its_first_sentence() -> None:
    assert roles(f"{BODY}\n\n{BODY}", "Bridge closed")[0][0] is Role.BODY


def test_lines_that_were_wrapped_are_one_paragraph() -> None:
    wrapped = "\n\n".join(
        ["Bridge closed"]
        + [
            "The bridge over the harbour of Eastport was closed\non Monday because two of its piers have cracks that\nnobody had been told of, said the council in Eastport."
        ]
        * 3
    )
    assert [role for role, _ in roles(wrapped)] == [Role.HEADLINE, Role.BODY, Role.BODY, Role.BODY]


def test_speech_is_never_furniture() -> None:
    speech = "“Sign up for our daily newsletter,” the mayor told the harbour master. “Or read more, here, in the open air.”"
    found = roles(f"Bridge closed\n\n{BODY}\n\n{speech}\n\n“We use your money,” he said, “to build.”")
    assert [role for role, _ in found] == [Role.HEADLINE, Role.BODY, Role.BODY, Role.BODY]


def test_one_paragraph_alone_is_body() -> None:
    assert roles("No") == [(Role.BODY, "No")]


@pytest.mark.parametrize("label", ["Correction:", "Correction (5 May 2022):", "Clarification —"])
def test_a_correction_is_reported_and_its_label_is_not(label: str) -> None:
    found = roles(f"Bridge closed\n\n{BODY}\n\n{label} An earlier version named the wrong bridge.")
    assert found[2:] == [
        (Role.NOTICE, label),
        (Role.CORRECTION, "An earlier version named the wrong bridge."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Mourners at the quay before his funeral. (Ada Quill/Courtesy)",
        "(Provided Photo/Harbour Gazette)",
        "The crane at dusk. (Ada Quill / Staff)",
        "Photo courtesy of the Quill family",
        "aquill@lantern.example, 555-123-4567 or Twitter @adaquill",
        "Follow LANTERN.EXAMPLE: Facebook | Twitter",
        "Posted: Monday, October 17, 2016 10:26 am |",
        "by: Ada Quill, Tom Harrow Updated: Jan 6, 2017 - 6:42 AM",
    ],
)
def test_furniture_above_the_headline_is_not_taken_for_it(line: str) -> None:
    found = roles(f"{line}\n\nBridge closed\n\n{BODY}\n\n{BODY[:-1]} again.")
    assert (found[0][0].is_reported, found[1]) == (False, (Role.HEADLINE, "Bridge closed"))


@pytest.mark.parametrize("below", ["", "\n\nCopyright 2016 The Lantern. All rights reserved."])
@pytest.mark.parametrize("line", ["– Tom Harrow", "-- Tom Harrow", "By Tom Harrow"])
def test_a_name_that_signs_the_last_line_is_the_writers(line: str, below: str) -> None:
    article = text_article(f"Bridge closed\n\n{BODY}\n\n{BODY[:-1]} again.\n\n{line}{below}")
    assert article.passages[3].role is Role.BYLINE
    assert article.byline == ("Tom Harrow",)


@pytest.mark.parametrize("above", ["“We were not warned.”", "– Ada Quill", "• Ada Quill"])
def test_a_name_below_speech_or_in_a_list_signs_nothing(above: str) -> None:
    found = roles(f"Bridge closed\n\n{BODY}\n\n{BODY[:-1]} again.\n\n{above}\n\n– Tom Harrow")
    assert found[-1] == (Role.BODY, "– Tom Harrow")


GUIDES = "STAYING AWAY: The rules on bridges…\nLOOK-UP TOOL: How many cracks in your bridge?"


def test_labels_in_capitals_in_a_run_head_links() -> None:
    found = roles(f"Bridge closed\n\n{BODY}\n\n{GUIDES}\n\n{BODY[:-1]} again.")
    assert [role for role, _ in found] == [
        Role.HEADLINE,
        Role.BODY,
        Role.RELATED,
        Role.RELATED,
        Role.BODY,
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "HARROW: Were you warned of it?\nQUILL: Warned by whom?\nHARROW: By the harbour master.",
        "ADA QUILL: Were you warned of it?\n\nThe council did not answer.",
        "QUILL: What was it you saw?\nQUILL: And who was there?",
    ],
)
def test_a_transcript_or_one_line_in_capitals_is_no_run_of_links(lines: str) -> None:
    found = roles(f"Bridge closed\n\n{BODY}\n\n{lines}\n\n{BODY[:-1]} again.")
    assert {role for role, _ in found[1:]} == {Role.BODY}


@pytest.mark.parametrize(
    ("line", "role"),
    [("SOURCE: Harbour Press", Role.CREDIT), ("VIDEO: The crane falls", Role.RELATED)],
)
def test_a_label_in_capitals_that_stands_alone_is_still_of_its_own_kind(line: str, role: Role) -> None:
    assert roles(f"Bridge closed\n\n{BODY}\n\n{BODY[:-1]} again.\n\n{line}")[-1] == (role, line)
