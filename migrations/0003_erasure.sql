-- 0003: destruction of several people at once, holds, retention, what waits for a hand. Every column is
-- commented; personal data are classified in erasure/register.rs.

-- Records whose purpose is achieved or whose term ended wait here before they are destroyed (152-FZ
-- Art. 21(4)). Outlives the person: no personal data.
CREATE TABLE retention_entry (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id      INTEGER REFERENCES lead(id) ON DELETE SET NULL, -- NULL once destroyed
  subject_uid  TEXT NOT NULL,
  lead_case_no TEXT NOT NULL,
  cause        TEXT NOT NULL,          -- closed | idle | no_consent, see erasure/retention.rs
  entered_on   TEXT NOT NULL,          -- day it began to wait
  due_on       TEXT NOT NULL,          -- hard date: entered_on + 30 calendar days
  state        TEXT NOT NULL,          -- waiting | cancelled | destroyed
  decided_at   TEXT,                   -- when it stopped waiting
  decided_by   INTEGER                 -- staff_account.id; 0 = the program (the card was used again)
) STRICT;
CREATE UNIQUE INDEX retention_waiting ON retention_entry(lead_id) WHERE state = 'waiting';
CREATE INDEX retention_due ON retention_entry(due_on, id) WHERE state = 'waiting';
CREATE INDEX retention_of ON retention_entry(lead_id);

-- Single items whose destruction is impossible in time (152-FZ Art. 21(6)): they stay, the rest goes.
CREATE TABLE hold (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id   INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  item      TEXT NOT NULL,             -- estimate | attachment | consent
  item_id   INTEGER,                   -- estimate.id or attachment.id; NULL = all facts of consent
  ground    TEXT NOT NULL,             -- law | contract | court
  reference TEXT NOT NULL,             -- number of the law's article, contract or ruling
  until_on  TEXT NOT NULL,             -- last day, at most 6 months after the hard date
  placed_at TEXT NOT NULL,
  placed_by INTEGER NOT NULL           -- staff_account.id
) STRICT;
CREATE INDEX hold_of ON hold(lead_id);

-- A destruction is a job over one or many people; the act it ends in names them all.
CREATE TABLE destruction_new (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  state        TEXT NOT NULL,          -- next step to do, see erasure/state.rs; done
  started_at   TEXT NOT NULL,
  started_by   INTEGER NOT NULL,       -- staff_account.id; 0 = the program on the hard date
  approved_at  TEXT,                   -- second person's consent, where the clinic asks for one
  approved_by  INTEGER,
  finished_at  TEXT,
  medium       TEXT NOT NULL DEFAULT '', -- field е: paper destroyed with it, as typed; '' = none
  proof        TEXT NOT NULL DEFAULT '{}', -- JSON: places scanned and what was found
  needle_key   BLOB,                   -- one-time key of the job's needle file; NULL once done
  act_year     INTEGER,
  act_number   INTEGER,
  act          TEXT,                   -- JSON: frozen fields а–к; NULL again 3 years later
  act_sha256   TEXT,
  extract      TEXT,                   -- CSV of the log, frozen; its hash stands in the act; NULL 3 years later
  signed_on    TEXT,                   -- day the paper act was signed
  signed_by    INTEGER,                -- staff_account.id who says so
  UNIQUE (act_year, act_number)
) STRICT;
INSERT INTO destruction_new (id, state, started_at, started_by, finished_at, proof, needle_key, act_year, act_number,
  act, act_sha256, extract)
SELECT id, state, started_at, started_by, finished_at, proof, needle_key, act_year, act_number, act, act_sha256,
  extract FROM destruction;

CREATE TABLE destruction_person (
  destruction_id INTEGER NOT NULL REFERENCES destruction(id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,       -- order in the act
  request_id   INTEGER REFERENCES request(id) ON DELETE SET NULL, -- the letter that asks for it
  retention_id INTEGER REFERENCES retention_entry(id) ON DELETE SET NULL, -- or the term that ended
  subject_uid  TEXT NOT NULL,
  lead_case_no TEXT NOT NULL,
  reason       TEXT NOT NULL,          -- withdrawal_21_5 | …, see erasure/reason.rs
  found        TEXT NOT NULL DEFAULT '{}', -- JSON: categories really found with counts, papers out, files, holds
  PRIMARY KEY (destruction_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO destruction_person (destruction_id, position, request_id, subject_uid, lead_case_no, reason, found)
SELECT id, 1, request_id, subject_uid, lead_case_no, reason, CASE categories WHEN '[]' THEN '{}' ELSE categories END
FROM destruction;
DROP TABLE destruction;
ALTER TABLE destruction_new RENAME TO destruction;
CREATE INDEX destruction_open ON destruction(id) WHERE state <> 'done';
CREATE INDEX destruction_person_of ON destruction_person(subject_uid);

-- What the program cannot reach, for a human to tick off.
CREATE TABLE loose_end (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  destruction_id INTEGER NOT NULL REFERENCES destruction(id) ON DELETE CASCADE,
  lead_case_no   TEXT NOT NULL,        -- whose
  kind           TEXT NOT NULL,        -- consent_form | trip_sheet | estimate | confirmation | …
  number         TEXT NOT NULL,        -- number of the paper; may be ''
  target         TEXT NOT NULL,        -- saved | printed
  fate           TEXT NOT NULL,        -- printed | changed | missing
  made_on        TEXT,                 -- day it was made
  ticked_at      TEXT,                 -- when a human dealt with it
  ticked_by      INTEGER               -- staff_account.id
) STRICT;
CREATE INDEX loose_end_of ON loose_end(destruction_id);
