-- From which uploads the cases of each point come. What is stored is computed again.

ALTER TABLE points ADD COLUMN batches INTEGER[];

DELETE FROM points;

DELETE FROM computed;
