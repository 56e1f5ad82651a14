-- Why an upload was taken out of every figure, where who did it said so.

ALTER TABLE events ADD COLUMN reason VARCHAR;
