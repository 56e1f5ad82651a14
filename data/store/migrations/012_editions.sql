-- Editions: what the board sees is released. Added to and never changed; no row of one holds a hidden figure.

-- `content` is the compressed JSON of all that the edition shows, `sha256` the digest of that JSON; `findings` is what
-- its maker is told of what it hides and why, which is for nobody else.
CREATE TABLE IF NOT EXISTS editions (
    id INTEGER NOT NULL,
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
    content BLOB NOT NULL
);

-- What has happened to each since: approved or withdrawn, by whom, when and why.
CREATE TABLE IF NOT EXISTS edition_events (
    id INTEGER NOT NULL,
    edition INTEGER NOT NULL,
    action VARCHAR NOT NULL,
    moment TIMESTAMP NOT NULL,
    by_name VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);
