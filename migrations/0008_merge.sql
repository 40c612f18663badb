-- 0008: one person recorded twice. Every column is commented; personal data are classified in erasure/register.rs.

-- Two cards joined into one; can be undone for thirty days.
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
CREATE INDEX merge_of ON merge(lead_id);

-- Cards somebody has looked at and that are two people; a row in each direction.
CREATE TABLE distinct_pair (
  lead_id  INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  said_at  TEXT NOT NULL,
  said_by  INTEGER NOT NULL,           -- staff_account.id
  PRIMARY KEY (lead_id, other_id)
) STRICT, WITHOUT ROWID;

-- A fact moves with its card when two cards are joined; nothing else of it changes.
DROP TRIGGER consent_event_is_never_changed;
CREATE TRIGGER consent_event_is_never_changed BEFORE UPDATE OF event, kind, text_id, on_day, recorded_at, recorded_by, channel, evidence, evidence_place, policy_version, evidence_sha256 ON consent_event
BEGIN SELECT RAISE(ABORT, 'consent facts are never changed'); END;
