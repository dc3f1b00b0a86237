-- Storylines: chains of articles on one matter. All of this is derived from the texts and from corrections; meta has
-- `storylines-seq`, the last change looked at. What a person said of storylines is in the list of corrections.

-- What chaining needs of a dated article: its telling words, hashed and weighed, and its episode: the articles of one
-- stretch of days on one matter, by the smallest of their ids.
CREATE TABLE storyline_text (
    article_id INTEGER PRIMARY KEY,
    day        INTEGER NOT NULL,
    stretch    INTEGER NOT NULL,
    words      BLOB NOT NULL,
    episode    INTEGER NOT NULL
) STRICT;
CREATE INDEX storyline_text_stretch ON storyline_text (stretch);
CREATE INDEX storyline_text_episode ON storyline_text (episode);

-- Episodes of different stretches on one matter; `stretch` is that of `episode`.
CREATE TABLE storyline_link (
    episode INTEGER NOT NULL,
    other   INTEGER NOT NULL,
    stretch INTEGER NOT NULL,
    PRIMARY KEY (episode, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX storyline_link_other ON storyline_link (other);
CREATE INDEX storyline_link_stretch ON storyline_link (stretch);

-- Stretches with work left: 1 find episodes, 2 link them, 3 settle storylines.
CREATE TABLE storyline_due (stretch INTEGER PRIMARY KEY, step INTEGER NOT NULL) STRICT;

-- A storyline without articles is kept, so that it comes back under its number; `root` was its first article when it came
-- up. `seen` is the greatest id of an article when a person looked last.
CREATE TABLE storyline (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    root     INTEGER NOT NULL,
    label    TEXT NOT NULL,
    named    INTEGER NOT NULL,
    pinned   INTEGER NOT NULL,
    followed INTEGER NOT NULL,
    seen     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX storyline_root ON storyline (root);
CREATE TABLE storyline_article (
    article_id   INTEGER PRIMARY KEY,
    storyline_id INTEGER NOT NULL,
    day          INTEGER NOT NULL
) STRICT;
-- All that is asked of it, by storyline.
CREATE INDEX storyline_article_storyline ON storyline_article (storyline_id, day, article_id);

-- How rare words are, counted in some of the articles when there were so many.
CREATE TABLE storyline_rarity (articles INTEGER NOT NULL, rarity BLOB NOT NULL) STRICT;
