-- The record as it is after the step of this number, for a database of PostgreSQL, which begins with it. The embedded
-- steps until here and this file make the same tables; a test compares them. From the next step on each has a file here
-- beside the one for the embedded database.

CREATE SCHEMA stored;

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

CREATE TABLE mark_counts (batch INTEGER NOT NULL, marks BIGINT NOT NULL);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    action VARCHAR NOT NULL CHECK (action IN ('loaded', 'undone', 'redone')),
    moment TIMESTAMP NOT NULL,
    by_name VARCHAR NOT NULL,
    reason VARCHAR
);

CREATE TABLE properties (name VARCHAR PRIMARY KEY, content VARCHAR NOT NULL);

CREATE TABLE points (
    measure VARCHAR NOT NULL,
    series VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    category VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    numerator DOUBLE PRECISION,
    denominator DOUBLE PRECISION,
    value DOUBLE PRECISION NOT NULL,
    partial BOOLEAN NOT NULL,
    batches INTEGER[]
);

-- The key refuses a second writer, should two ever work out the same figures at once.
CREATE TABLE computed (measure VARCHAR NOT NULL UNIQUE, fingerprint VARCHAR NOT NULL);

CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    kind VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    author VARCHAR NOT NULL CHECK (trim(author) <> ''),
    moment TIMESTAMP NOT NULL,
    replaces INTEGER UNIQUE
);

CREATE TABLE removals (
    entry INTEGER NOT NULL,
    extract VARCHAR NOT NULL,
    batch INTEGER NOT NULL,
    row_count BIGINT NOT NULL,
    before DATE NOT NULL
);

CREATE TABLE kept_points (
    measure VARCHAR NOT NULL,
    series VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    category VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    numerator DOUBLE PRECISION,
    denominator DOUBLE PRECISION,
    value DOUBLE PRECISION NOT NULL,
    partial BOOLEAN NOT NULL,
    batches INTEGER[]
);

CREATE TABLE not_rewritten (entry INTEGER NOT NULL);

CREATE TABLE editions (
    id INTEGER PRIMARY KEY,
    name VARCHAR NOT NULL,
    month VARCHAR NOT NULL,
    known_at TIMESTAMP NOT NULL,
    threshold INTEGER NOT NULL,
    note VARCHAR NOT NULL,
    corrects INTEGER,
    by_name VARCHAR NOT NULL,
    moment TIMESTAMP NOT NULL,
    sha256 VARCHAR NOT NULL,
    findings VARCHAR NOT NULL,
    content BYTEA NOT NULL
);

CREATE TABLE edition_events (
    id INTEGER PRIMARY KEY,
    edition INTEGER NOT NULL,
    action VARCHAR NOT NULL,
    moment TIMESTAMP NOT NULL,
    by_name VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);

CREATE TABLE packs (
    id INTEGER PRIMARY KEY,
    edition INTEGER NOT NULL,
    edition_sha256 VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    sections VARCHAR NOT NULL,
    meeting VARCHAR NOT NULL,
    formats VARCHAR NOT NULL,
    files VARCHAR NOT NULL,
    by_name VARCHAR NOT NULL,
    moment TIMESTAMP NOT NULL,
    trail_lines BIGINT NOT NULL,
    trail_digest VARCHAR NOT NULL
);
