-- Papers that were made of editions. Added to and never changed; the files themselves are not kept.

-- `sections`, `formats` and `files` (names with their digests) are JSON.
CREATE TABLE IF NOT EXISTS packs (
    id INTEGER NOT NULL,
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
