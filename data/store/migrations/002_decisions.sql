-- What leads have decided about baselines and targets. Never updated and nothing deleted: an undo is a row that names
-- what it undoes, and nothing is undone twice.

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    measure VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('baseline_month', 'baseline_figure', 'target', 'reading', 'undo')),
    period VARCHAR,
    figure DOUBLE,
    reason VARCHAR NOT NULL CHECK (trim(reason) <> ''),
    author VARCHAR NOT NULL CHECK (trim(author) <> ''),
    decided_on DATE NOT NULL,
    moment TIMESTAMP NOT NULL,
    undoes INTEGER UNIQUE,
    CHECK ((kind = 'undo') = (undoes IS NOT NULL))
);
