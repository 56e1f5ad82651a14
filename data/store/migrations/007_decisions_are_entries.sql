-- Decisions about baselines and targets become entries, and an undo the withdrawal of what it undoes. Entries keep
-- their numbers, for others name them; decisions come after them in their own order, by which they stay numbered.

INSERT INTO entries (id, kind, subject, body, author, moment, replaces)
WITH carried AS (
    SELECT *, (SELECT coalesce(max(id), 0) FROM entries) + row_number() OVER (ORDER BY id) AS entry FROM decisions
)
SELECT
    made.entry,
    CASE made.kind WHEN 'undo' THEN 'withdrawal' ELSE 'decision' END,
    made.measure || ':decided',
    CASE made.kind
        WHEN 'undo' THEN json_object(
            'kind', 'withdrawal',
            'about', made.measure || ':decided',
            'reason', made.reason,
            'decided_on', CAST(made.decided_on AS VARCHAR)
        )
        ELSE json_object(
            'kind', 'decision',
            'measure', made.measure,
            'sort', made.kind,
            'reason', made.reason,
            'decided_on', CAST(made.decided_on AS VARCHAR),
            'period', made.period,
            'figure', made.figure
        )
    END,
    made.author,
    made.moment,
    undone.entry
FROM carried AS made LEFT JOIN carried AS undone ON undone.id = made.undoes
ORDER BY made.entry;

DROP TABLE decisions;
