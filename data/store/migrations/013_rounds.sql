-- Entries may say who answers for what, and comment on an exception: an earlier version cannot read these.
SELECT 1;
