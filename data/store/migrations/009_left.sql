-- A third choice for rows that a file does not hold: they have left the list. A check cannot be changed, so that the
-- table is made anew.

CREATE TABLE kept AS FROM batches;

DROP TABLE batches;

CREATE TABLE batches (
    id INTEGER PRIMARY KEY,
    extract VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    as_at DATE NOT NULL,
    missing_policy VARCHAR NOT NULL CHECK (missing_policy IN ('keep', 'remove', 'left')),
    row_count BIGINT NOT NULL,
    new_count BIGINT NOT NULL,
    changed_count BIGINT NOT NULL,
    unchanged_count BIGINT NOT NULL,
    missing_count BIGINT NOT NULL,
    mapping INTEGER
);

INSERT INTO batches BY NAME FROM kept;

DROP TABLE kept;
