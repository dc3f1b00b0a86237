-- Texts and facts of articles are kept packed (zstd, see the functions `pack` and `unpack`): two lines of JSON, what
-- the article says and what was read from it.
CREATE TABLE dictionary (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

ALTER TABLE article ADD COLUMN packed BLOB NOT NULL DEFAULT x'';
UPDATE article SET packed = pack(
    json_object(
        'byline', json(byline),
        'blocks', json((SELECT json_group_array(json_array(block.value ->> '$.kind', block.value ->> '$.text',
                                                      json(block.value -> '$.lines')) ORDER BY block.key)
                   FROM json_each(article.blocks) AS block))
    ) || char(10) || json_object(
        'facts', json((SELECT json_group_array(json_array(text, iif(span IS NULL, NULL, json(span -> '$.part')),
                                                     span ->> '$.start', span ->> '$.end', rule, confidence,
                                                     json(value)) ORDER BY ordinal)
                  FROM fact WHERE article_id = article.id)),
        'subjects', json((SELECT json_group_array(json_array(subject_id, label, confidence, json(evidence)) ORDER BY ordinal)
                     FROM subject WHERE article_id = article.id))
    ));
ALTER TABLE article DROP COLUMN byline;
ALTER TABLE article DROP COLUMN blocks;
DROP TABLE fact;
DROP TABLE subject;
DROP TABLE subject_label;

-- A page of records is sought by its date among all of its file.
DROP INDEX page_source;
CREATE INDEX page_source ON page (source_id, issue_date);
