-- 0007: the ledger also knows what is destroyed beside a hold, and the numbers of acts. Every column is commented; personal data are classified in erasure/register.rs.

-- In order, who is destroyed and which acts were issued, nothing else. Its file stands outside. Lines that
-- stood before keep their place: catalogues of backups name it.
DROP TRIGGER ledger_line_is_never_changed;
DROP TRIGGER ledger_line_is_never_removed;
CREATE TABLE ledger_line_new (
  position    INTEGER PRIMARY KEY,     -- 1, 2, 3… without gaps
  kind        TEXT NOT NULL,           -- gone | partly | act
  subject_uid TEXT NOT NULL,           -- the person's random name; '' for an act
  day         TEXT NOT NULL,           -- day of the destruction or of the act at the desk
  detail      TEXT NOT NULL,           -- partly: what is still held, item:id:ground:last day,…; act: its number
  UNIQUE (kind, subject_uid, detail)
) STRICT;
INSERT INTO ledger_line_new (position, kind, subject_uid, day, detail)
SELECT position, 'gone', subject_uid, day, '' FROM ledger_line;
DROP TABLE ledger_line;
ALTER TABLE ledger_line_new RENAME TO ledger_line;

-- Whoever was destroyed beside a hold that still runs.
INSERT INTO ledger_line (position, kind, subject_uid, day, detail)
SELECT (SELECT coalesce(max(position), 0) FROM ledger_line) + row_number() OVER (ORDER BY p.subject_uid),
  'partly', p.subject_uid, substr(max(coalesce(d.finished_at, d.started_at)), 1, 10),
  (SELECT group_concat(h.item || ':' || coalesce(h.item_id, '') || ':' || h.ground || ':' || h.until_on, ',')
   FROM hold h WHERE h.lead_id = l.id)
FROM destruction_person p JOIN destruction d ON d.id = p.destruction_id JOIN lead l ON l.subject_uid = p.subject_uid
WHERE d.state NOT IN ('approval', 'collect', 'files', 'rows')
  AND EXISTS (SELECT 1 FROM hold h WHERE h.lead_id = l.id)
GROUP BY p.subject_uid;

INSERT INTO ledger_line (position, kind, subject_uid, day, detail)
SELECT (SELECT coalesce(max(position), 0) FROM ledger_line) + row_number() OVER (ORDER BY act_year, act_number),
  'act', '', substr(finished_at, 1, 10), printf('A-%04d-%04d', act_year, act_number)
FROM destruction WHERE act_number IS NOT NULL AND finished_at IS NOT NULL;

CREATE TRIGGER ledger_line_is_never_changed BEFORE UPDATE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'lines of the ledger are never changed'); END;
CREATE TRIGGER ledger_line_is_never_removed BEFORE DELETE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'lines of the ledger are never removed'); END;
