-- What was loaded, what has happened to it since, and the points that the measures were computed to.

CREATE SCHEMA stored;

CREATE TABLE batches (
    id INTEGER PRIMARY KEY,
    extract VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    as_at DATE NOT NULL,
    missing_policy VARCHAR NOT NULL CHECK (missing_policy IN ('keep', 'remove')),
    row_count BIGINT NOT NULL,
    new_count BIGINT NOT NULL,
    changed_count BIGINT NOT NULL,
    unchanged_count BIGINT NOT NULL,
    missing_count BIGINT NOT NULL
);

-- Never updated: the newest event of a batch, at any moment asked about, says whether it is in use.
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    action VARCHAR NOT NULL CHECK (action IN ('loaded', 'undone', 'redone')),
    moment TIMESTAMP NOT NULL,
    by_name VARCHAR NOT NULL
);

CREATE TABLE properties (name VARCHAR PRIMARY KEY, content VARCHAR NOT NULL);

-- `series` is '' for the measure itself, else one that stands beside it; `dimension` is '' for the whole.
CREATE TABLE points (
    measure VARCHAR NOT NULL,
    series VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    category VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    numerator DOUBLE,
    denominator DOUBLE,
    value DOUBLE NOT NULL,
    partial BOOLEAN NOT NULL
);

-- From what each measure's points were computed: they are computed again when it no longer holds.
CREATE TABLE computed (measure VARCHAR PRIMARY KEY, fingerprint VARCHAR NOT NULL);
