-- 0009: imports of spreadsheets. Every column is commented; personal data are classified in erasure/register.rs.

-- A file that was taken in, all of it or nothing; can be reverted for thirty days.
CREATE TABLE import_batch (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  at          TEXT NOT NULL,           -- moment of the import
  by          INTEGER NOT NULL,        -- staff_account.id
  sha256      TEXT NOT NULL,           -- of the file, to know it again
  rows        INTEGER NOT NULL,        -- rows of people in it
  created     INTEGER NOT NULL,        -- cards registered
  updated     INTEGER NOT NULL,        -- cards completed
  skipped     INTEGER NOT NULL,        -- rows left out: known already, repeated, wrong, blocked
  reverted_at TEXT
) STRICT;

-- Which card came or was completed by it.
CREATE TABLE import_lead (
  lead_id  INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  batch_id INTEGER NOT NULL,           -- import_batch.id
  created  INTEGER NOT NULL,           -- 1 = registered by it, 0 = completed by it
  version  INTEGER NOT NULL,           -- lead.version after it
  facts    INTEGER NOT NULL,           -- facts of consent it brought
  snapshot TEXT NOT NULL DEFAULT '',   -- JSON of a completed card before; '' once reverted or after 30 days
  PRIMARY KEY (lead_id, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_lead_of ON import_lead(batch_id);

-- How a form of file was read last time.
CREATE TABLE import_mapping (
  header  TEXT PRIMARY KEY,            -- SHA-256 of the heading's words
  plan    TEXT NOT NULL,               -- JSON: field of each column, order of dates, defaults
  used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who has this address: asked for every row of a file.
CREATE INDEX lead_email_by_address ON lead_email(address);
