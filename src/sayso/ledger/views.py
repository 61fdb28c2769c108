"""The views of a ledger: its tables under plain names, for people who write SQL and for `sayso export`.

Each shows what is current, a row for each finding, with the ids that the web pages and the exports use: an
article's and a statement's ``id`` is its key, and ``article`` and ``statement`` lead back to them.
"""

from __future__ import annotations


def stories_told(own: str = "true") -> str:
    """What selects the stories with what is counted of them; ``own`` is a condition on their ``story_id``.

    Without one every article of the ledger is counted; neither database carries a condition on the view
    into what it groups.
    """
    return f"""
        SELECT st.key AS id, title.title, told.first_published, told.last_published, told.articles,
               told.outlets, told.origins, told.unknown
        FROM story st
        JOIN (
            SELECT l.story_id, count(*) AS articles, count(DISTINCT lower(l.family)) AS outlets,
                   count(DISTINCT CASE WHEN l.origin_kind <> 'unknown' THEN lower(l.hand) END) AS origins,
                   count(CASE WHEN l.origin_kind = 'unknown' THEN 1 END) AS unknown,
                   min(r.published) AS first_published, max(r.published) AS last_published
            FROM lineage l JOIN reading r ON r.article_id = l.article_id AND r.current
            WHERE {own}
            GROUP BY l.story_id
        ) told ON told.story_id = st.id
        JOIN reading title ON title.id = (
            SELECT r.id FROM lineage l JOIN reading r ON r.article_id = l.article_id AND r.current
            WHERE l.story_id = st.id
            ORDER BY r.title IS NULL, r.published IS NULL, r.published, l.article_id LIMIT 1
        )"""


# Written in the SQL that SQLite and PostgreSQL share. Without the CAST SQLite makes no index of the counts
# and reads them all for each actor: 85 s instead of 0.4 s for 17,000 actors.
VIEWS: dict[str, str] = {
    "articles": """
        SELECT a.key AS id, a.ref, r.url, r.outlet, r.title, r.published,
               st.key AS story, o.key AS origin, p.key AS parent,
               coalesce(l.origin_kind, 'unknown') AS origin_kind,
               CASE WHEN l.own_why IS NULL THEN '[]' WHEN l.parent_why = '[]' THEN l.own_why
                    WHEN l.own_why = '[]' THEN l.parent_why
                    ELSE substr(l.parent_why, 1, length(l.parent_why) - 1) || ',' || substr(l.own_why, 2)
               END AS evidence,
               l.hand, l.family,
               r.published_time, r.language, r.byline, r.credits, a.source, a.within, v.complete, v.seen,
               (SELECT count(*) FROM version w WHERE w.article_id = a.id) AS versions, a.added,
               v.digest AS bytes, r.content, r.text,
               m.sayso AS made_by, m.models, m.lexicons
        FROM reading r
        JOIN article a ON a.id = r.article_id
        JOIN version v ON v.id = r.version_id
        JOIN made_by m ON m.id = r.made_by_id
        LEFT JOIN lineage l ON l.article_id = a.id
        LEFT JOIN story st ON st.id = l.story_id
        LEFT JOIN article o ON o.id = l.origin_id
        LEFT JOIN article p ON p.id = l.parent_id
        WHERE r.current""",
    "stories": stories_told(),
    "copies": """
        SELECT a.key AS article, o.key AS other, c.derivation, c.direction, c.share, c.share_there,
               c.weight, c.passages, c.evidence, c.judged
        FROM copy c
        JOIN article a ON a.id = c.article_id
        JOIN article o ON o.id = c.other_id""",
    "claims": """
        SELECT c.key AS id, st.key AS story, c.text, c.articles, c.outlets, c.origins, c.unknown,
               c.members, c.disputes
        FROM claim c JOIN story st ON st.id = c.story_id""",
    "statements": """
        SELECT s.key AS id, a.key AS article, r.outlet, r.published, r.url, r.title,
               s.kind, s.content, s.speaker, s.speaker_kind, s.speaker_description, s.speaker_grade,
               s.speaker_doubt, who.key AS actor, who.name AS actor_name,
               c.name AS channel, c.kind AS channel_kind, s.said_earliest, s.said_latest,
               s.happened_earliest, s.happened_latest,
               s.stance, s.certainty, s.strength, s.cue, s.source, s.start, s."end", s.spans, s.hedges,
               s.within, s.rule, s.speaker_rule, s.status
        FROM statement s
        JOIN reading r ON r.id = s.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN actor own ON own.id = s.actor_id
        LEFT JOIN actor who ON who.id = coalesce(own.merged_into, own.id)
        LEFT JOIN channel c ON c.id = s.channel_id""",
    "actors": """
        SELECT w.key AS id, w.name, w.kind, coalesce(said.statements, 0) AS statements,
               coalesce(named.articles, 0) AS articles
        FROM actor w
        LEFT JOIN (
            SELECT CAST(coalesce(o.merged_into, o.id) AS INTEGER) AS who, count(*) AS statements
            FROM statement s JOIN reading r ON r.id = s.reading_id AND r.current
            JOIN actor o ON o.id = s.actor_id
            WHERE s.status <> 'rejected' GROUP BY coalesce(o.merged_into, o.id)
        ) said ON said.who = w.id
        LEFT JOIN (
            SELECT CAST(coalesce(o.merged_into, o.id) AS INTEGER) AS who,
                   count(DISTINCT r.article_id) AS articles
            FROM (SELECT reading_id, actor_id FROM appearance
                  UNION ALL SELECT reading_id, actor_id FROM statement WHERE status = 'edited') m
            JOIN reading r ON r.id = m.reading_id AND r.current
            JOIN actor o ON o.id = m.actor_id GROUP BY coalesce(o.merged_into, o.id)
        ) named ON named.who = w.id
        WHERE w.merged_into IS NULL""",
    "aliases": """
        SELECT who.key AS actor, who.name AS actor_name, p.name, p.kind, p.description, p.gender, p.roles,
               p.mentions, a.key AS article, r.outlet, r.published, p.rule, own.key AS own
        FROM appearance p
        JOIN reading r ON r.id = p.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        JOIN actor own ON own.id = p.actor_id
        JOIN actor who ON who.id = coalesce(own.merged_into, own.id)""",
    "places": """
        SELECT a.key AS article, s.key AS statement, r.outlet, r.published, m.start, m."end", m.text,
               p.key AS place, p.name, p.lat, p.lon, p.country, p.kind, p.precision_km, m.candidates, m.rule,
               m.doubt
        FROM place_mention m
        JOIN reading r ON r.id = m.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN statement s ON s.id = m.statement_id
        LEFT JOIN place p ON p.id = m.place_id""",
    "times": """
        SELECT a.key AS article, s.key AS statement, r.outlet, r.published, m.start, m."end", m.text,
               m.earliest, m.latest, m.rule, m.doubt
        FROM time_mention m
        JOIN reading r ON r.id = m.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN statement s ON s.id = m.statement_id""",
    "figures": """
        SELECT a.key AS article, s.key AS statement, st.key AS story, o.key AS origin,
               r.outlet, r.published, r.url, r.title,
               who.key AS actor, who.name AS actor_name, s.speaker, s.speaker_description,
               f.start, f."end", f.text, f.low, f.high, f.unit, f.of, f.rule,
               f.tally, f.background, f.doubt
        FROM figure f
        JOIN reading r ON r.id = f.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN lineage l ON l.article_id = a.id
        LEFT JOIN story st ON st.id = l.story_id
        LEFT JOIN article o ON o.id = l.origin_id
        LEFT JOIN statement s ON s.id = f.statement_id
        LEFT JOIN actor own ON own.id = s.actor_id
        LEFT JOIN actor who ON who.id = coalesce(own.merged_into, own.id)""",
    "events": """
        SELECT a.key AS article, s.key AS statement, r.outlet, r.published, e.text, e.what, e.type,
               e.actors, e.place, e.earliest, e.latest, e.factuality, e.start, e."end", e.rule
        FROM event e
        JOIN reading r ON r.id = e.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN statement s ON s.id = e.statement_id""",
    "channels": """
        SELECT c.key AS id, c.name, c.kind,
               (SELECT count(*) FROM statement s JOIN reading r ON r.id = s.reading_id AND r.current
                WHERE s.channel_id = c.id AND s.status <> 'rejected') AS statements
        FROM channel c""",
    "versions": """
        SELECT a.key AS article, v.seen, v.digest AS bytes, v.kind, v.complete, v.hints, b.size,
               r.title, r.published, r.content, r.current, m.sayso AS made_by
        FROM version v
        JOIN article a ON a.id = v.article_id
        JOIN blob b ON b.digest = v.digest
        JOIN reading r ON r.version_id = v.id
        JOIN made_by m ON m.id = r.made_by_id""",
    "refusals": "SELECT source, reason, way_out, at FROM refusal",
    "corrections": """
        SELECT number, at, person, action, target, article, reason, before, after, undoes, hash
        FROM correction""",
}
