-- Where a file was found (its last folders and its name), and what a person said of it at import, as JSON.
ALTER TABLE source ADD COLUMN path TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN given TEXT NOT NULL DEFAULT '{}';

-- Where publication, date, label and section come from, as JSON.
ALTER TABLE page ADD COLUMN origins TEXT NOT NULL DEFAULT '{}';

ALTER TABLE article ADD COLUMN standing_head TEXT;
-- Jumps, parts a person replaced and damaged characters, as JSON; NULL where there are none.
ALTER TABLE article ADD COLUMN jump_to TEXT;
ALTER TABLE article ADD COLUMN jump_from TEXT;
ALTER TABLE article ADD COLUMN replaced TEXT;
ALTER TABLE article ADD COLUMN look_alikes TEXT;
-- The article on another page that this piece goes on with.
ALTER TABLE article ADD COLUMN continues INTEGER REFERENCES article (id);
CREATE INDEX article_continues ON article (continues) WHERE continues IS NOT NULL;
CREATE INDEX article_jump ON article (page_id) WHERE jump_to IS NOT NULL OR jump_from IS NOT NULL;
CREATE INDEX article_look_alikes ON article (id) WHERE look_alikes IS NOT NULL;

-- What a person set right, in order. Nothing here is ever changed or deleted. A correction belongs to the bytes
-- it was made on (and, in a file of records, to one line of it): it is applied whenever they are read again.
CREATE TABLE correction (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    batch   INTEGER NOT NULL,
    sha256  TEXT NOT NULL,
    record  INTEGER,
    op      TEXT NOT NULL
) STRICT;
CREATE INDEX correction_source ON correction (sha256, record);
CREATE INDEX correction_batch ON correction (batch);

-- Making, taking back and making again of batches, in order; the last step of a batch says whether it holds.
CREATE TABLE correction_step (
    seq    INTEGER PRIMARY KEY AUTOINCREMENT,
    batch  INTEGER NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('make', 'undo', 'redo')),
    at     TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE INDEX correction_step_batch ON correction_step (batch, seq);

-- Corrections that do not fit the page as it is read now, with the reason.
CREATE TABLE unapplied (
    correction_id INTEGER PRIMARY KEY REFERENCES correction (id),
    reason        TEXT NOT NULL
) STRICT;

-- Ids of articles that a correction took away; the same article gets the same id when it comes back.
CREATE TABLE retired (
    sha256     TEXT NOT NULL,
    line       INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (sha256, line)
) STRICT, WITHOUT ROWID;

-- What the reading is not sure of.
CREATE TABLE doubt (
    page_id    INTEGER NOT NULL REFERENCES page (id),
    ordinal    INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    confidence REAL NOT NULL,
    doubt      TEXT NOT NULL,
    PRIMARY KEY (page_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX doubt_confidence ON doubt (confidence, page_id, ordinal);

-- Two articles that tell the same (article_id is the smaller id), or an erratum (article_id) with the article it
-- sets right. Derived from the texts; rebuilt with the index. meta has `versions-seq`, the last change looked at.
CREATE TABLE version (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    other_id   INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    kind       TEXT NOT NULL CHECK (kind IN ('reprint', 'update', 'erratum')),
    similarity REAL NOT NULL,
    PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_other ON version (other_id);

-- Choices that go with the archive, such as the patterns of file names.
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
