-- What people write into the dashboard itself: evidence, meetings, minutes, comments, occurrences, changes of the plan.
-- Never updated and nothing deleted: a correction is a row that names the one it replaces, as does a withdrawal, and no
-- row is replaced twice. `body` is JSON of the fields of its kind.

CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    kind VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    author VARCHAR NOT NULL CHECK (trim(author) <> ''),
    moment TIMESTAMP NOT NULL,
    replaces INTEGER UNIQUE
);
