-- 0010: lists that leave as files. Every column is commented; personal data are classified in erasure/register.rs.

-- Which people stand in it, where it stands and its hash are in paper_copy, under its number: they go with
-- the people.
CREATE TABLE lead_export (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  number    TEXT NOT NULL UNIQUE,      -- X-YYYY-NNNN
  at        TEXT NOT NULL,
  by        INTEGER NOT NULL,          -- staff_account.id
  purpose   TEXT NOT NULL,             -- consultation | appointment | estimate | feedback
  reason    TEXT NOT NULL,             -- what for, in words of the desk; no names
  recipient TEXT NOT NULL,             -- who gets it, inside the clinic
  people    INTEGER NOT NULL,          -- people in it
  left_out  INTEGER NOT NULL           -- people of the list without consent for it
) STRICT;
