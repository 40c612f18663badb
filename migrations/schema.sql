-- The schema after all migrations; a test keeps it true.

CREATE TABLE attachment (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id    INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  request_id INTEGER REFERENCES request(id) ON DELETE SET NULL, -- the letter it is the scan of
  file_name  TEXT NOT NULL UNIQUE,     -- random name in the attachments folder
  media_type TEXT NOT NULL,            -- application/pdf | image/png | image/jpeg
  size       INTEGER NOT NULL,         -- bytes of the original
  sha256     TEXT NOT NULL,            -- of the original
  file_key   BLOB NOT NULL,            -- 32 random bytes, XChaCha20-Poly1305
  added_at   TEXT NOT NULL,
  added_by   INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_checkpoint (
  seq  INTEGER PRIMARY KEY,          -- audit_entry.seq
  hash TEXT NOT NULL,                -- its hash
  at   TEXT NOT NULL                 -- when verified
) STRICT;

CREATE TABLE audit_entry (
  seq         INTEGER PRIMARY KEY,   -- 1, 2, 3… without gaps
  at          TEXT NOT NULL,         -- moment (UTC)
  zone        TEXT NOT NULL,         -- zone of the workstation's desk, e.g. Asia/Yakutsk
  account_id  INTEGER,               -- staff_account.id; NULL = the program itself
  workstation TEXT NOT NULL,         -- name of the computer
  action      TEXT NOT NULL,         -- Op::code
  object_type TEXT NOT NULL,         -- 'lead', 'estimate', … or ''
  object_id   TEXT NOT NULL,         -- subject_uid or internal id, or ''
  result      TEXT NOT NULL,         -- ok | refused | failed
  reason      TEXT NOT NULL,         -- error kind or a fixed word, never free text
  times       INTEGER NOT NULL,      -- how many equal events this row stands for
  prev_hash   TEXT NOT NULL,         -- hash of the row before; 64 zeros for the first
  hash        TEXT NOT NULL          -- SHA-256 over all fields above and prev_hash
) STRICT;

CREATE TABLE audit_finding (
  id       INTEGER PRIMARY KEY,
  found_at TEXT NOT NULL,            -- when
  kind     TEXT NOT NULL,            -- FindingKind
  from_seq INTEGER NOT NULL,         -- first entry concerned
  to_seq   INTEGER NOT NULL,         -- last entry concerned; of a swap, the other one
  seen_at  TEXT,                     -- when somebody took note of it
  seen_by  INTEGER                   -- staff_account.id
) STRICT;

CREATE TABLE backup (
  name      TEXT PRIMARY KEY,          -- name of its folder: moment and a random end
  folder    TEXT NOT NULL,             -- managed folder it stands in
  made_at   TEXT NOT NULL,             -- moment of what it holds
  audit_seq INTEGER NOT NULL,          -- newest audit_entry.seq in it
  gone_at   TEXT                       -- moment it was removed
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_year (
  year        INTEGER PRIMARY KEY,     -- calendar year
  preliminary INTEGER NOT NULL,        -- 1 = the decree on transfers is not out
  days_off    TEXT NOT NULL,           -- MM-DD with a space between: holidays and moved days off
  working     TEXT NOT NULL,           -- MM-DD with a space between: Saturdays worked by decree
  imported_at TEXT NOT NULL,           -- moment
  imported_by INTEGER NOT NULL         -- staff_account.id
) STRICT;

CREATE TABLE consent_draft (
  kind         TEXT PRIMARY KEY,       -- as consent_version.kind
  edit         INTEGER NOT NULL,       -- grows with each change of the draft
  title_ru     TEXT NOT NULL,
  body_ru      TEXT NOT NULL,          -- plain text, blank line between paragraphs
  title_zh     TEXT NOT NULL,
  body_zh      TEXT NOT NULL,
  title_en     TEXT NOT NULL,
  body_en      TEXT NOT NULL,
  substance    INTEGER NOT NULL,       -- 1 = changes in substance
  renew_days   INTEGER NOT NULL,       -- days from publishing in which earlier consents stay in force then
  valid_months INTEGER,                -- as consent_version.valid_months
  changed_at   TEXT NOT NULL,
  changed_by   INTEGER NOT NULL        -- staff_account.id
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_event (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id        INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  event          TEXT NOT NULL,        -- granted | withdrawn
  kind           TEXT NOT NULL,        -- processing | health | marketing | third_party
  text_id        INTEGER REFERENCES consent_text(id), -- the text granted; NULL for a withdrawal
  on_day         TEXT NOT NULL,        -- day of the person's act
  recorded_at    TEXT NOT NULL,        -- moment of entry
  recorded_by    INTEGER NOT NULL,     -- staff_account.id
  channel        TEXT NOT NULL,        -- paper | website | message | email | phone | in_person
  evidence       TEXT NOT NULL,        -- paper | scan | web_form | message | recording | none
  evidence_place TEXT NOT NULL DEFAULT '', -- where the original is kept
  attachment_id  INTEGER REFERENCES attachment(id) ON DELETE SET NULL
, policy_version INTEGER, evidence_sha256 TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE consent_event_purpose (
  event_id INTEGER NOT NULL REFERENCES consent_event(id) ON DELETE CASCADE,
  purpose  TEXT NOT NULL,              -- consultation | appointment | estimate | feedback | statistics
  PRIMARY KEY (event_id, purpose)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_text (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  kind         TEXT NOT NULL,          -- processing | health | marketing | third_party
  version      INTEGER NOT NULL,
  language     TEXT NOT NULL,
  title        TEXT NOT NULL,
  body         TEXT NOT NULL,          -- plain text, blank line between paragraphs
  sha256       TEXT NOT NULL,          -- over title, newline, body (UTF-8)
  published_at TEXT NOT NULL,
  UNIQUE (kind, version, language)
) STRICT;

CREATE TABLE consent_version (
  kind         TEXT NOT NULL,          -- processing | health | marketing | third_party | policy
  version      INTEGER NOT NULL,       -- 1, 2, 3… of the kind
  published_at TEXT NOT NULL,          -- moment; consent_text says the same
  published_by INTEGER NOT NULL,       -- staff_account.id; 0 = the program itself
  substance    INTEGER NOT NULL,       -- 1 = changed in substance: consents to earlier versions must be renewed
  renew_by     TEXT,                   -- last day on which those are in force; NULL without a change in substance
  valid_months INTEGER,                -- months for which a consent to this version is in force; NULL = until withdrawn
  PRIMARY KEY (kind, version),
  CHECK (substance IN (0, 1) AND (substance = 1) = (renew_by IS NOT NULL)) -- a change in substance always has its day
) STRICT, WITHOUT ROWID;

CREATE TABLE "destruction" (
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

CREATE TABLE distinct_pair (
  lead_id  INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  said_at  TEXT NOT NULL,
  said_by  INTEGER NOT NULL,           -- staff_account.id
  PRIMARY KEY (lead_id, other_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE estimate (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id          INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  version          INTEGER NOT NULL DEFAULT 1, -- grows with each change of the draft
  status           TEXT NOT NULL,      -- draft | issued
  doctor           TEXT NOT NULL DEFAULT '', -- doctor's name as printed
  note             TEXT NOT NULL DEFAULT '',
  discount_kind    TEXT NOT NULL DEFAULT 'none', -- none | percent | amount, on the sum
  discount_value   INTEGER NOT NULL DEFAULT 0,   -- hundredths of a percent, or fen
  second_currency  INTEGER NOT NULL DEFAULT 1,   -- 1 = also in roubles
  created_at       TEXT NOT NULL,
  created_by       INTEGER NOT NULL,
  changed_at       TEXT NOT NULL
) STRICT;

CREATE TABLE estimate_issue (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  estimate_id INTEGER NOT NULL REFERENCES estimate(id) ON DELETE CASCADE,
  lead_id     INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  year        INTEGER NOT NULL,
  number      INTEGER NOT NULL,
  issue_version INTEGER NOT NULL,      -- 1, 2… of the same estimate
  supersedes  INTEGER REFERENCES estimate_issue(id) ON DELETE SET NULL,
  issued_on   TEXT NOT NULL,           -- day in the desk zone
  issued_at   TEXT NOT NULL,
  issued_by   INTEGER NOT NULL,
  valid_until TEXT NOT NULL,
  snapshot    TEXT NOT NULL,           -- JSON of everything printed
  sha256      TEXT NOT NULL,           -- of the snapshot
  UNIQUE (year, number)
) STRICT;

CREATE TABLE estimate_item (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  estimate_id    INTEGER NOT NULL REFERENCES estimate(id) ON DELETE CASCADE,
  position       INTEGER NOT NULL,
  service_id     INTEGER NOT NULL REFERENCES service(id),
  area           TEXT NOT NULL,        -- FDI number | upper | lower | mouth
  quantity       INTEGER NOT NULL,
  unit_price_fen INTEGER NOT NULL,     -- price agreed in the draft
  discount_kind  TEXT NOT NULL DEFAULT 'none', -- none | percent | amount
  discount_value INTEGER NOT NULL DEFAULT 0
) STRICT;

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

CREATE TABLE identity_term (
  term    TEXT NOT NULL,               -- normalised term
  lead_id INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  kind    TEXT NOT NULL,               -- name | pinyin | phone | email | case_no
  PRIMARY KEY (term, lead_id, kind)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE import_lead (
  lead_id  INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  batch_id INTEGER NOT NULL,           -- import_batch.id
  created  INTEGER NOT NULL,           -- 1 = registered by it, 0 = completed by it
  version  INTEGER NOT NULL,           -- lead.version after it
  facts    INTEGER NOT NULL,           -- facts of consent it brought
  snapshot TEXT NOT NULL DEFAULT '',   -- JSON of a completed card before; '' once reverted or after 30 days
  PRIMARY KEY (lead_id, batch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_mapping (
  header  TEXT PRIMARY KEY,            -- SHA-256 of the heading's words
  plan    TEXT NOT NULL,               -- JSON: field of each column, order of dates, defaults
  used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lead (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  subject_uid    TEXT NOT NULL UNIQUE, -- random name outside this row
  case_no        TEXT NOT NULL UNIQUE, -- speakable number K-YYYY-NNNN
  version        INTEGER NOT NULL DEFAULT 1, -- grows with each change of the card
  surname        TEXT NOT NULL DEFAULT '',
  given          TEXT NOT NULL DEFAULT '',
  patronymic     TEXT NOT NULL DEFAULT '',
  latin          TEXT NOT NULL DEFAULT '', -- passport spelling
  chinese        TEXT NOT NULL DEFAULT '', -- name in hanzi
  language       TEXT NOT NULL,        -- preferred language
  channel        TEXT NOT NULL,        -- how the person came: website | phone | …
  comment        TEXT NOT NULL DEFAULT '', -- the person's wishes
  status         TEXT NOT NULL DEFAULT 'new', -- desk.md §1
  status_at      TEXT NOT NULL,        -- since when
  next_action    TEXT NOT NULL DEFAULT '', -- what is promised next
  next_on        TEXT,                 -- day of the next action
  next_time      TEXT,                 -- HH:MM, desk zone
  archived_at    TEXT,                 -- left the lists, not blocked, not destroyed
  blocked_at     TEXT,                 -- consent withdrawn: no use
  blocked_due    TEXT,                 -- day by which it is destroyed
  created_at     TEXT NOT NULL,
  created_by     INTEGER NOT NULL,     -- staff_account.id
  changed_at     TEXT NOT NULL, blocked_reason TEXT NOT NULL DEFAULT '', owner_id INTEGER,
  CHECK ((blocked_at IS NULL) = (blocked_due IS NULL)) -- a block always has its day
) STRICT;

CREATE TABLE lead_email (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id  INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  address  TEXT NOT NULL
) STRICT;

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

CREATE TABLE lead_interest (
  lead_id  INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  category TEXT NOT NULL,              -- service category of interest
  PRIMARY KEY (lead_id, category)
) STRICT, WITHOUT ROWID;

CREATE TABLE lead_phone (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id  INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,           -- order on the card
  e164     TEXT NOT NULL,              -- +79141234567
  channel  TEXT NOT NULL DEFAULT 'phone' -- phone | whatsapp | telegram | wechat | max
) STRICT;

CREATE TABLE "ledger_line" (
  position    INTEGER PRIMARY KEY,     -- 1, 2, 3… without gaps
  kind        TEXT NOT NULL,           -- gone | partly | act
  subject_uid TEXT NOT NULL,           -- the person's random name; '' for an act
  day         TEXT NOT NULL,           -- day of the destruction or of the act at the desk
  detail      TEXT NOT NULL,           -- partly: what is still held, item:id:ground:last day,…; act: its number
  UNIQUE (kind, subject_uid, detail)
) STRICT;

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

CREATE TABLE merge (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id     INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE, -- the card that stands for both now
  kept_id     INTEGER NOT NULL,        -- the card it was joined into; another than lead_id after a later merge
  absorbed_id INTEGER NOT NULL,        -- lead.id of the other card, never given again
  subject_uid TEXT NOT NULL,           -- the other card's random name
  case_no     TEXT NOT NULL,           -- its number, still found
  merged_at   TEXT NOT NULL,
  merged_by   INTEGER NOT NULL,        -- staff_account.id
  undone_at   TEXT,
  snapshot    TEXT NOT NULL DEFAULT '' -- JSON of both cards before; '' once undone or after 30 days
) STRICT;

CREATE TABLE message_template (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  title_ru   TEXT NOT NULL,            -- what it is for
  body_ru    TEXT NOT NULL,
  title_zh   TEXT NOT NULL,
  body_zh    TEXT NOT NULL,
  title_en   TEXT NOT NULL,
  body_en    TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by INTEGER NOT NULL          -- staff_account.id; 0 = came with the program
) STRICT;

CREATE TABLE note_draft (
  lead_id    INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL,         -- staff_account.id of who writes; each has one of their own
  kind       TEXT NOT NULL,            -- note | call | message
  text       TEXT NOT NULL,
  saved_at   TEXT NOT NULL,
  PRIMARY KEY (lead_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE number_series (
  series TEXT NOT NULL,             -- 'K' cards, 'L' letters, 'E' estimates, 'A' acts
  year   INTEGER NOT NULL,          -- calendar year
  last   INTEGER NOT NULL,          -- last number given
  PRIMARY KEY (series, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_copy (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  kind    TEXT NOT NULL,               -- consent_form | trip_sheet | estimate | confirmation
  number  TEXT NOT NULL DEFAULT '',    -- number of the paper, if any
  target  TEXT NOT NULL,               -- saved | printed
  place   TEXT NOT NULL DEFAULT '',    -- path of a saved file or printer's name
  sha256  TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by INTEGER NOT NULL
) STRICT;

CREATE TABLE rate (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  micro       INTEGER NOT NULL,        -- millionths of a rouble per yuan
  on_day      TEXT NOT NULL,
  source      TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER
) STRICT;

CREATE TABLE request (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  case_no        TEXT NOT NULL UNIQUE, -- L-YYYY-NNNN
  kind           TEXT NOT NULL,        -- withdrawal
  lead_id        INTEGER REFERENCES lead(id) ON DELETE SET NULL, -- NULL once destroyed
  subject_uid    TEXT NOT NULL,        -- the person's random name
  lead_case_no   TEXT NOT NULL,        -- the card's speakable number
  received_on    TEXT NOT NULL,        -- day the letter came
  recorded_at    TEXT NOT NULL,        -- moment of entry
  recorded_by    INTEGER NOT NULL,
  channel        TEXT NOT NULL,        -- email | post | in_person | phone | messenger
  scope          TEXT NOT NULL,        -- everything
  identity_check TEXT NOT NULL,        -- document_seen | known_address | call_back | representative; never a number
  identity_by    INTEGER NOT NULL,     -- staff_account.id
  language       TEXT NOT NULL,        -- language of the answer
  due_on         TEXT NOT NULL,        -- hard date, 21(5): receipt + 30 calendar days
  target_on      TEXT NOT NULL,        -- last working day on or before
  status         TEXT NOT NULL,        -- open | closed
  closed_at      TEXT
, applicant TEXT NOT NULL DEFAULT 'person', received_at TEXT, parts TEXT NOT NULL DEFAULT '', reference TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL DEFAULT '', closed_by INTEGER) STRICT;

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

CREATE TABLE request_step (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  request_id INTEGER NOT NULL REFERENCES request(id) ON DELETE CASCADE,
  at         TEXT NOT NULL,            -- moment
  by         INTEGER NOT NULL,         -- staff_account.id; 0 = the program itself
  step       TEXT NOT NULL,            -- a fixed word
  detail     TEXT NOT NULL DEFAULT ''  -- a number or another fixed word
) STRICT;

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

CREATE TABLE saved_view (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id   INTEGER NOT NULL,         -- staff_account.id of who saved it
  name       TEXT NOT NULL,            -- what the desk calls it; '' once it named a person who was destroyed
  shared     INTEGER NOT NULL,         -- 1 = everybody at the desk sees it
  content    TEXT NOT NULL,            -- JSON of closed words, days and numbers
  changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE service (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  code      TEXT NOT NULL UNIQUE,      -- the clinic's code, e.g. IMP-01
  category  TEXT NOT NULL,             -- desk.md §4
  name_ru   TEXT NOT NULL,
  name_zh   TEXT NOT NULL,
  name_en   TEXT NOT NULL,
  unit      TEXT NOT NULL,             -- tooth | jaw | piece | visit
  price_fen INTEGER NOT NULL,
  active    INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE setting (
  key        TEXT PRIMARY KEY,      -- stable word, see settings/
  value      TEXT NOT NULL,         -- JSON
  changed_at TEXT NOT NULL,         -- moment
  changed_by INTEGER                -- staff_account.id; NULL = first run
) STRICT;

CREATE TABLE staff_account (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  login        TEXT NOT NULL UNIQUE,   -- normalised login name
  display_name TEXT NOT NULL,          -- name shown and printed
  position     TEXT NOT NULL DEFAULT '', -- job title, printed on acts
  language     TEXT NOT NULL DEFAULT 'ru', -- window language
  active       INTEGER NOT NULL DEFAULT 1, -- 0 = dismissed
  created_at   TEXT NOT NULL
) STRICT;

CREATE TABLE staff_role (
  account_id INTEGER NOT NULL REFERENCES staff_account(id) ON DELETE CASCADE,
  role       TEXT NOT NULL,          -- receptionist | coordinator | privacy_officer | administrator
  PRIMARY KEY (account_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE timeline_entry (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  at      TEXT NOT NULL,
  kind    TEXT NOT NULL,               -- registered | note | call | message | status | next_action | consent | trip | estimate | paper | archived | restored
  text    TEXT NOT NULL DEFAULT '',    -- free text of a note, call, message or promise; a fixed word or number otherwise
  by      INTEGER NOT NULL             -- staff_account.id
) STRICT;

CREATE TABLE trip (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id          INTEGER NOT NULL UNIQUE REFERENCES lead(id) ON DELETE CASCADE, -- one trip a lead in this form
  version          INTEGER NOT NULL DEFAULT 1,
  status           TEXT NOT NULL,      -- planned | bought | confirmed | crossed | missed | cancelled
  arrive_on        TEXT,               -- day, local to arrive_zone
  arrive_time      TEXT,               -- HH:MM local
  arrive_zone      TEXT NOT NULL,      -- Asia/Shanghai | Asia/Yakutsk
  arrive_mode      TEXT,               -- ship | hovercraft | pontoon_bus | bridge_bus | cable_car | plane | train | car
  arrive_crossing  TEXT NOT NULL DEFAULT '',
  depart_on        TEXT,
  depart_time      TEXT,
  depart_zone      TEXT NOT NULL,
  depart_mode      TEXT,
  depart_crossing  TEXT NOT NULL DEFAULT '',
  hotel            TEXT NOT NULL DEFAULT '',
  transfer         TEXT NOT NULL DEFAULT '', -- who meets, where
  companions       INTEGER NOT NULL DEFAULT 0, -- a number, never names
  passport_ok_on   TEXT,               -- day the patient confirmed a passport valid >= 6 months
  note             TEXT NOT NULL DEFAULT '', -- plan B and wishes
  changed_at       TEXT NOT NULL,
  changed_by       INTEGER NOT NULL
) STRICT;

CREATE TABLE trip_check (
  trip_id   INTEGER NOT NULL REFERENCES trip(id) ON DELETE CASCADE,
  item      TEXT NOT NULL,             -- stable word, see travel/checklist.rs
  ticked_at TEXT NOT NULL,
  ticked_by INTEGER NOT NULL,
  PRIMARY KEY (trip_id, item)
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_of ON attachment(lead_id);

CREATE INDEX attachment_of_request ON attachment(request_id);

CREATE INDEX audit_entry_by_object ON audit_entry(object_type, object_id, seq);

CREATE INDEX consent_event_by_text ON consent_event(text_id, lead_id);

CREATE INDEX consent_event_of ON consent_event(lead_id, kind, id, event, text_id, on_day);

CREATE INDEX destruction_open ON destruction(id) WHERE state <> 'done';

CREATE INDEX destruction_person_of ON destruction_person(subject_uid);

CREATE INDEX estimate_issue_chain ON estimate_issue(estimate_id, issue_version DESC);

CREATE INDEX estimate_issue_of ON estimate_issue(lead_id, id DESC);

CREATE INDEX estimate_item_of ON estimate_item(estimate_id, position);

CREATE INDEX estimate_of ON estimate(lead_id, id DESC);

CREATE INDEX estimate_recent ON estimate(changed_at DESC, id DESC);

CREATE INDEX hold_of ON hold(lead_id);

CREATE INDEX identity_term_of ON identity_term(lead_id);

CREATE INDEX import_lead_of ON import_lead(batch_id);

CREATE INDEX lead_archived ON lead(archived_at DESC, id DESC) WHERE archived_at IS NOT NULL AND blocked_at IS NULL;

CREATE INDEX lead_blocked ON lead(blocked_due, id) WHERE blocked_at IS NOT NULL;

CREATE INDEX lead_by_next ON lead(next_on, id, next_time, status, owner_id, channel, language, created_at, changed_at) WHERE blocked_at IS NULL AND archived_at IS NULL AND next_on IS NOT NULL;

CREATE INDEX lead_by_status ON lead(status, changed_at DESC, id DESC) WHERE blocked_at IS NULL AND archived_at IS NULL;

CREATE INDEX lead_by_status_next ON lead(status, next_on, id) WHERE blocked_at IS NULL AND archived_at IS NULL AND next_on IS NOT NULL;

CREATE INDEX lead_email_by_address ON lead_email(address);

CREATE INDEX lead_email_of ON lead_email(lead_id);

CREATE INDEX lead_open ON lead(changed_at DESC, id DESC, status, owner_id, channel, language, next_on, next_time, created_at) WHERE blocked_at IS NULL AND archived_at IS NULL;

CREATE INDEX lead_phone_by_number ON lead_phone(e164);

CREATE INDEX lead_phone_of ON lead_phone(lead_id, id, e164);

CREATE INDEX loose_end_of ON loose_end(destruction_id);

CREATE INDEX merge_of ON merge(lead_id);

CREATE INDEX paper_copy_of ON paper_copy(lead_id);

CREATE INDEX rate_by_day ON rate(on_day DESC, id DESC);

CREATE INDEX request_clock_open ON request_clock(due_on, id) WHERE done_at IS NULL;

CREATE INDEX request_of ON request(lead_id);

CREATE INDEX request_of_subject ON request(subject_uid);

CREATE INDEX request_open ON request(due_on, id) WHERE status = 'open';

CREATE INDEX request_step_of ON request_step(request_id, id);

CREATE INDEX retention_due ON retention_entry(due_on, id) WHERE state = 'waiting';

CREATE INDEX retention_of ON retention_entry(lead_id);

CREATE UNIQUE INDEX retention_waiting ON retention_entry(lead_id) WHERE state = 'waiting';

CREATE INDEX timeline_entry_of ON timeline_entry(lead_id, id DESC);

CREATE INDEX trip_by_arrival ON trip(arrive_on) WHERE arrive_on IS NOT NULL;

CREATE INDEX trip_by_departure ON trip(depart_on) WHERE depart_on IS NOT NULL;

CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;

CREATE TRIGGER audit_entry_is_never_removed BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;

CREATE TRIGGER consent_event_is_never_changed BEFORE UPDATE OF event, kind, text_id, on_day, recorded_at, recorded_by, channel, evidence, evidence_place, policy_version, evidence_sha256 ON consent_event
BEGIN SELECT RAISE(ABORT, 'consent facts are never changed'); END;

CREATE TRIGGER consent_text_is_never_changed BEFORE UPDATE ON consent_text
BEGIN SELECT RAISE(ABORT, 'a published text is never changed'); END;

CREATE TRIGGER consent_text_is_never_removed BEFORE DELETE ON consent_text
BEGIN SELECT RAISE(ABORT, 'a published text is never removed'); END;

CREATE TRIGGER consent_version_is_never_changed BEFORE UPDATE ON consent_version
BEGIN SELECT RAISE(ABORT, 'a published version is never changed'); END;

CREATE TRIGGER consent_version_is_never_removed BEFORE DELETE ON consent_version
BEGIN SELECT RAISE(ABORT, 'a published version is never removed'); END;

CREATE TRIGGER estimate_issue_is_frozen BEFORE UPDATE OF year, number, issue_version, issued_on, issued_at, issued_by, valid_until, snapshot, sha256 ON estimate_issue
BEGIN SELECT RAISE(ABORT, 'an issued estimate is frozen'); END;

CREATE TRIGGER ledger_line_is_never_changed BEFORE UPDATE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'lines of the ledger are never changed'); END;

CREATE TRIGGER ledger_line_is_never_removed BEFORE DELETE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'lines of the ledger are never removed'); END;
