-- 0005: consent texts as drafts and versions, evidence, partial withdrawal. Every column is commented; personal data are classified in erasure/register.rs.

-- A published version of a text: what its three languages in consent_text share. Superseded by the next.
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
CREATE TRIGGER consent_version_is_never_changed BEFORE UPDATE ON consent_version
BEGIN SELECT RAISE(ABORT, 'a published version is never changed'); END;
CREATE TRIGGER consent_version_is_never_removed BEFORE DELETE ON consent_version
BEGIN SELECT RAISE(ABORT, 'a published version is never removed'); END;
CREATE TRIGGER consent_text_is_never_removed BEFORE DELETE ON consent_text
BEGIN SELECT RAISE(ABORT, 'a published text is never removed'); END;
INSERT INTO consent_version (kind, version, published_at, published_by, substance)
SELECT kind, version, min(published_at), 0, 0 FROM consent_text GROUP BY kind, version;

-- The next version of a text while it is being written: one a kind, its three languages together.
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

-- Facts name the version of the policy in force, and the hash of evidence kept elsewhere.
ALTER TABLE consent_event ADD COLUMN policy_version INTEGER; -- consent_version.version of the policy; NULL = none was kept then
ALTER TABLE consent_event ADD COLUMN evidence_sha256 TEXT NOT NULL DEFAULT ''; -- of an export kept where evidence_place says
DROP TRIGGER consent_event_is_never_changed;
CREATE TRIGGER consent_event_is_never_changed BEFORE UPDATE OF lead_id, event, kind, text_id, on_day, recorded_at, recorded_by, channel, evidence, evidence_place, policy_version, evidence_sha256 ON consent_event
BEGIN SELECT RAISE(ABORT, 'consent facts are never changed'); END;
-- Holds all the badge of a list's row asks for, the text and day that tell when it ends too.
DROP INDEX consent_event_of;
CREATE INDEX consent_event_of ON consent_event(lead_id, kind, id, event, text_id, on_day);
-- Counts how many consents a new version ends.
CREATE INDEX consent_event_by_text ON consent_event(text_id, lead_id);
