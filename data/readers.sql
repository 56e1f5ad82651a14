-- How one cell is read. Each macro gives NULL for what it cannot read with certainty, never a guess: the whole text
-- must match before any cast, because casts alone accept too much (two-digit years, `inf`, trailing text).
-- The names in double braces stand for the characters of that name in `data.text`.

-- Without the spaces round it, in Unicode NFC; NULL where it is blank. Few cells need more than the first look.
CREATE OR REPLACE TEMP MACRO cleaned(cell) AS
    CASE WHEN regexp_matches(cell, '^[{{spaces}}]|[{{spaces}}]$|^(?i:null|n/a|-)?$') THEN
        CASE WHEN NOT regexp_full_match(cell, '[{{spaces}}]*(?i:null|n/a|-)?[{{spaces}}]*')
        THEN nfc_normalize(trim(cell, '{{spaces}}')) END
    ELSE nfc_normalize(cell) END;
-- The same for text in ASCII without tabs and line ends, without a pattern, which takes long to prepare: a cell that is
-- not blank begins with a space or a hyphen (both before the full stop), ends with a space or may be null or n/a, by its
-- length, its first letter and its last, before it needs another look.
CREATE OR REPLACE TEMP MACRO cleaned_ascii(cell) AS
    CASE WHEN cell = '' THEN NULL
    WHEN cell < '.' OR suffix(cell, ' ') OR strlen(cell) IN (3, 4)
        AND (prefix(cell, 'n') OR prefix(cell, 'N'))
        AND (suffix(cell, 'l') OR suffix(cell, 'L') OR suffix(cell, 'a') OR suffix(cell, 'A'))
    THEN CASE WHEN lower(trim(cell, ' ')) NOT IN ('', 'null', 'n/a', '-') THEN trim(cell, ' ') END
    ELSE cell END;

-- Without the characters that nobody sees.
CREATE OR REPLACE TEMP MACRO visible(cell) AS translate(cell, '{{invisible}}', '');
-- NA says that there is nothing, as a blank does; in a key alone it is what it is. AND would ask both of every cell, CASE
-- asks the second of the few that may be it.
CREATE OR REPLACE TEMP MACRO is_na(cell) AS CASE WHEN strlen(cell) = 2 THEN lower(cell) = 'na' ELSE false END;
CREATE OR REPLACE TEMP MACRO but_na(cell) AS CASE WHEN NOT is_na(cell) THEN cell END;

-- Our own exports put an apostrophe before what a spreadsheet would take for a formula: here it comes off again.
CREATE OR REPLACE TEMP MACRO without_guard(cell) AS
    CASE WHEN prefix(cell, '''') THEN regexp_replace(cell, '^''(''*(?:{{obeyed}}))', '\1') ELSE cell END;
CREATE OR REPLACE TEMP MACRO read_text(cell) AS CASE WHEN NOT is_na(cell) THEN without_guard(cell) END;

-- Day first, unless a mapping says otherwise. A time is dropped when it is midnight, or where a mapping says so. The
-- forms are those of the contract and no others.
CREATE OR REPLACE TEMP MACRO without_time(cell) AS
    CASE WHEN contains(cell, ':') THEN regexp_replace(lower(cell), '[ t]({{dropped_time}})$', '') ELSE lower(cell) END;
CREATE OR REPLACE TEMP MACRO date_form(cell) AS
    CASE WHEN regexp_full_match(cell, '\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}'
        || '|\d{1,2}[ -](jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[ -]\d{4}'
        || '|\d{1,2} (january|february|march|april|june|july|august|september|october|november|december) \d{4}'
        || '|\d{4}-(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)-\d{1,2}')
    THEN regexp_replace(cell, 'sept([ -])', 'sep\1') END;
-- 1 January of 1900 and of 1970 are what systems write when they know no date (see is_unknown_date).
CREATE OR REPLACE TEMP MACRO sensible(day) AS
    CASE WHEN day BETWEEN DATE '1900-01-02' AND DATE '2100-12-31' AND day <> DATE '1970-01-01' THEN day END;
-- What a macro is given stands in the query as often as its text names it: what is long is worked out apart (see
-- `data.sql.day`), for planning it takes longer than reading a small file.
CREATE OR REPLACE TEMP MACRO day_of_date(cell) AS
    -- What the engine writes just as it was given is ISO 8601, and the commonest by far.
    CASE WHEN CAST(try_cast(cell AS DATE) AS VARCHAR) = cell THEN try_cast(cell AS DATE)
    WHEN regexp_full_match(cell, '\d{1,2}/\d{1,2}/\d{4}') THEN try_strptime(cell, '{{slashed}}')::DATE
    ELSE try_strptime(date_form(without_time(cell)),
        ['%Y-%m-%d', '{{slashed}}', '%d-%b-%Y', '%d %b %Y', '%d %B %Y', '%Y-%b-%d'])::DATE END;
CREATE OR REPLACE TEMP MACRO read_date(cell) AS sensible(day_of_date(cell));

-- A month is kept as its first day; a date stands for its month.
CREATE OR REPLACE TEMP MACRO month_form(cell) AS
    CASE WHEN regexp_full_match(cell, '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec) \d{4}'
        || '|(january|february|march|april|june|july|august|september|october|november|december) \d{4}')
    THEN regexp_replace(cell, '^sept ', 'sep ') END;
CREATE OR REPLACE TEMP MACRO written_month(cell) AS
    CASE WHEN regexp_full_match(cell, '\d{4}-\d{2}') THEN try_cast(cell || '-01' AS DATE)
    ELSE try_strptime(month_form(lower(cell)), ['%b %Y', '%B %Y'])::DATE END;
CREATE OR REPLACE TEMP MACRO day_of_month(cell) AS coalesce(written_month(cell), day_of_date(cell));
CREATE OR REPLACE TEMP MACRO sensible_month(day) AS date_trunc('month', sensible(day))::DATE;
CREATE OR REPLACE TEMP MACRO read_month(cell) AS sensible_month(day_of_month(cell));

-- A year, or a month, as it sorts.
CREATE OR REPLACE TEMP MACRO read_period(cell) AS
    CASE WHEN regexp_full_match(cell, '(19|20)\d{2}(\.0+)?') THEN left(cell, 4)
    ELSE strftime(read_month(cell), '%Y-%m') END;

CREATE OR REPLACE TEMP MACRO read_yes_no(cell) AS
    -- Most systems write one of these two, and a list takes several times as long to look through.
    CASE WHEN cell = '0' THEN false WHEN cell = '1' THEN true
    WHEN list_contains(['1', '1.0', 'y', 'yes', 'true'], lower(cell)) THEN true
    WHEN list_contains(['0', '0.0', 'n', 'no', 'false'], lower(cell)) THEN false END;

CREATE OR REPLACE TEMP MACRO read_number(cell) AS
    CASE WHEN regexp_full_match(cell, '[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?')
    THEN try_cast(replace(cell, ',', '') AS DOUBLE) END;
CREATE OR REPLACE TEMP MACRO read_integer(cell) AS
    CASE WHEN regexp_full_match(cell, '[+-]?(\d{1,3}(,\d{3})+|\d+)(\.0*)?')
    THEN try_cast(regexp_replace(replace(cell, ',', ''), '\.0*$', '') AS BIGINT) END;

-- A choice as it is compared: case, spaces, underscores and hyphens do not count; a curly apostrophe is a straight one.
CREATE OR REPLACE TEMP MACRO squeezed(cell) AS
    regexp_replace(translate(lower(cell), '’‘{{uncounted}}', ''''''), '^(\d+)\.0+$', '\1');
CREATE OR REPLACE TEMP MACRO read_choice(cell, allowed, compared) AS
    CASE WHEN list_contains(allowed, cell) THEN cell
    ELSE list_extract(allowed, list_position(compared, squeezed(cell))) END;
-- Several choices joined by +, given in the order in which they are declared, so that B+A is the same as A+B. To take
-- one apart takes a hundred times as long as to find it among those that stand as they are.
CREATE OR REPLACE TEMP MACRO read_choices(cell, as_they_are, allowed, compared) AS
    CASE WHEN list_contains(as_they_are, cell) THEN cell
    WHEN list_has_all(compared, string_split(squeezed(cell), '+'))
    THEN array_to_string(
        list_filter(allowed, lambda x: list_contains(string_split(squeezed(cell), '+'), squeezed(x))), '+') END;

CREATE OR REPLACE TEMP MACRO has_control(cell) AS
    regexp_matches(cell, '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{80}-\x{9f}]');

-- Asked only of cells that could not be read, and of columns that are doubtful: what a cell says whatever the order of
-- its day and month, without its time of day.
CREATE OR REPLACE TEMP MACRO untimed(cell) AS
    CASE WHEN contains(cell, ':') THEN regexp_replace(lower(cell), '[ t]({{time}})$', '') ELSE lower(cell) END;
CREATE OR REPLACE TEMP MACRO any_date(cell) AS coalesce(
    try_strptime(date_form(untimed(cell)),
        ['%Y-%m-%d', '{{slashed}}', '%d-%b-%Y', '%d %b %Y', '%d %B %Y', '%Y-%b-%d'])::DATE,
    try_strptime(date_form(untimed(cell)), '{{other_slashed}}')::DATE);
-- `day first` or `month first` where the numbers fit no other order, `either` where they fit both.
CREATE OR REPLACE TEMP MACRO order_of(cell) AS
    CASE WHEN regexp_full_match(untimed(cell), '\d{1,2}/\d{1,2}/\d{4}') THEN
        CASE WHEN regexp_matches(cell, '^(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/') THEN 'month first'
        WHEN regexp_matches(cell, '^(1[3-9]|2\d|3[01])/(0?[1-9]|1[0-2])/') THEN 'day first'
        WHEN regexp_matches(cell, '^(0?[1-9]|1[0-2])/(0?[1-9]|1[0-2])/') THEN 'either' END END;
-- Why a cell is no date: each has its sentence in data/checking/date_words.py. `bare` is the cell untimed, `day` its
-- any_date and `month` its written_month, which a query works out before (see the note above day_of_date).
-- Unknown is what a system writes when it knows no date: the first or last day that it has, or Excel's day 0.
CREATE OR REPLACE TEMP MACRO fault_of_date(cell, bare, day, month) AS
    CASE WHEN coalesce(day IN ('1899-12-30', '1899-12-31', '1900-01-01', '1970-01-01', '9999-12-31'), false)
        OR coalesce(month IN ('1899-12-01', '1900-01-01', '1970-01-01', '9999-12-01'), false)
        OR regexp_full_match(bare, '00?/0?1/1900|0?1/00?/1900|1900-01-00|00?[ -]jan(uary)?[ -]1900'
            || '|1900-jan-00?|00:00:00') THEN 'unknown'
    WHEN regexp_full_match(cell, '\d{5}(\.\d+)?') THEN 'serial'
    WHEN bare <> lower(cell) AND bare <> without_time(cell) AND day IS NOT NULL THEN 'time'
    WHEN order_of(cell) = '{{other_order}}' THEN 'order'
    WHEN sensible(day) IS NULL AND day IS NOT NULL THEN 'year'
    WHEN date_form(bare) IS NOT NULL THEN 'no such day'
    WHEN regexp_full_match(bare, '(\d{1,2}[-/. ])?(\d{1,2}|[a-z]{3,9})[-/. ]\d{2}') THEN 'short year'
    ELSE 'form' END;
