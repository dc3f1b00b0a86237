CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('archive_id', lower(hex(randomblob(16))));

CREATE TABLE source (
    id          INTEGER PRIMARY KEY,
    sha256      TEXT NOT NULL UNIQUE,
    file_name   TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('page', 'records')),
    encoding    TEXT NOT NULL,
    imported_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    -- Records: where reading goes on after an interruption. NULL when all is read.
    next_byte   INTEGER,
    next_line   INTEGER
) STRICT;

CREATE TABLE page (
    id          INTEGER PRIMARY KEY,
    source_id   INTEGER NOT NULL REFERENCES source (id),
    publication TEXT,
    issue_date  TEXT,
    estimate    TEXT,
    evidence    TEXT NOT NULL,
    label       TEXT,
    section     TEXT,
    -- Days since 1970-01-01 of the date of issue or its estimate, for ordering.
    first_day   INTEGER,
    last_day    INTEGER,
    diagnostics TEXT NOT NULL,
    unassigned  TEXT NOT NULL
) STRICT;
CREATE INDEX page_source ON page (source_id);
CREATE INDEX page_first_day ON page (first_day);

CREATE TABLE article (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    page_id           INTEGER NOT NULL REFERENCES page (id),
    ordinal           INTEGER NOT NULL,
    kicker            TEXT,
    headline          TEXT NOT NULL,
    headline_supplied INTEGER NOT NULL,
    deck              TEXT,
    byline            TEXT NOT NULL,
    dateline          TEXT,
    kind              TEXT NOT NULL,
    confidence        REAL NOT NULL,
    lines             TEXT NOT NULL,
    blocks            TEXT NOT NULL,
    -- Records: their own id, where they stand in the original, and keys the program does not know.
    source_key        TEXT,
    byte_start        INTEGER,
    byte_length       INTEGER,
    notes             TEXT
) STRICT;
CREATE INDEX article_page ON article (page_id, ordinal);

CREATE TABLE fact (
    article_id INTEGER NOT NULL REFERENCES article (id),
    ordinal    INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    text       TEXT NOT NULL,
    span       TEXT,
    rule       TEXT NOT NULL,
    confidence REAL NOT NULL,
    value      TEXT NOT NULL,
    PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE subject (
    article_id INTEGER NOT NULL REFERENCES article (id),
    ordinal    INTEGER NOT NULL,
    subject_id TEXT NOT NULL,
    label      TEXT NOT NULL,
    confidence REAL NOT NULL,
    evidence   TEXT NOT NULL,
    PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE subject_label (subject_id TEXT PRIMARY KEY, label TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Every article that was added, changed or deleted, in order; the index remembers how far it has read.
CREATE TABLE change (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL
) STRICT;
