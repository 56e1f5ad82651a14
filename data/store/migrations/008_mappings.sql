-- The mapping by which the file of an upload was read: its entry on the record.

ALTER TABLE batches ADD COLUMN IF NOT EXISTS mapping INTEGER;
