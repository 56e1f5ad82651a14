-- How many rows of an upload withdraw one by a mark, where any do: counted like its rows, for where one is lost a figure
-- that its publisher has withdrawn would be shown again. Those of earlier uploads are counted by `migrate`, once there
-- are their tables.

CREATE OR REPLACE TABLE mark_counts (batch INTEGER NOT NULL, marks BIGINT NOT NULL);
