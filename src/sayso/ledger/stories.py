"""The stories of a ledger, and what people decided of them: merged and split, they stay so.

An article keeps the story it was found in beside the one it is in; laying the corrections that hold starts
from what was found each time, as for any correction.
"""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from sayso.errors import NotInLedger
from sayso.ledger import tables as t
from sayso.ledger.chain import Action, Correction, corrections, live
from sayso.ledger.lineage import forget_empty_stories, outdate_stories, story_with

OF_STORIES = {Action.MERGE_STORIES, Action.SPLIT_STORY}


def present(connection: Connection, key: str) -> str:
    """The key of the story that this one is now: itself, or the one that it was merged into."""
    story = connection.execute(select(t.story.c.id).where(t.story.c.key == key)).scalar()
    if story is None:
        raise NotInLedger(f"no story of the ledger is {key!r}", "`sayso stories` lists them")
    own = select(t.story.c.key).where(t.story.c.id == _root(connection, story))
    return str(connection.execute(own).scalar_one())


def _root(connection: Connection, story: int) -> int:
    """The story that this one is; a story is merged only into one that is not merged itself, so this ends."""
    into = connection.execute(select(t.story.c.merged_into).where(t.story.c.id == story)).scalar()
    return story if into is None else _root(connection, into)


def members(connection: Connection, key: str) -> set[str]:
    """The articles of a story, by their keys."""
    query = (
        select(t.article.c.key)
        .join(t.lineage, t.lineage.c.article_id == t.article.c.id)
        .join(t.story, t.story.c.id == t.lineage.c.story_id)
        .where(t.story.c.key == key)
    )
    return set(connection.execute(query).scalars())


def lay(connection: Connection) -> None:
    """Lay every correction of stories that holds over what was found, in their order."""
    lin = t.lineage.c
    moved = select(lin.story_id).where(lin.story_id != lin.found_in)
    touched = set(connection.execute(moved).scalars())
    connection.execute(update(t.lineage).where(lin.story_id != lin.found_in).values(story_id=lin.found_in))
    connection.execute(update(t.story).where(t.story.c.merged_into.is_not(None)).values(merged_into=None))
    for correction in of_stories(connection):
        touched |= _apply(connection, correction)
    outdate_stories(connection, touched)
    forget_empty_stories(connection)


def of_stories(connection: Connection) -> list[Correction]:
    """The corrections of stories that hold."""
    return [row for row in live(corrections(connection)) if row.action in OF_STORIES]


def has_its_object(connection: Connection, correction: Correction) -> bool:
    """Whether the stories, or some of the articles, that it is about are there."""
    after = correction.after or {}
    if correction.action is Action.SPLIT_STORY:
        return bool(members(connection, after["story"]))
    keys = (correction.target, after["story"])
    return all(connection.execute(select(t.story.c.id).where(t.story.c.key == key)).first() for key in keys)


def _apply(connection: Connection, correction: Correction) -> set[int]:
    """The stories that the correction changed."""
    lin, after = t.lineage.c, correction.after or {}
    named = (story_with(connection, key) for key in (correction.target, after["story"]))
    story, other = (_root(connection, each) for each in named)
    if story == other:
        return set()
    moved = update(t.lineage).where(lin.story_id == story).values(story_id=other)
    if correction.action is Action.SPLIT_STORY:
        articles = select(t.article.c.id).where(t.article.c.key.in_(after["members"]))
        moved = moved.where(lin.article_id.in_(articles))
    else:
        connection.execute(update(t.story).where(t.story.c.id == story).values(merged_into=other))
    connection.execute(moved)
    return {story, other}
