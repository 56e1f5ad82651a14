-- Rows about people that were removed because of their age, and the figures that stay.

-- How many rows of each upload went, by which entry of the record, and the day before which all of their dates are.
CREATE TABLE IF NOT EXISTS removals (
    entry INTEGER NOT NULL,
    extract VARCHAR NOT NULL,
    batch INTEGER NOT NULL,
    row_count BIGINT NOT NULL,
    before DATE NOT NULL
);

-- The points that cannot be worked out again. Never changed, and none is taken away.
CREATE TABLE IF NOT EXISTS kept_points (
    measure VARCHAR NOT NULL,
    series VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    category VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    numerator DOUBLE,
    denominator DOUBLE,
    value DOUBLE NOT NULL,
    partial BOOLEAN NOT NULL,
    batches INTEGER[]
);

-- The removals whose rows are deleted, while the bytes of the file may still hold them.
CREATE TABLE IF NOT EXISTS not_rewritten (entry INTEGER NOT NULL);
