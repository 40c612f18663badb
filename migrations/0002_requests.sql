-- 0002: the register of requests: kinds, clocks, steps, blocking, working-day calendars. Every column is commented; personal data are classified in erasure/register.rs.

-- A request without a record ("no such person", a leak, a regulator's question) has lead_id NULL and
-- '' in subject_uid and lead_case_no. due_on and target_on are those of its earliest open clock.
-- kind is now any of requests/kinds.rs; scope everything | part | none.
ALTER TABLE request ADD COLUMN applicant TEXT NOT NULL DEFAULT 'person'; -- who asks: person | representative | regulator | clinic
ALTER TABLE request ADD COLUMN received_at TEXT;                         -- moment of receipt, for clocks in hours
ALTER TABLE request ADD COLUMN parts TEXT NOT NULL DEFAULT '';           -- what a partial withdrawal names: fixed words, a space between
ALTER TABLE request ADD COLUMN reference TEXT NOT NULL DEFAULT '';       -- the sender's own number: letters, digits, - and / only
ALTER TABLE request ADD COLUMN outcome TEXT NOT NULL DEFAULT '';         -- how it was closed, a fixed word; '' while open
ALTER TABLE request ADD COLUMN closed_by INTEGER;                        -- staff_account.id; NULL while open or closed by the program

-- The clocks a request started, one a ground; see requests/grounds.rs.
CREATE TABLE request_clock (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  request_id      INTEGER NOT NULL REFERENCES request(id) ON DELETE CASCADE,
  ground          TEXT NOT NULL,       -- the article's word, e.g. withdrawal_21_5
  started_on      TEXT NOT NULL,       -- day the term is counted from: receipt, or discovery
  due_on          TEXT NOT NULL,       -- last lawful day
  due_at          TEXT,                -- last lawful moment, for terms in hours
  target_on       TEXT NOT NULL,       -- last working day on or before due_on
  extended_on     TEXT,                -- day the term was extended, once at most
  extended_by     INTEGER,             -- staff_account.id
  extended_reason TEXT NOT NULL DEFAULT '', -- a fixed word
  done_at         TEXT,                -- moment it was met; NULL while it runs
  done_by         INTEGER,             -- staff_account.id
  UNIQUE (request_id, ground)
) STRICT;
CREATE INDEX request_clock_open ON request_clock(due_on, id) WHERE done_at IS NULL;

-- What was done about a request. Outlives the person: fixed words only.
CREATE TABLE request_step (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  request_id INTEGER NOT NULL REFERENCES request(id) ON DELETE CASCADE,
  at         TEXT NOT NULL,            -- moment
  by         INTEGER NOT NULL,         -- staff_account.id; 0 = the program itself
  step       TEXT NOT NULL,            -- a fixed word
  detail     TEXT NOT NULL DEFAULT ''  -- a number or another fixed word
) STRICT;
CREATE INDEX request_step_of ON request_step(request_id, id);

-- Working-day calendars of years imported by the clinic; they stand before those of the program.
CREATE TABLE calendar_year (
  year        INTEGER PRIMARY KEY,     -- calendar year
  preliminary INTEGER NOT NULL,        -- 1 = the decree on transfers is not out
  days_off    TEXT NOT NULL,           -- MM-DD with a space between: holidays and moved days off
  working     TEXT NOT NULL,           -- MM-DD with a space between: Saturdays worked by decree
  imported_at TEXT NOT NULL,           -- moment
  imported_by INTEGER NOT NULL         -- staff_account.id
) STRICT;

-- Why a record is blocked, as a fixed word: withdrawn | stopped | disputed | unlawful | unnecessary.
ALTER TABLE lead ADD COLUMN blocked_reason TEXT NOT NULL DEFAULT '';     -- '' while not blocked
UPDATE lead SET blocked_reason = 'withdrawn' WHERE blocked_at IS NOT NULL;

INSERT INTO request_clock (request_id, ground, started_on, due_on, target_on, done_at)
  SELECT id, 'withdrawal_21_5', received_on, due_on, target_on, closed_at FROM request;
INSERT INTO request_step (request_id, at, by, step)
  SELECT id, recorded_at, recorded_by, 'received' FROM request;
UPDATE request SET outcome = 'destroyed' WHERE status = 'closed';
