-- What the archive says of the day of issue of pages that do not: reprints on dated pages, neighbours in a row of files.
-- Derived; pages are read with it.
CREATE TABLE issue_hint (
    page_id   INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    ordinal   INTEGER NOT NULL,
    first_day INTEGER NOT NULL,
    last_day  INTEGER NOT NULL,
    trust     REAL NOT NULL,
    evidence  TEXT NOT NULL,
    PRIMARY KEY (page_id, ordinal)
) STRICT, WITHOUT ROWID;

-- How likely an estimated date is right; NULL where it was not noted.
ALTER TABLE page ADD COLUMN estimate_confidence REAL;

-- Printed lines that belong to no article (mastheads, folios, editors' lines), to be found by their text. Derived; pages
-- are read with it, so that of pages which an older program read there are none until they are read anew.
CREATE TABLE unassigned_line (
    page_id INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    line    INTEGER NOT NULL,
    text    TEXT NOT NULL,
    -- Without spaces, in the form in which texts are searched.
    folded  TEXT NOT NULL,
    PRIMARY KEY (page_id, line)
) STRICT, WITHOUT ROWID;
