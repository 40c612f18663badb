-- 0006: the log in full. Every column is commented; personal data are classified in erasure/register.rs.

-- What was found wrong in the log, once each; the same stands in the log as an entry of its own.
CREATE TABLE audit_finding (
  id       INTEGER PRIMARY KEY,
  found_at TEXT NOT NULL,            -- when
  kind     TEXT NOT NULL,            -- FindingKind
  from_seq INTEGER NOT NULL,         -- first entry concerned
  to_seq   INTEGER NOT NULL,         -- last entry concerned; of a swap, the other one
  seen_at  TEXT,                     -- when somebody took note of it
  seen_by  INTEGER                   -- staff_account.id
) STRICT;
