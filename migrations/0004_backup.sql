-- 0004: what the clinic remembers of its backups. Every column is commented; personal data are classified in erasure/register.rs.

-- The ledger of the destroyed: in order, a random name and a day, nothing else. Its file stands outside.
CREATE TABLE ledger_line (
  position    INTEGER PRIMARY KEY,     -- 1, 2, 3… without gaps
  subject_uid TEXT NOT NULL UNIQUE,    -- the person's random name
  day         TEXT NOT NULL            -- day of the destruction at the desk
) STRICT;
CREATE TRIGGER ledger_line_is_never_changed BEFORE UPDATE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'lines of the ledger are never changed'); END;
CREATE TRIGGER ledger_line_is_never_removed BEFORE DELETE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'lines of the ledger are never removed'); END;

-- Backups made, until they are removed: a destruction must reach each of them.
CREATE TABLE backup (
  name      TEXT PRIMARY KEY,          -- name of its folder: moment and a random end
  folder    TEXT NOT NULL,             -- managed folder it stands in
  made_at   TEXT NOT NULL,             -- moment of what it holds
  audit_seq INTEGER NOT NULL,          -- newest audit_entry.seq in it
  gone_at   TEXT                       -- moment it was removed
) STRICT, WITHOUT ROWID;

-- Whoever was destroyed before there was a ledger, in the order of their destructions.
INSERT INTO ledger_line (position, subject_uid, day)
SELECT row_number() OVER (ORDER BY min(p.destruction_id), min(p.position)), p.subject_uid,
  substr(min(coalesce(d.finished_at, d.started_at)), 1, 10)
FROM destruction_person p JOIN destruction d ON d.id = p.destruction_id
WHERE d.state NOT IN ('approval', 'collect', 'files', 'rows')
  AND NOT EXISTS (SELECT 1 FROM lead l WHERE l.subject_uid = p.subject_uid)
GROUP BY p.subject_uid;
