-- 0011: who answers for a person, saved views, notes being written, texts for messages. Every column is commented; personal data are classified in erasure/register.rs.

ALTER TABLE lead ADD COLUMN owner_id INTEGER; -- staff_account.id of who answers for the person; NULL = nobody
UPDATE lead SET owner_id = created_by;

-- Lists under any filter read the index alone until a row is shown.
DROP INDEX lead_open;
CREATE INDEX lead_open ON lead(changed_at DESC, id DESC, status, owner_id, channel, language, next_on, next_time, created_at) WHERE blocked_at IS NULL AND archived_at IS NULL;
DROP INDEX lead_by_next;
CREATE INDEX lead_by_next ON lead(next_on, id, next_time, status, owner_id, channel, language, created_at, changed_at) WHERE blocked_at IS NULL AND archived_at IS NULL AND next_on IS NOT NULL;

-- A list somebody wants again: its filter, order, form and columns.
CREATE TABLE saved_view (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id   INTEGER NOT NULL,         -- staff_account.id of who saved it
  name       TEXT NOT NULL,            -- what the desk calls it; '' once it named a person who was destroyed
  shared     INTEGER NOT NULL,         -- 1 = everybody at the desk sees it
  content    TEXT NOT NULL,            -- JSON of closed words, days and numbers
  changed_at TEXT NOT NULL
) STRICT;

-- What somebody is writing on a card and has not logged yet: kept over a lock or a power cut.
CREATE TABLE note_draft (
  lead_id    INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL,         -- staff_account.id of who writes; each has one of their own
  kind       TEXT NOT NULL,            -- note | call | message
  text       TEXT NOT NULL,
  saved_at   TEXT NOT NULL,
  PRIMARY KEY (lead_id, account_id)
) STRICT, WITHOUT ROWID;

-- Texts for messages in three languages; {name}, {clinic}, {next} and {arrival} are filled in.
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
INSERT INTO message_template (title_ru, body_ru, title_zh, body_zh, title_en, body_en, changed_at, changed_by) VALUES
('Не дозвонились', '{name}, здравствуйте! Это {clinic}. Мы звонили вам по вашей заявке и не дозвонились. Когда вам удобно поговорить?', '未接通', '{name}，您好！这里是{clinic}。我们就您的咨询给您打过电话，未能接通。您什么时候方便通话？', 'Could not reach', 'Hello {name}, this is {clinic}. We called about your enquiry and could not reach you. When is a good time to talk?', '2026-11-28T00:00:00Z', 0),
('Смета готова', '{name}, здравствуйте! Предварительная смета готова. Она составлена без осмотра; точный план врач составит на приёме. Прислать её вам?', '报价已完成', '{name}，您好！初步报价已完成。报价未经检查作出，准确方案由医生面诊后确定。需要发给您吗？', 'Estimate is ready', 'Hello {name}, your preliminary estimate is ready. It was made without an examination; the doctor will make the final plan at the visit. Shall we send it to you?', '2026-11-28T00:00:00Z', 0),
('Напоминание о поездке', '{name}, здравствуйте! Напоминаем: ждём вас {arrival}. Проверьте, что загранпаспорт действует ещё не меньше шести месяцев. Вас встретят.', '行程提醒', '{name}，您好！提醒您：我们{arrival}等您到来。请确认护照有效期还有六个月以上。我们会接您。', 'Trip reminder', 'Hello {name}, a reminder: we expect you on {arrival}. Please check that your passport is valid for at least six more months. You will be met.', '2026-11-28T00:00:00Z', 0),
('Как вы себя чувствуете', '{name}, здравствуйте! Это {clinic}. Как вы себя чувствуете после лечения? Если что-то беспокоит, напишите нам.', '术后回访', '{name}，您好！这里是{clinic}。治疗后您感觉怎么样？如有不适，请告诉我们。', 'How do you feel', 'Hello {name}, this is {clinic}. How do you feel after the treatment? If anything troubles you, write to us.', '2026-11-28T00:00:00Z', 0),
('Нужно согласие', '{name}, здравствуйте! Чтобы мы могли подготовить смету и записать вас, нужно ваше согласие на обработку персональных данных. Прислать бланк?', '需要同意书', '{name}，您好！为给您准备报价和预约，我们需要您对个人信息处理的同意。需要发送同意书吗？', 'Consent needed', 'Hello {name}, to prepare an estimate and book a visit we need your consent to process personal data. Shall we send you the form?', '2026-11-28T00:00:00Z', 0);
