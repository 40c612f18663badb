// Generated from the command table by `cargo xtask bindings`. Do not edit.

export type AccessAnswer = { 
/**
 * The letter that asks.
 */
request: RequestId, 
/**
 * In which language; the letter's own when absent.
 */
language: Language | null, };
export type Account = { 
/**
 * Its number.
 */
id: AccountId, 
/**
 * Login name.
 */
login: string, 
/**
 * Name shown and printed.
 */
display_name: string, 
/**
 * Job title, printed on acts.
 */
position: string, 
/**
 * Window language.
 */
language: Language, 
/**
 * Roles held.
 */
roles: Array<Role>, 
/**
 * Whether the account may sign in.
 */
active: boolean, };
export type AccountChange = { 
/**
 * Whose.
 */
account: AccountId, 
/**
 * All roles from now.
 */
roles: Array<Role>, 
/**
 * `false` dismisses: the account loses its slot.
 */
active: boolean, };
export type AccountId = number & { readonly is: "AccountId" };
export type Act = { 
/**
 * A-YYYY-NNNN.
 */
number: string, 
/**
 * Field а: operator's name.
 */
operator_name: string, 
/**
 * Field а: operator's address.
 */
operator_address: string, 
/**
 * Field б: processor acting for the operator; empty = none.
 */
processor: string, 
/**
 * Fields в, д, и: each person with what was destroyed and why.
 */
people: Array<ActPerson>, 
/**
 * Field г: who destroyed; empty = the program by itself on the hard date.
 */
officer_name: string, 
/**
 * Field г: their position.
 */
officer_position: string, 
/**
 * Field г: who agreed as the second person, where the clinic asks for one.
 */
second_name: string, 
/**
 * Field г: members of the commission, for their signatures.
 */
commission: Array<CommissionMember>, 
/**
 * Field е: physical medium and sheets; empty = none, the data was electronic.
 */
medium: string, 
/**
 * Field ж: name of the information system.
 */
system_name: string, 
/**
 * Field з: the steps really done.
 */
steps: Array<State>, 
/**
 * Field к: when.
 */
destroyed_at: Timestamp, 
/**
 * Zone of the desk.
 */
zone: string, 
/**
 * The scan after it.
 */
proof: Proof, 
/**
 * SHA-256 of the log extract.
 */
extract_sha256: string, 
/**
 * Number of the newest log entry in the extract.
 */
log_head: number, 
/**
 * Its hash.
 */
log_head_hash: string, };
export type ActExtract = { 
/**
 * Number of the act, no names.
 */
file_name: string, 
/**
 * The file's text, byte-order mark included.
 */
csv: string, 
/**
 * SHA-256 of the text in UTF-8, as printed on the act.
 */
sha256: string, };
export type ActPaper = { 
/**
 * The destruction it tells of.
 */
destruction: DestructionId, 
/**
 * Language of the paper.
 */
language: Language, };
export type ActPerson = { 
/**
 * Field в: the person, by the card's case number.
 */
lead_case_no: CaseNo, 
/**
 * Field в: the person's random name in the log.
 */
subject_uid: SubjectUid, 
/**
 * The letter's case number; empty when the term ended.
 */
letter_case_no: string, 
/**
 * Day the letter came, or the record began to wait.
 */
received_on: Day | null, 
/**
 * Last day for the destruction.
 */
due_on: Day | null, 
/**
 * Field д: what was destroyed.
 */
categories: Array<CategoryCount>, 
/**
 * Encrypted files destroyed.
 */
attachments: number, 
/**
 * Papers that left the program before: to be collected or destroyed by hand.
 */
papers: Array<PaperOut>, 
/**
 * What stays for a while (Art. 21(6)).
 */
held: Array<Held>, 
/**
 * Field и: the reason.
 */
reason: DestructionReason, };
export type ActVerified = { 
/**
 * Number of the act.
 */
number: string, 
/**
 * Whether everything fits.
 */
fits: boolean, 
/**
 * Rows of the extract.
 */
rows: number, 
/**
 * The act is the one whose hash was kept.
 */
act_fits: boolean, 
/**
 * The extract is the one whose hash the act names.
 */
extract_fits: boolean, 
/**
 * First row that the log tells otherwise or that is missing on one side, by its number in the log.
 */
row: number | null, 
/**
 * First entry of the whole log whose link does not hold.
 */
chain: number | null, };
export type AnswerFile = { 
/**
 * The letter's number with `.json`; never a name.
 */
file_name: string, 
/**
 * The file's text: JSON, UTF-8.
 */
json: string, 
/**
 * Its SHA-256.
 */
sha256: string, 
/**
 * Whose and what it is, for the register.
 */
origin: PaperOrigin, };
export type AnswerState = { 
/**
 * Language of the letter.
 */
language: Language, 
/**
 * Whether the letter asks for it: other letters get papers of their own.
 */
asked: boolean, 
/**
 * Whether there is a record to tell of.
 */
has_record: boolean, 
/**
 * The day the answer to this letter last left, printed or saved.
 */
handed_over: Day | null, 
/**
 * An answer to another letter of the same person, less than 30 days before this one came.
 */
repeat_of: EarlierAnswer | null, };
export type Applicant = "person" | "representative" | "regulator" | "clinic";
export type Area = { "on": "tooth", 
/**
 * FDI number.
 */
tooth: Tooth, } | { "on": "upper_jaw" } | { "on": "lower_jaw" } | { "on": "mouth" };
export type Asked = { "by": "letter", 
/**
 * The letter.
 */
request: RequestId, } | { "by": "term", 
/**
 * The entry of the retention queue.
 */
entry: number, };
export type AttachmentId = number & { readonly is: "AttachmentId" };
export type AttachmentRow = { 
/**
 * Its number.
 */
id: AttachmentId, 
/**
 * What it is.
 */
media_type: MediaType, 
/**
 * Bytes of the original.
 */
size: number, 
/**
 * SHA-256 of the original.
 */
sha256: string, 
/**
 * When it was added.
 */
added_at: Timestamp, };
export type AuditFile = { 
/**
 * Number of the newest entry, no names.
 */
file_name: string, 
/**
 * The file's text, byte-order mark included.
 */
csv: string, 
/**
 * SHA-256 of the text in UTF-8.
 */
sha256: string, 
/**
 * Entries in it.
 */
entries: number, 
/**
 * Whether older entries did not fit into it.
 */
more: boolean, };
export type AuditPage = { 
/**
 * Newest first, at most 200.
 */
rows: Array<AuditRow>, 
/**
 * Groups of actions one can ask for.
 */
groups: Array<string>, };
export type AuditQuery = { 
/**
 * Entries before this number; the newest first when absent.
 */
before: number | null, 
/**
 * Only this object (a `subject_uid` or an internal id).
 */
object: string | null, 
/**
 * Only the person behind this case number, or the letter: the card's `K-…` or the letter's `L-…`.
 * For the privacy officer.
 */
case_no: string | null, 
/**
 * Only this account; 0 is the program itself.
 */
account: AccountId | null, 
/**
 * Only actions of this group: the word before the dot of their codes.
 */
group: string | null, 
/**
 * Only entries that ended so.
 */
result: AuditResult | null, 
/**
 * From this day at the desk.
 */
from: Day | null, 
/**
 * Up to and with this day at the desk.
 */
to: Day | null, };
export type AuditResult = "ok" | "refused" | "failed";
export type AuditRow = { 
/**
 * Its number.
 */
seq: number, 
/**
 * When.
 */
at: Timestamp, 
/**
 * Name of the account; empty for the program itself.
 */
who: string, 
/**
 * Computer.
 */
workstation: string, 
/**
 * Op code.
 */
action: string, 
/**
 * Kind of object.
 */
object_type: string, 
/**
 * Id of the object.
 */
object_id: string, 
/**
 * ok, refused, failed.
 */
result: string, 
/**
 * Fixed word.
 */
reason: string, 
/**
 * How many equal events.
 */
times: number, };
export type AuditWatch = { 
/**
 * Number of the newest entry.
 */
head: number, 
/**
 * Verified without a break from the first entry up to this one since the clinic was opened.
 */
verified_to: number | null, 
/**
 * When that was.
 */
verified_at: Timestamp | null, 
/**
 * Whether everything that stood there has been gone through once.
 */
complete: boolean, 
/**
 * Entry reached by a verification on demand that is running.
 */
verifying: number | null, 
/**
 * What was ever found, newest first.
 */
findings: Array<KeptFinding>, };
export type BackupFolder = { 
/**
 * A managed folder, or a backup's own.
 */
folder: string, };
export type BackupOverview = { 
/**
 * The settings.
 */
settings: BackupSettings, 
/**
 * The managed folder as a whole path.
 */
folder: string, 
/**
 * Backups that have not been removed, the newest first.
 */
backups: Array<BackupRow>, 
/**
 * Destroyed people the ledger knows.
 */
destroyed: number, };
export type BackupRow = { 
/**
 * Name of its folder: moment and a random end.
 */
name: string, 
/**
 * The folder it stands in.
 */
folder: string, 
/**
 * When it was made.
 */
made_at: Timestamp, 
/**
 * Bytes of its files; 0 when it cannot be read.
 */
bytes: number, 
/**
 * How it is.
 */
state: BackupState, };
export type BackupSettings = { 
/**
 * The managed folder; empty = `backups` beside the database.
 */
folder: string, 
/**
 * Days a backup is kept, 1–21: shorter than the 30 days of Art. 21(5).
 */
keep_days: number, };
export type BackupState = "verified" | "damaged" | "missing";
export type Bank = "Asia/Shanghai" | "Asia/Yakutsk";
export type BankHours = { 
/**
 * Opens.
 */
opens: TimeOfDay, 
/**
 * Closes.
 */
closes: TimeOfDay, 
/**
 * The usual last run from this bank.
 */
last_departure: TimeOfDay, };
export type BlockReason = "disputed" | "unnecessary" | "stopped" | "unlawful" | "withdrawn";
export type BulkAct = { "act": "status", 
/**
 * The status.
 */
status: LeadStatus, 
/**
 * Why; needed for `declined`.
 */
reason: string | null, 
/**
 * Until when; needed for `postponed`.
 */
until: Day | null, } | { "act": "next", 
/**
 * The promise; `null` = nothing is promised.
 */
next_action: NextAction | null, } | { "act": "owner", 
/**
 * The account; `null` = nobody.
 */
owner: AccountId | null, } | { "act": "archive" } | { "act": "restore" } | { "act": "back_to", 
/**
 * The status; one that demands something must have been given before.
 */
status: LeadStatus, 
/**
 * What was promised.
 */
next_action: NextAction | null, };
export type BulkChange = { 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * What.
 */
change: BulkAct, };
export type BulkDone = { 
/**
 * Each lead, in the order asked.
 */
rows: Array<BulkRow>, 
/**
 * How many change.
 */
changed: number, 
/**
 * Changes that take this one back; empty after a mere look.
 */
undo: Array<BulkChange>, };
export type BulkOrder = { 
/**
 * At most 500, one a lead.
 */
changes: Array<BulkChange>, 
/**
 * Only look: nothing is written.
 */
preview: boolean, };
export type BulkRow = { 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * Speakable number; empty when the record may not be looked at.
 */
case_no: CaseNo | null, 
/**
 * Surname and initials; empty when the record may not be looked at.
 */
short_name: string, 
/**
 * What becomes of it.
 */
verdict: BulkVerdict, };
export type BulkVerdict = { "verdict": "changes" } | { "verdict": "same" } | { "verdict": "refused", 
/**
 * Why.
 */
error: DeskError, };
export type CalendarText = { 
/**
 * Lines `year 2028`, `preliminary`, `off 01-01..01-08`, `work 02-24`; or JSON with `year`,
 * `preliminary`, `days_off`, `working_saturdays`.
 */
text: string, };
export type CalendarWarning = { "is": "missing_year", 
/**
 * The year.
 */
year: number, } | { "is": "preliminary_year", 
/**
 * The year.
 */
year: number, };
export type CalendarYear = { 
/**
 * The year.
 */
year: number, 
/**
 * The decree on transfers is not out.
 */
preliminary: boolean, 
/**
 * Read in by the clinic; otherwise the program's own.
 */
imported: boolean, 
/**
 * How many working days it has.
 */
working_days: number, 
/**
 * Holidays and moved days off.
 */
days_off: Array<Day>, 
/**
 * Saturdays worked by decree.
 */
working_saturdays: Array<Day>, };
export type Cancelled = { 
/**
 * Trips not yet over.
 */
trips: number, 
/**
 * Next actions promised.
 */
next_actions: number, 
/**
 * Estimates being drafted: they stay as they are and cannot be used.
 */
drafts: number, };
export type CardPhone = { 
/**
 * E.164.
 */
number: Phone, 
/**
 * In groups, for reading.
 */
shown: string, 
/**
 * The last four digits.
 */
tail: string, 
/**
 * What it answers to.
 */
channel: PhoneChannel, };
export type CaseNo = string;
export type Category = "diagnostics" | "hygiene" | "therapy" | "endodontics" | "periodontics" | "surgery" | "implants" | "prosthetics" | "veneers" | "orthodontics" | "whitening" | "paediatric" | "temporary";
export type CategoryCount = { 
/**
 * The category.
 */
category: PersonalCategory, 
/**
 * Records that hold something of it.
 */
count: number, };
export type Channel = "website" | "phone" | "whatsapp" | "telegram" | "wechat" | "max" | "vk" | "email" | "walk_in" | "referral";
export type CheckItem = "passport_confirmed" | "rules_read" | "arrival_card" | "hotel_booked" | "transfer_arranged" | "estimate_printed" | "plan_b" | "papers_given" | "control_visit" | "next_contact";
export type CheckStage = "before" | "departure";
export type CheckedRow = { 
/**
 * Its number in the file.
 */
row: number, 
/**
 * Name or phone, as read.
 */
who: string, } & ({ "verdict": "new", 
/**
 * Whether the file proves a consent.
 */
consent: boolean, } | { "verdict": "duplicate", 
/**
 * Number of the card.
 */
of: CaseNo, 
/**
 * By what.
 */
by: TwinBy, } | { "verdict": "repeated", 
/**
 * In this row.
 */
before: number, } | { "verdict": "blocked" } | { "verdict": "wrong", 
/**
 * Field.
 */
field: string, 
/**
 * What.
 */
problem: Problem, });
export type ClockDates = { 
/**
 * Its ground.
 */
ground: ClockGround, 
/**
 * The last lawful day.
 */
due_on: Day, 
/**
 * The last lawful moment, for terms in hours.
 */
due_at: Timestamp | null, 
/**
 * The last working day on or before it; for a term in hours the day itself.
 */
target_on: Day, 
/**
 * What is uncertain about the calendar.
 */
warnings: Array<CalendarWarning>, };
export type ClockGround = "withdrawal_21_5" | "withdrawal_part_21_5" | "stop_21_5_1" | "access_20_1" | "refusal_20_2" | "correction_20_3" | "unnecessary_20_3" | "dispute_21_1" | "unlawful_stop_21_3" | "unlawful_destroy_21_3" | "objection_15" | "regulator_20_4" | "leak_24h_21_3_1" | "leak_72h_21_3_1";
export type Clocks = { 
/**
 * In Heihe.
 */
heihe: WallClock, 
/**
 * In Blagoveshchensk; near midnight another day.
 */
blagoveshchensk: WallClock, };
export type Closing = { 
/**
 * The letter.
 */
request: RequestId, 
/**
 * What was done.
 */
outcome: RequestOutcome, };
export type CodeTyped = { 
/**
 * As typed; case, spaces and dashes do not matter.
 */
code: string, };
export type Column = "case_no" | "phone" | "status" | "next" | "consent" | "owner" | "channel" | "language" | "arrives" | "created" | "changed";
export type Coming = { 
/**
 * Number of the card.
 */
lead_case_no: CaseNo, 
/**
 * Number of the letter; empty when its term has ended.
 */
letter_case_no: string, 
/**
 * The hard date.
 */
due_on: Day, 
/**
 * Days until it; 0 on the day itself, negative when it has passed.
 */
days_left: number, };
export type CommissionMember = { 
/**
 * Full name, as printed.
 */
name: string, 
/**
 * Job title; may be empty.
 */
position: string, };
export type ConfirmationForm = { 
/**
 * The letter.
 */
request: RequestId, 
/**
 * In which language; the letter's own when absent.
 */
language: Language | null, };
export type ConsentBadge = "given" | "partial" | "expiring" | "expired" | "none" | "over" | "blocked";
export type ConsentChannel = "paper" | "website" | "message" | "email" | "phone";
export type ConsentFact = { 
/**
 * Row number.
 */
id: number, 
/**
 * `granted`, `withdrawn`, `reinstated` (a withdrawal recorded by mistake was undone) or `narrowed` (two
 * cards were joined, and only one of them had it).
 */
event: string, 
/**
 * Of which kind.
 */
kind: ConsentKind, 
/**
 * Purposes concerned.
 */
purposes: Array<PurposeKind>, 
/**
 * Day of the person's act.
 */
on: Day, 
/**
 * Moment of entry.
 */
recorded_at: Timestamp, 
/**
 * Who entered it.
 */
recorded_by: string, 
/**
 * How the person expressed it.
 */
channel: string, 
/**
 * Proved by.
 */
evidence: string, 
/**
 * Where the original is kept; may be empty.
 */
evidence_place: string, 
/**
 * SHA-256 of an export kept outside the program; may be empty.
 */
evidence_sha256: string, 
/**
 * The scan of the signed paper or the export itself.
 */
scan: AttachmentId | null, 
/**
 * Version of the text.
 */
text_version: number | null, 
/**
 * Language of the text.
 */
text_language: Language | null, 
/**
 * SHA-256 of the text.
 */
text_sha256: string | null, 
/**
 * Version of the policy then in force (the policy's § 6.2).
 */
policy_version: number | null, };
export type ConsentForm = { 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * Of which kind.
 */
kind: ConsentKind, 
/**
 * In which language.
 */
language: Language, };
export type ConsentHistoryForm = { 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * In which language.
 */
language: Language, };
export type ConsentKind = "processing" | "health" | "marketing" | "third_party";
export type ConsentOf = { 
/**
 * The lead.
 */
lead: LeadId, };
export type ConsentPage = { 
/**
 * Preferred language of the person: of the form to print.
 */
language: Language, 
/**
 * What is in force.
 */
status: ConsentStatus, 
/**
 * Every fact, newest first.
 */
facts: Array<ConsentFact>, };
export type ConsentPart = "consultation" | "appointment" | "estimate" | "feedback" | "statistics" | "health" | "marketing" | "third_party";
export type ConsentStatus = { 
/**
 * Shape and word.
 */
badge: ConsentBadge, 
/**
 * Purposes covered, in the policy's order.
 */
purposes: Array<PurposeKind>, 
/**
 * Written health consent in force.
 */
health: boolean, 
/**
 * Marketing consent in force.
 */
marketing: boolean, 
/**
 * Consent to a third party in force; none exists while no such text is published.
 */
third_party: boolean, 
/**
 * What ends by itself soon, or has ended.
 */
ending: Array<Ending>, 
/**
 * Without any consent in force: the last day on which the person's own enquiry is answered.
 */
answer_until: Day | null, };
export type ConsentText = { 
/**
 * Row number.
 */
id: number, 
/**
 * Of which document.
 */
kind: DocumentKind, 
/**
 * 1, 2, 3…
 */
version: number, 
/**
 * In which language.
 */
language: Language, 
/**
 * Heading.
 */
title: string, 
/**
 * Paragraphs, a blank line between them.
 */
body: string, 
/**
 * SHA-256 over title, newline, body.
 */
sha256: string, 
/**
 * Since when.
 */
published_at: Timestamp, };
export type ConsentWanted = "given" | "never" | "ending";
export type Consequences = { 
/**
 * The clocks that would start, the earliest first.
 */
clocks: Array<ClockDates>, 
/**
 * The last lawful day of the earliest.
 */
due_on: Day, 
/**
 * Its working target.
 */
target_on: Day, 
/**
 * Days from today to it; negative when it has passed.
 */
days_left: number, 
/**
 * What is uncertain about the calendar.
 */
warnings: Array<CalendarWarning>, 
/**
 * Why nobody could use the records any more; `None` when work goes on.
 */
blocks: BlockReason | null, 
/**
 * What would be stopped, over all records.
 */
cancelled: Cancelled, 
/**
 * The letter came before one of the records was made: an older record is entered late.
 */
before_registration: boolean, 
/**
 * One of the records is blocked already; the earlier clock rules.
 */
already_blocked: Day | null, };
export type Contact = { 
/**
 * With whom.
 */
lead: LeadId, 
/**
 * What it was.
 */
kind: ContactKind, 
/**
 * In words; a note needs some.
 */
text: string, };
export type ContactKind = "note" | "call" | "message";
export type Credentials = { 
/**
 * Login name; case does not matter.
 */
login: string, 
/**
 * Password.
 */
password: string, };
export type Crossing = { 
/**
 * Its stable word, stored with the trip.
 */
code: string, 
/**
 * What crosses there.
 */
mode: Mode, 
/**
 * Its name in the desk's languages.
 */
names: CrossingNames, 
/**
 * Parts of the year it usually runs in; none = all year.
 */
seasons: Array<Season>, 
/**
 * Hours on the Heihe clock.
 */
heihe: BankHours, 
/**
 * Hours on the Blagoveshchensk clock.
 */
blagoveshchensk: BankHours, 
/**
 * Whether it is known to run at all; an announced one is not.
 */
confirmed: boolean, 
/**
 * The day this was last looked through.
 */
checked_on: Day, };
export type CrossingNames = { 
/**
 * Russian.
 */
ru: string, 
/**
 * Chinese.
 */
zh: string, 
/**
 * English.
 */
en: string, };
export type Currency = "CNY" | "RUB";
export type CurrentRate = { 
/**
 * The newest rate; none was recorded yet when empty.
 */
rate: Rate | null, 
/**
 * Why it may not be printed, if so.
 */
problem: RateProblem | null, };
export type Cursor = { 
/**
 * The order's key there.
 */
at: string, 
/**
 * The lead there.
 */
id: LeadId, };
export type DateOrder = "day_first" | "month_first";
export type Day = string;
export type Decision = "confirmed" | "rejected" | "unlawful" | "refused";
export type DeskError = { "kind": "locked" } | { "kind": "no_vault" } | { "kind": "vault_exists" } | { "kind": "wrong_password", 
/**
 * Attempts left before the next pause.
 */
left: number, } | { "kind": "recovery_code_typo" } | { "kind": "wrong_recovery_code" } | { "kind": "throttled", 
/**
 * First moment another attempt is heard.
 */
until: Timestamp, } | { "kind": "device_changed" } | { "kind": "device_missing" } | { "kind": "damaged", 
/**
 * Which file is damaged.
 */
what: FileKind, } | { "kind": "wrong_key" } | { "kind": "newer_schema", 
/**
 * Version found in the file.
 */
found: number, 
/**
 * Newest version this program knows.
 */
known: number, } | { "kind": "not_allowed", 
/**
 * The operation refused.
 */
op: string, } | { "kind": "not_found", 
/**
 * The kind of thing, as in the audit log: `lead`, `estimate`…
 */
what: string, } | { "kind": "invalid", 
/**
 * Field path as the caller named it, e.g. `phones.0`.
 */
field: string, 
/**
 * What is wrong with it.
 */
problem: Problem, } | { "kind": "blocked", 
/**
 * The day by which the record is destroyed.
 */
due: Day, } | { "kind": "disputed", 
/**
 * The day by which the check ends.
 */
due: Day, } | { "kind": "no_consent", 
/**
 * The purpose lacking consent.
 */
purpose: PurposeKind, } | { "kind": "enquiry_over", 
/**
 * First day on which the enquiry is answered no more.
 */
since: Day, } | { "kind": "no_health_consent" } | { "kind": "conflict", 
/**
 * The version now stored.
 */
current: number, } | { "kind": "wrong_state", 
/**
 * A stable word for the state met.
 */
state: string, } | { "kind": "storage", 
/**
 * Why the disk refused.
 */
problem: StorageProblem, } | { "kind": "ledger_missing" } | { "kind": "ledger_tampered", 
/**
 * First line that does not fit; the heading is line 1.
 */
line: number, } | { "kind": "ledger_too_old", 
/**
 * Lines it has.
 */
has: number, 
/**
 * Lines it had when the backup was made.
 */
needs: number, } | { "kind": "backup_damaged" } | { "kind": "folder_refused", 
/**
 * Why not.
 */
reason: FolderProblem, } | { "kind": "busy" } | { "kind": "no_printer" } | { "kind": "printer_refused" } | { "kind": "internal", 
/**
 * Module and reason, free of personal data.
 */
report: string, };
export type DeskStatus = { 
/**
 * Declared country of the database.
 */
country: string, 
/**
 * Declared address of the database.
 */
place: string, 
/**
 * Moment of the newest backup that still stands.
 */
backup_at: Timestamp | null, };
export type Destruction = { 
/**
 * Its number.
 */
id: DestructionId, 
/**
 * Whose data; empty three years after the act.
 */
people: Array<DestructionPerson>, 
/**
 * The next step, `done`, `failed_proof` or `approval`.
 */
state: State, 
/**
 * Steps behind it.
 */
steps_done: number, 
/**
 * Steps in all.
 */
steps_total: number, 
/**
 * What was found before, by category, over all people.
 */
categories: Array<CategoryCount>, 
/**
 * The scan, once made.
 */
proof: Proof | null, 
/**
 * Number of the act, once issued.
 */
act_number: CaseNo | null, 
/**
 * The act, until three years after it.
 */
act: Act | null, 
/**
 * SHA-256 of the frozen act.
 */
act_sha256: string | null, 
/**
 * When it began.
 */
started_at: Timestamp, 
/**
 * Who began it; empty = the program on the hard date.
 */
started_by: string, 
/**
 * Who agreed as the second person.
 */
approved_by: string | null, 
/**
 * When the act was issued.
 */
finished_at: Timestamp | null, 
/**
 * The day the act was signed on paper.
 */
signed_on: Day | null, };
export type DestructionId = number & { readonly is: "DestructionId" };
export type DestructionMark = { 
/**
 * Its row.
 */
destruction: DestructionId, 
/**
 * The stored state; `done` when proved.
 */
state: string, };
export type DestructionPerson = { 
/**
 * The letter; absent when the term ended.
 */
request: RequestId | null, 
/**
 * The letter's case number; empty when the term ended.
 */
letter_case_no: string, 
/**
 * The card's case number.
 */
lead_case_no: CaseNo, 
/**
 * Why.
 */
reason: DestructionReason, 
/**
 * What stays for a while (Art. 21(6)).
 */
held: Array<Held>, };
export type DestructionPreview = { 
/**
 * The letter.
 */
request: RequestId, 
/**
 * The letter's case number.
 */
letter_case_no: CaseNo, 
/**
 * The card's case number: this or the letter's is to be typed.
 */
lead_case_no: CaseNo, 
/**
 * Why: field и of the act.
 */
reason: DestructionReason, 
/**
 * Whose record, for the officer's eyes.
 */
full_name: string, 
/**
 * What will go.
 */
categories: Array<CategoryCount>, 
/**
 * Encrypted files that will go.
 */
attachments: number, 
/**
 * What the program cannot reach: papers printed and files saved elsewhere.
 */
papers: Array<PaperOut>, 
/**
 * Other cards that hold this person's full name, phone or address: a relative, a namesake, or a
 * mention to be edited by hand first. At most 50.
 */
also_in: Array<CaseNo>, 
/**
 * What is held and stays for a while (Art. 21(6)).
 */
holds: Array<Hold>, 
/**
 * What could be held.
 */
can_hold: Array<Holdable>, 
/**
 * Latest day a hold may end: six months after the hard date of the law.
 */
hold_until: Day, 
/**
 * What stays.
 */
stays: Array<Stays>, 
/**
 * Day the letter came.
 */
received_on: Day, 
/**
 * Last day (Art. 21(5)).
 */
due_on: Day, 
/**
 * Days until it; negative when overdue.
 */
days_left: number, };
export type DestructionReason = "withdrawal_21_5" | "stop_21_5_1" | "unlawful_21_3" | "unnecessary_20_3" | "achieved_21_4" | "term_expired";
export type DestructionRef = { 
/**
 * Which.
 */
destruction: DestructionId, };
export type Direction = "arrival" | "departure";
export type Discount = { "kind": "none" } | { "kind": "percent", 
/**
 * Hundredths of a percent, 0–10 000: 12.5 % = 1250.
 */
hundredths: number, } | { "kind": "amount", 
/**
 * Fen, not above the sum it is taken from.
 */
fen: number, };
export type DocumentKind = "processing" | "health" | "marketing" | "third_party" | "policy";
export type DoorState = { 
/**
 * How far one is.
 */
state: Stage, 
/**
 * Whether this workstation has a working keyring.
 */
keyring: boolean, 
/**
 * Who is signed in.
 */
session: Session | null, };
export type Due = { 
/**
 * Whether the program will destroy by itself on the day.
 */
by_itself: boolean, 
/**
 * The nearest first.
 */
coming: Array<Coming>, };
export type DuplicatePair = { 
/**
 * The older card.
 */
one: LeadRow, 
/**
 * The newer card.
 */
other: LeadRow, 
/**
 * Why, the strongest first.
 */
reasons: Array<DuplicateReason>, };
export type DuplicateReason = "same_phone" | "same_email" | "same_name";
export type Duplicates = { 
/**
 * Those with most reasons first, at most 100.
 */
pairs: Array<DuplicatePair>, 
/**
 * How many there are.
 */
total: number, };
export type EarlierAnswer = { 
/**
 * The earlier letter.
 */
case_no: CaseNo, 
/**
 * The day its answer left.
 */
on: Day, };
export type EditLead = { 
/**
 * Whose card.
 */
lead: LeadId, 
/**
 * The version the change was made on.
 */
version: number, 
/**
 * Name; may be empty when there is a phone.
 */
name: PersonName, 
/**
 * Phones, the main one first; at most 10.
 */
phones: Array<PhoneDraft>, 
/**
 * E-mail addresses as typed; at most 10.
 */
emails: Array<string>, 
/**
 * Language the person prefers.
 */
language: Language, 
/**
 * How the person came.
 */
channel: Channel, 
/**
 * What the person asks about.
 */
interests: Array<Category>, 
/**
 * Wishes in the person's words.
 */
comment: string, };
export type Email = string;
export type Encoding = "utf8" | "utf16" | "windows1251" | "gb18030" | "workbook";
export type EndReason = "text_changed" | "term_over";
export type Ending = { 
/**
 * Of which kind.
 */
kind: ConsentKind, 
/**
 * For processing, the purposes concerned.
 */
purposes: Array<PurposeKind>, 
/**
 * The last day it is in force.
 */
until: Day, 
/**
 * Why it ends.
 */
why: EndReason, 
/**
 * Whether that day has passed: not in force any more.
 */
over: boolean, };
export type EntryKind = "registered" | "note" | "call" | "message" | "status" | "next_action" | "consent" | "trip" | "estimate" | "paper" | "archived" | "restored" | "merged" | "unmerged";
export type Estimate = { 
/**
 * Its id.
 */
id: EstimateId, 
/**
 * Whose it is.
 */
lead: LeadId, 
/**
 * The person's name.
 */
name: PersonName, 
/**
 * The person's language: the one it is issued in unless another is chosen.
 */
language: Language, 
/**
 * Grows with each change.
 */
version: number, 
/**
 * Changed since it was last issued, or never issued.
 */
unissued: boolean, 
/**
 * The doctor's name as printed.
 */
doctor: string, 
/**
 * The note as printed.
 */
note: string, 
/**
 * The lines.
 */
items: Array<EstimateItem>, 
/**
 * Discount on the sum.
 */
discount: Discount, 
/**
 * The sums, in fen.
 */
totals: Totals, 
/**
 * Whether the total is also wanted in roubles.
 */
second_currency: boolean, 
/**
 * The total in roubles, when wanted and today's rate may be printed.
 */
second: Money | null, 
/**
 * Today's rate.
 */
rate: CurrentRate, 
/**
 * Whether single teeth may be written down for this person (152-FZ Art. 10).
 */
teeth_allowed: boolean, 
/**
 * What was issued from it, newest first.
 */
issued: Array<IssuedRow>, 
/**
 * Last change.
 */
changed_at: Timestamp, };
export type EstimateDraft = { 
/**
 * The estimate.
 */
estimate: EstimateId, 
/**
 * The version it was read at.
 */
version: number, 
/**
 * The doctor's name as it will be printed; empty leaves a line.
 */
doctor: string, 
/**
 * A note printed on the paper, e.g. about stages; never a diagnosis.
 */
note: string, 
/**
 * The lines, in order.
 */
items: Array<ItemDraft>, 
/**
 * Discount on the sum of the lines.
 */
discount: Discount, 
/**
 * Whether the total is also printed in roubles.
 */
second_currency: boolean, };
export type EstimateForm = "ru" | "zh" | "en" | "ru_zh";
export type EstimateId = number & { readonly is: "EstimateId" };
export type EstimateIssue = { 
/**
 * The estimate.
 */
estimate: EstimateId, 
/**
 * The version it was read at.
 */
version: number, 
/**
 * The paper's language; the person's own when left out.
 */
language?: Language | null, };
export type EstimateItem = { 
/**
 * The service.
 */
service: Service, 
/**
 * What it is done on.
 */
area: Area, 
/**
 * How many.
 */
quantity: number, 
/**
 * Price of one unit, in fen.
 */
unit_price_fen: number, 
/**
 * This line's own discount.
 */
discount: Discount, 
/**
 * The sums, in fen.
 */
line: LineSum, };
export type EstimatePaper = { 
/**
 * The issued version.
 */
issued: IssuedId, 
/**
 * In which languages.
 */
form: EstimateForm, };
export type EstimatePreview = { 
/**
 * The estimate.
 */
estimate: EstimateId, 
/**
 * In which languages.
 */
form: EstimateForm, };
export type EstimateRef = { 
/**
 * The estimate.
 */
estimate: EstimateId, };
export type EstimateRow = { 
/**
 * Its id.
 */
id: EstimateId, 
/**
 * Number of lines.
 */
items: number, 
/**
 * The draft's total.
 */
total: Money, 
/**
 * Changed since it was last issued, or never issued.
 */
unissued: boolean, 
/**
 * What was issued from it, newest first.
 */
issued: Array<IssuedRow>, 
/**
 * Last change.
 */
changed_at: Timestamp, };
export type EstimateState = "draft" | "issued" | "expired";
export type EstimatesOf = { 
/**
 * The lead.
 */
lead: LeadId, };
export type Evidence = "paper" | "scan" | "web_form" | "message" | "recording";
export type ExportFile = { 
/**
 * Its number with an ending.
 */
file_name: string, 
/**
 * The bytes.
 */
content_base64: string, 
/**
 * SHA-256 of them.
 */
sha256: string, 
/**
 * People in it.
 */
people: number, 
/**
 * People of the list who have not agreed to the purpose.
 */
left_out: number, };
export type ExportFormat = "xlsx" | "csv";
export type ExportOrder = { 
/**
 * The list as it is shown; place and limit are not looked at.
 */
list: ListQuery, 
/**
 * Form of the file.
 */
format: ExportFormat, 
/**
 * Language of the headings.
 */
language: Language, 
/**
 * The purpose everybody in it must have agreed to.
 */
purpose: PurposeKind, 
/**
 * What for, in words.
 */
reason: string, 
/**
 * Who gets it, inside the clinic.
 */
recipient: string, 
/**
 * Folder it will stand in; set by the program that writes it.
 */
folder: string, };
export type Extension = { 
/**
 * The letter.
 */
request: RequestId, 
/**
 * Which of its clocks.
 */
ground: ClockGround, 
/**
 * Why; the notice says it.
 */
reason: ExtensionReason, };
export type ExtensionReason = "volume" | "archive" | "others" | "technical";
export type Field = "skip" | "full_name" | "surname" | "given" | "patronymic" | "latin" | "chinese" | "phone" | "email" | "language" | "channel" | "comment" | "asked_on" | "next_on" | "next_text" | "consent_on";
export type FileFate = "removed" | "changed" | "missing";
export type FileKind = "vault_header" | "database" | "audit_chain" | "attachment";
export type FillTemplate = { 
/**
 * Whom it is for.
 */
lead: LeadId, 
/**
 * The text's number.
 */
template: number, 
/**
 * In this language; `null` = the one the person prefers.
 */
language: Language | null, };
export type FilledText = { 
/**
 * Its language.
 */
language: Language, 
/**
 * The words. What is not known stays in braces, to be seen.
 */
text: string, 
/**
 * Whether something is not known.
 */
gaps: boolean, };
export type Filter = { 
/**
 * In one of these statuses.
 */
statuses: Array<LeadStatus>, 
/**
 * Came in one of these ways.
 */
channels: Array<Channel>, 
/**
 * Asks about one of these.
 */
interests: Array<Category>, 
/**
 * Prefers one of these languages.
 */
languages: Array<Language>, 
/**
 * Consent.
 */
consent: ConsentWanted | null, 
/**
 * What is promised.
 */
next: NextWanted | null, 
/**
 * Whoever looks answers for them; beside `owners` and `unowned` one of the three is enough.
 */
mine: boolean, 
/**
 * One of these accounts answers for them.
 */
owners: Array<AccountId>, 
/**
 * Nobody answers for them.
 */
unowned: boolean, 
/**
 * Registered on this day or later.
 */
created_from: Day | null, 
/**
 * Registered on this day or before.
 */
created_to: Day | null, 
/**
 * Nothing about them has changed for at least this many days, 1–3650.
 */
idle_days: number | null, 
/**
 * The estimate last issued to them ends today or in the next 3 days.
 */
estimate_ending: boolean, };
export type Finding = { 
/**
 * What happened.
 */
kind: FindingKind, 
/**
 * The first entry concerned; of a swap, the earlier one.
 */
from: number, 
/**
 * The last entry concerned; of a swap, the later one.
 */
to: number, };
export type FindingKind = "entry_changed" | "entries_swapped" | "entries_removed" | "tail_cut" | "history_rewritten" | "anchor_missing" | "anchor_forged";
export type FindingRef = { 
/**
 * Its number.
 */
finding: number, };
export type FolderProblem = "cloud" | "network" | "relative" | "inside_clinic";
export type FoundBackup = { 
/**
 * Its folder.
 */
path: string, 
/**
 * When it says it was made.
 */
made_at: Timestamp, 
/**
 * Bytes it says it has.
 */
bytes: number, 
/**
 * Whether the ledger of the destroyed stands beside it.
 */
ledger: boolean, };
export type FoundLeads = { 
/**
 * Newest first, archived last; empty for a blank query.
 */
rows: Array<LeadRow>, };
export type HandOver = { 
/**
 * Whose and what.
 */
paper: PaperOrigin, 
/**
 * File or printer.
 */
target: Target, 
/**
 * Path or printer's name.
 */
place: string, 
/**
 * SHA-256 of the PDF.
 */
sha256: string, };
export type Held = { 
/**
 * estimate, attachment, consent.
 */
item: string, 
/**
 * Why.
 */
ground: HoldGround, 
/**
 * Until when.
 */
until_on: Day, };
export type Hold = { 
/**
 * Its number.
 */
id: number, 
/**
 * Why.
 */
ground: HoldGround, 
/**
 * Article, number of the contract or ruling.
 */
reference: string, 
/**
 * Last day; the item is destroyed on it.
 */
until_on: Day, 
/**
 * Days until then.
 */
days_left: number, 
/**
 * When it was placed.
 */
placed_at: Timestamp, 
/**
 * By whom.
 */
placed_by: string, } & ({ "item": "estimate", 
/**
 * Its number in the database.
 */
item_id: number, } | { "item": "attachment", 
/**
 * Its number in the database.
 */
item_id: number, } | { "item": "consent" });
export type HoldGround = "law" | "contract" | "court";
export type HoldRef = { 
/**
 * The letter.
 */
request: RequestId, 
/**
 * The hold.
 */
hold: number, };
export type Holdable = { 
/**
 * Number of the estimate last issued; empty for a draft, a scan, the consents.
 */
number: string, 
/**
 * When it was made; absent for the consents.
 */
made_at: Timestamp | null, } & ({ "item": "estimate", 
/**
 * Its number in the database.
 */
item_id: number, } | { "item": "attachment", 
/**
 * Its number in the database.
 */
item_id: number, } | { "item": "consent" });
export type IdentityCheck = "document_seen" | "known_address" | "call_back" | "representative" | "not_needed";
export type ImportBatch = { 
/**
 * Its number.
 */
id: number, 
/**
 * When.
 */
at: Timestamp, 
/**
 * By whom.
 */
by: string, 
/**
 * Rows of people in the file.
 */
rows: number, 
/**
 * Cards registered.
 */
created: number, 
/**
 * Cards completed.
 */
updated: number, 
/**
 * Rows left out.
 */
skipped: number, 
/**
 * When it was reverted.
 */
reverted_at: Timestamp | null, 
/**
 * Until when it can be; absent when it cannot any more.
 */
revert_until: Timestamp | null, };
export type ImportChecked = { 
/**
 * New cards.
 */
new: number, 
/**
 * Of these, with a consent the file proves.
 */
with_consent: number, 
/**
 * Known people.
 */
duplicates: number, 
/**
 * Rows that repeat one before.
 */
repeated: number, 
/**
 * Records that may not be used.
 */
blocked: number, 
/**
 * Wrong rows.
 */
wrong: number, 
/**
 * Rows that are not simply new, then the first new ones; at most 500.
 */
rows: Array<CheckedRow>, };
export type ImportFile = { 
/**
 * CSV, TSV, XLSX, XLS or ODS; base64.
 */
content_base64: string, 
/**
 * How it is written, when the guess was wrong.
 */
encoding: Encoding | null, };
export type ImportLooked = { 
/**
 * Names the file in the next calls.
 */
sha256: string, 
/**
 * How it is written.
 */
encoding: Encoding, 
/**
 * Names of the columns; empty without a heading.
 */
heading: Array<string>, 
/**
 * The first rows of people.
 */
sample: Array<Array<string>>, 
/**
 * Rows of people.
 */
rows: number, 
/**
 * Whether the end looks cut off: ask for the file again.
 */
cut: boolean, 
/**
 * What is guessed, or was said of such a file last time.
 */
plan: ImportPlan, 
/**
 * Whether such a file was taken in before.
 */
known_form: boolean, 
/**
 * Whether this very file was taken in before.
 */
taken_before: boolean, };
export type ImportPlan = { 
/**
 * The file.
 */
sha256: string, 
/**
 * What each column holds.
 */
columns: Array<Field>, 
/**
 * How dates with strokes are written; absent: both are possible, the desk must say.
 */
date_order: DateOrder | null, 
/**
 * Language of people whose row says none.
 */
language: Language, 
/**
 * Channel of people whose row says none.
 */
channel: Channel, 
/**
 * What to do with people who are known.
 */
duplicates: OnDuplicate, 
/**
 * Leave wrong rows out instead of refusing the file.
 */
skip_wrong: boolean, };
export type ImportProgress = { 
/**
 * Rows done.
 */
done: number, 
/**
 * Rows in all.
 */
total: number, };
export type ImportRef = { 
/**
 * Which.
 */
batch: number, };
export type ImportReverted = { 
/**
 * Cards that went.
 */
removed: number, 
/**
 * Cards that are as they were.
 */
restored: number, 
/**
 * Cards somebody has worked on since: they stay.
 */
kept: number, };
export type IssuedEstimate = { 
/**
 * Its id.
 */
id: IssuedId, 
/**
 * Its number, `E-2026-0118`.
 */
number: CaseNo, 
/**
 * The year the number is counted in.
 */
year: number, 
/**
 * 1, 2… of the same estimate.
 */
issue_version: number, 
/**
 * Language it was issued in; its paper can be made in the others too.
 */
language: Language, 
/**
 * The day it was issued, at the desk.
 */
issued_on: Day, 
/**
 * The last day it is valid.
 */
valid_until: Day, 
/**
 * Number of the version it replaces.
 */
supersedes: CaseNo | null, 
/**
 * Why roubles, though wanted, were left out.
 */
rate_problem: RateProblem | null, };
export type IssuedId = number & { readonly is: "IssuedId" };
export type IssuedRow = { 
/**
 * Its id.
 */
id: IssuedId, 
/**
 * Its number.
 */
number: CaseNo, 
/**
 * 1, 2… of the same estimate.
 */
issue_version: number, 
/**
 * The day it was issued.
 */
issued_on: Day, 
/**
 * The last day it is valid.
 */
valid_until: Day, 
/**
 * Whether that day has passed.
 */
expired: boolean, 
/**
 * The total printed.
 */
total: Money, };
export type ItemDraft = { 
/**
 * The service.
 */
service: ServiceId, 
/**
 * What it is done on.
 */
area: Area, 
/**
 * How many, 1–999.
 */
quantity: number, 
/**
 * Price of one unit agreed for this person, in fen.
 */
unit_price_fen: number, 
/**
 * This line's own discount.
 */
discount: Discount, };
export type KeptFinding = { 
/**
 * Its number.
 */
id: number, 
/**
 * When it was found.
 */
found_at: Timestamp, 
/**
 * What was found.
 */
finding: Finding, 
/**
 * When somebody took note of it.
 */
seen_at: Timestamp | null, 
/**
 * Who.
 */
seen_by: string, };
export type Language = "ru" | "zh" | "en";
export type Layout = "cards" | "table" | "board";
export type LeadCard = { 
/**
 * The lead.
 */
id: LeadId, 
/**
 * Speakable number, `K-2026-0012`.
 */
case_no: CaseNo, 
/**
 * Grows with each edit of the card; send it back with the next one.
 */
version: number, 
/**
 * Name in its parts.
 */
name: PersonName, 
/**
 * Full name, or the phone when no name is known.
 */
full_name: string, 
/**
 * Surname and initials, or the phone.
 */
short_name: string, 
/**
 * Phones, the main one first.
 */
phones: Array<CardPhone>, 
/**
 * E-mail addresses.
 */
emails: Array<Email>, 
/**
 * Preferred language.
 */
language: Language, 
/**
 * How the person came.
 */
channel: Channel, 
/**
 * What the person asks about.
 */
interests: Array<Category>, 
/**
 * Wishes.
 */
comment: string, 
/**
 * Status.
 */
status: LeadStatus, 
/**
 * Since when.
 */
status_at: Timestamp, 
/**
 * What is promised next.
 */
next_action: NextAction | null, 
/**
 * Whether the promise is late.
 */
overdue: boolean, 
/**
 * Left the lists.
 */
archived: boolean, 
/**
 * The consent in force.
 */
consent: ConsentStatus, 
/**
 * The day by which a blocked record is destroyed; only the privacy officer sees such a card.
 */
blocked_due: Day | null, 
/**
 * When registered.
 */
created_at: Timestamp, 
/**
 * Last change of anything about the person.
 */
changed_at: Timestamp, 
/**
 * Who answers for the person; `null` = nobody.
 */
owner: AccountId | null, };
export type LeadCount = { 
/**
 * How many, at most 1000.
 */
count: number, 
/**
 * Whether there are more.
 */
more: boolean, };
export type LeadCounts = { 
/**
 * Open leads by status, each status once, in the order of the way.
 */
by_status: Array<StatusCount>, 
/**
 * All open leads.
 */
open: number, 
/**
 * Archived leads.
 */
archived: number, 
/**
 * Blocked leads; `null` for all but the privacy officer.
 */
blocked: number | null, };
export type LeadId = number & { readonly is: "LeadId" };
export type LeadPage = { 
/**
 * The rows.
 */
rows: Array<LeadRow>, 
/**
 * Where the next page begins; `null` at the end.
 */
next: Cursor | null, };
export type LeadPair = { 
/**
 * One.
 */
one: LeadId, 
/**
 * The other.
 */
other: LeadId, };
export type LeadRef = { 
/**
 * The lead.
 */
lead: LeadId, };
export type LeadRow = { 
/**
 * The lead.
 */
id: LeadId, 
/**
 * Speakable number.
 */
case_no: CaseNo, 
/**
 * Full name, or the phone when no name is known.
 */
full_name: string, 
/**
 * Surname and initials, or the phone.
 */
short_name: string, 
/**
 * Chinese name, for the line below; may be empty.
 */
chinese: string, 
/**
 * The last four digits of the main phone; empty without one.
 */
phone_tail: string, 
/**
 * Preferred language.
 */
language: Language, 
/**
 * Status.
 */
status: LeadStatus, 
/**
 * What is promised next.
 */
next_action: NextAction | null, 
/**
 * Whether the promise is late.
 */
overdue: boolean, 
/**
 * Left the lists.
 */
archived: boolean, 
/**
 * Consent in force.
 */
consent: ConsentBadge, 
/**
 * The day by which a blocked record is destroyed; only the privacy officer gets such rows.
 */
blocked_due: Day | null, 
/**
 * How the person came.
 */
channel: Channel, 
/**
 * Who answers for the person; `null` = nobody.
 */
owner: AccountId | null, 
/**
 * The day of a trip that is planned: when the person arrives.
 */
arrives_on: Day | null, 
/**
 * When registered.
 */
created_at: Timestamp, 
/**
 * Last change of anything about the person.
 */
changed_at: Timestamp, };
export type LeadStatus = "new" | "contacting" | "qualified" | "estimate_sent" | "deciding" | "booked" | "trip_arranged" | "arrived" | "in_treatment" | "completed" | "aftercare" | "declined" | "postponed" | "duplicate" | "spam" | "no_show";
export type LegOutlook = { 
/**
 * The moment on both clocks, when day and hour are known.
 */
clocks: Clocks | null, 
/**
 * What may go wrong.
 */
warnings: Array<LegWarning>, };
export type LegWarning = { "is": "not_confirmed" } | { "is": "out_of_season", 
/**
 * When it does.
 */
seasons: Array<Season>, } | { "is": "closed", 
/**
 * Which bank.
 */
bank: Bank, 
/**
 * When it opens, on its own clock.
 */
opens: TimeOfDay, 
/**
 * When it closes, on its own clock.
 */
closes: TimeOfDay, } | { "is": "last_run_gone", 
/**
 * The bank the way begins on.
 */
bank: Bank, 
/**
 * The last run, on its clock.
 */
last: TimeOfDay, };
export type LetterChannel = "email" | "post" | "in_person" | "phone" | "messenger";
export type LetterToDestroy = { 
/**
 * The letter.
 */
request: RequestId, 
/**
 * Its case number.
 */
letter_case_no: CaseNo, 
/**
 * Number of the card.
 */
lead_case_no: CaseNo, 
/**
 * Full name, for the privacy officer.
 */
full_name: string, 
/**
 * Why.
 */
reason: DestructionReason, 
/**
 * Whether something of it is held and stays.
 */
held: boolean, 
/**
 * Last day.
 */
due_on: Day, 
/**
 * Days until it; negative when it has passed.
 */
days_left: number, };
export type LineSum = { 
/**
 * Unit price × quantity.
 */
gross: number, 
/**
 * What the line's own discount takes off.
 */
discount: number, 
/**
 * What is left.
 */
sum: number, };
export type ListQuery = { 
/**
 * Only whoever passes this; the blocked are not filtered.
 */
filter: Filter, 
/**
 * The archived instead of the open ones.
 */
archived: boolean, 
/**
 * The blocked ones, for the privacy officer; nothing else is looked at then.
 */
blocked: boolean, 
/**
 * The order.
 */
sort: Sort, 
/**
 * Continue after this place.
 */
after: Cursor | null, 
/**
 * Rows wanted, 1–200.
 */
limit: number, };
export type LooseEnd = { 
/**
 * Its number.
 */
id: number, 
/**
 * Whose, by the card's number.
 */
lead_case_no: CaseNo, 
/**
 * consent_form, trip_sheet, estimate, confirmation…
 */
kind: string, 
/**
 * Number of the paper; may be empty.
 */
number: string, 
/**
 * saved or printed.
 */
target: string, 
/**
 * printed, changed, missing.
 */
fate: string, 
/**
 * When it was made.
 */
made_on: Day | null, 
/**
 * When a human dealt with it.
 */
ticked_at: Timestamp | null, 
/**
 * Who says so.
 */
ticked_by: string, };
export type LooseEndRef = { 
/**
 * Its number.
 */
loose_end: number, };
export type MatrixRow = { 
/**
 * Its word in the audit log.
 */
op: string, 
/**
 * The commands that ask for it.
 */
commands: Array<string>, 
/**
 * Who may; empty = anybody signed in.
 */
roles: Array<Role>, };
export type May = { 
/**
 * Clocks that can be extended.
 */
extend: Array<ClockGround>, 
/**
 * Steps to note by hand.
 */
steps: Array<StepKind>, 
/**
 * What a claim can be decided to be.
 */
decisions: Array<Decision>, 
/**
 * What a refused access can stand on, when that is among the decisions.
 */
refusal_grounds: Array<RefusalGround>, 
/**
 * How it can be closed. Empty while a destruction is what the law asks for.
 */
outcomes: Array<RequestOutcome>, 
/**
 * Whether it can be undone as a mistake.
 */
undo: boolean, 
/**
 * Whether the law asks for a destruction.
 */
destroy: boolean, 
/**
 * The papers that can be printed.
 */
papers: Array<PaperKind>, };
export type MediaType = "application/pdf" | "image/png" | "image/jpeg";
export type MergeOrder = { 
/**
 * The joined card as an edit of the one that stays: its own number and version, phones, addresses
 * and interests of both.
 */
card: EditLead, 
/**
 * The card that goes into it.
 */
absorb: LeadId, 
/**
 * Its version as looked at.
 */
absorb_version: number, 
/**
 * Whose status stays, one of the two.
 */
status_of: LeadId, 
/**
 * Whose promise stays, one of the two; the other's is noted on the timeline.
 */
next_of: LeadId, 
/**
 * Whose trip stays when both have one; the other's is noted on the timeline.
 */
trip_of: LeadId, };
export type MergeRef = { 
/**
 * The joined card.
 */
lead: LeadId, 
/**
 * The merge.
 */
merge: number, };
export type Merged = { 
/**
 * Its number.
 */
id: number, 
/**
 * Number of the card that went into this one; it is still found by it.
 */
case_no: CaseNo, 
/**
 * When.
 */
merged_at: Timestamp, 
/**
 * By whom.
 */
merged_by: string, 
/**
 * Until when it can be undone; absent when it cannot any more.
 */
undo_until: Timestamp | null, };
export type Mistake = "wrong_person" | "not_a_withdrawal" | "entered_twice";
export type Mode = "ship" | "hovercraft" | "pontoon_bus" | "bridge_bus" | "cable_car" | "plane" | "train" | "car";
export type Money = { 
/**
 * Fen or kopecks.
 */
minor: number, 
/**
 * Whose.
 */
currency: Currency, };
export type NewAccount = { 
/**
 * Login name, 2–40 characters without spaces.
 */
login: string, 
/**
 * Name shown and printed.
 */
display_name: string, 
/**
 * Job title; may be empty.
 */
position: string, 
/**
 * Window language.
 */
language: Language, 
/**
 * At least one role.
 */
roles: Array<Role>, };
export type NewClinic = { 
/**
 * Operator, place of the database and the rest.
 */
settings: Settings, 
/**
 * The first account; it becomes administrator and privacy officer besides the roles asked.
 */
account: NewAccount, 
/**
 * Its password, at least 10 characters.
 */
password: string, };
export type NewConsent = { 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * Of which kind.
 */
kind: ConsentKind, 
/**
 * Purposes ticked; for processing at least one, for the other kinds none.
 */
purposes: Array<PurposeKind>, 
/**
 * Language of the text the person read.
 */
language: Language, 
/**
 * Version of the text the person read; the newest when absent.
 */
text_version: number | null, 
/**
 * Day the person agreed.
 */
on: Day, 
/**
 * How.
 */
channel: ConsentChannel, 
/**
 * Proved by.
 */
evidence: Evidence, 
/**
 * Where the original is kept: folder, shelf, archive box. May be empty only when a scan or a
 * hash stands for it; never for a paper.
 */
evidence_place: string, 
/**
 * SHA-256 of an export that is kept outside the program, in hex.
 */
evidence_sha256: string | null, 
/**
 * A scan of the signed paper or the export itself (PDF, PNG, JPEG), base64. Kept encrypted.
 */
scan_base64: string | null, };
export type NewHold = { 
/**
 * The letter whose destruction it delays.
 */
request: RequestId, 
/**
 * Why.
 */
ground: HoldGround, 
/**
 * Article, number of the contract or ruling.
 */
reference: string, 
/**
 * Last day.
 */
until_on: Day, } & ({ "item": "estimate", 
/**
 * Its number in the database.
 */
item_id: number, } | { "item": "attachment", 
/**
 * Its number in the database.
 */
item_id: number, } | { "item": "consent" });
export type NewLead = { 
/**
 * Name; may be empty when there is a phone.
 */
name: PersonName, 
/**
 * Phones, the main one first; at most 10.
 */
phones: Array<PhoneDraft>, 
/**
 * E-mail addresses as typed; at most 10.
 */
emails: Array<string>, 
/**
 * Language the person prefers.
 */
language: Language, 
/**
 * How the person came.
 */
channel: Channel, 
/**
 * What the person asks about.
 */
interests: Array<Category>, 
/**
 * Wishes in the person's words.
 */
comment: string, 
/**
 * What is promised next.
 */
next_action: NextAction | null, };
export type NewPassword = { 
/**
 * Whose.
 */
account: AccountId, 
/**
 * The new one.
 */
password: string, };
export type NewRate = { 
/**
 * Millionths of a rouble per yuan: 11.2345 ₽ = 11 234 500.
 */
micro: number, 
/**
 * The day the rate is of; not in the future.
 */
on: Day, 
/**
 * Where it was read.
 */
source: string, };
export type NewRequest = { 
/**
 * What it asks for; each starts its clocks.
 */
kinds: Array<RequestKind>, 
/**
 * The records it is about: a person recorded twice is answered, and destroyed, twice.
 */
leads: Array<LeadId>, 
/**
 * There is no record of this person; that is an answer too.
 */
no_such_person: boolean, 
/**
 * Who asks.
 */
applicant: Applicant, 
/**
 * The day it came, not the day it was typed in.
 */
received_on: Day, 
/**
 * The day is right although the record was made more than a year later: an old letter is entered
 * late. Its clock runs from receipt all the same.
 */
long_before_record: boolean, 
/**
 * The hour it became known, at the desk; a leak needs it.
 */
received_time: TimeOfDay | null, 
/**
 * How it came.
 */
channel: LetterChannel, 
/**
 * What a partial withdrawal names.
 */
parts: Array<ConsentPart>, 
/**
 * How it was made sure who writes.
 */
identity_check: IdentityCheck, 
/**
 * The sender's own number: letters, digits, `-` and `/`.
 */
reference: string, 
/**
 * Language of the answer; the person's own when absent.
 */
language: Language | null, };
export type NewScan = { 
/**
 * The letter.
 */
request: RequestId, 
/**
 * The file, base64. Its name does not matter and is not kept.
 */
content_base64: string, };
export type NewStep = { 
/**
 * The letter.
 */
request: RequestId, 
/**
 * What was done.
 */
step: StepKind, };
export type NextAction = { 
/**
 * In words. Empty only when a postponed lead simply comes back that day.
 */
text: string, 
/**
 * On which day.
 */
on: Day, 
/**
 * At what time, on the desk's clock.
 */
time: TimeOfDay | null, };
export type NextActionChange = { 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * The promise; `null` = done, nothing promised.
 */
next_action: NextAction | null, };
export type NextWanted = "overdue" | "today" | "week" | "any" | "nothing";
export type NoteDraft = { 
/**
 * What it will be logged as.
 */
kind: ContactKind, 
/**
 * So far.
 */
text: string, 
/**
 * When it was kept.
 */
saved_at: Timestamp, };
export type NoteToKeep = { 
/**
 * On whose card.
 */
lead: LeadId, 
/**
 * What it will be logged as.
 */
kind: ContactKind, 
/**
 * So far.
 */
text: string, };
export type Nothing = Record<symbol, never>;
export type NumberQuery = { 
/**
 * `E-2026-0012`, `e 2026 12`, `L12`: the series' letter, a year if need be, the number.
 */
text: string, };
export type Numbered = { "is": "estimate", 
/**
 * Its number.
 */
number: CaseNo, 
/**
 * The estimate it was issued from.
 */
estimate: EstimateId, } | { "is": "letter", 
/**
 * Its number.
 */
number: CaseNo, 
/**
 * The letter.
 */
request: RequestId, } | { "is": "act", 
/**
 * Its number.
 */
number: CaseNo, 
/**
 * The destruction.
 */
destruction: DestructionId, };
export type OnDuplicate = "skip" | "complete" | "create";
export type Outlook = { 
/**
 * Of the arrival.
 */
arrival: LegOutlook, 
/**
 * Of the departure.
 */
departure: LegOutlook, 
/**
 * Nights in Heihe, when both days are known.
 */
nights: number | null, };
export type OwnPassword = { 
/**
 * The present one.
 */
current: string, 
/**
 * The new one.
 */
new: string, };
export type Pack = { 
/**
 * Name of its folder: the case number.
 */
folder: string, 
/**
 * Its files, the list of contents first.
 */
files: Array<PackFile>, };
export type PackFile = { 
/**
 * Numbers and fixed words only.
 */
name: string, 
/**
 * Its bytes.
 */
base64: string, 
/**
 * Their SHA-256, as the list of contents tells it.
 */
sha256: string, };
export type Paper = { 
/**
 * Number or kind with `.pdf`; never a name.
 */
file_name: string, 
/**
 * The PDF.
 */
pdf_base64: string, 
/**
 * Pages.
 */
pages: number, 
/**
 * SHA-256 of the PDF.
 */
sha256: string, 
/**
 * Whose and what it is, for the register.
 */
origin: PaperOrigin, };
export type PaperCopy = { 
/**
 * Its place in the register, growing with time.
 */
id: number, 
/**
 * What it is.
 */
kind: PaperType, 
/**
 * Its number, if any.
 */
number: string, 
/**
 * File or printer.
 */
target: Target, 
/**
 * Path of the file or name of the printer.
 */
place: string, 
/**
 * When.
 */
made_at: Timestamp, 
/**
 * Name of the account; empty for the program itself.
 */
made_by: string, };
export type PaperKind = "confirmation" | "extension_notice" | "no_such_person" | "corrected" | "marketing_stopped" | "regulator_answer" | "access_refused" | "data_destroyed";
export type PaperOrigin = { "of": "lead", 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * What it is.
 */
kind: PaperType, 
/**
 * Its number, if any.
 */
number: string, } | { "of": "office", 
/**
 * The letter it belongs to, if any.
 */
request: RequestId | null, 
/**
 * What it is.
 */
kind: PaperType, 
/**
 * Its number, if any.
 */
number: string, } | { "of": "nobody" };
export type PaperOut = { 
/**
 * consent_form, trip_sheet, estimate, confirmation.
 */
kind: string, 
/**
 * Number of the paper; may be empty.
 */
number: string, 
/**
 * saved or printed.
 */
target: string, 
/**
 * File or printer; empty once destroyed, for a path may hold a name.
 */
place: string, 
/**
 * When.
 */
day: Day | null, 
/**
 * What became of it; absent before the destruction, and for what was printed.
 */
fate: FileFate | null, };
export type PaperType = "consent_form" | "consent_history" | "trip_sheet" | "estimate" | "confirmation" | "access_answer" | "access_refused" | "extension_notice" | "no_such_person" | "corrected" | "marketing_stopped" | "regulator_answer" | "data_destroyed" | "export" | "extract" | "act";
export type PersonName = { 
/**
 * Surname; may be double, hyphenated, or empty for a caller known by first name only.
 */
surname: string, 
/**
 * Given name.
 */
given: string, 
/**
 * Patronymic (отчество); empty when there is none.
 */
patronymic: string, 
/**
 * Passport spelling in Latin letters, surname first.
 */
latin: string, 
/**
 * Chinese name, in hanzi.
 */
chinese: string, };
export type PersonalCategory = "names" | "phones" | "emails" | "contact" | "interests" | "wishes" | "dealings" | "consent" | "trip" | "plan" | "scans" | "papers" | "index";
export type Phone = string;
export type PhoneChannel = "phone" | "whatsapp" | "telegram" | "wechat" | "max";
export type PhoneDraft = { 
/**
 * As typed; a blank one is skipped.
 */
number: string, 
/**
 * What it answers to.
 */
channel: PhoneChannel, };
export type Place = "rows" | "database_pages" | "write_ahead_log" | "attachment_files" | "saved_papers" | "other_files" | "backups";
export type PlaceScanned = { 
/**
 * Where.
 */
place: Place, 
/**
 * Pages, frames, files or rows looked at.
 */
scanned: number, 
/**
 * What was found; must be 0.
 */
found: number, };
export type PreviewArgs = { 
/**
 * The letter that asks for it.
 */
request: RequestId, };
export type Problem = { "is": "empty" } | { "is": "too_long", 
/**
 * Longest accepted length in characters.
 */
max: number, } | { "is": "too_small", 
/**
 * Smallest accepted value.
 */
min: number, } | { "is": "too_large", 
/**
 * Largest accepted value.
 */
max: number, } | { "is": "bad_characters" } | { "is": "phone" } | { "is": "email" } | { "is": "tooth" } | { "is": "day" } | { "is": "time" } | { "is": "future" } | { "is": "too_early" } | { "is": "unknown" } | { "is": "mismatch" } | { "is": "weak" } | { "is": "taken" } | { "is": "cut" };
export type Proof = { 
/**
 * When.
 */
at: Timestamp, 
/**
 * Forms of the person looked for (UTF-8 and UTF-16).
 */
forms: number, 
/**
 * Those that point at this person alone.
 */
distinctive: number, 
/**
 * Forms other records hold in their own right (another Анна): checked by rows instead of bytes.
 */
shared: number, 
/**
 * Place by place.
 */
places: Array<PlaceScanned>, 
/**
 * Over all places; an act needs 0.
 */
found_total: number, };
export type PurposeKind = "consultation" | "appointment" | "estimate" | "feedback" | "statistics";
export type Rate = { 
/**
 * Millionths of a rouble per yuan: 11.2345 ₽ = 11 234 500.
 */
micro: number, 
/**
 * The day the rate is of.
 */
on: Day, 
/**
 * Where it was read, e.g. "Bank of Russia".
 */
source: string, };
export type RateProblem = "missing" | "stale";
export type RecentEstimate = { 
/**
 * The estimate.
 */
id: EstimateId, 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * The person's name, short.
 */
name: string, 
/**
 * The card's number.
 */
case_no: CaseNo, 
/**
 * How it stands.
 */
state: EstimateState, 
/**
 * Changed since it was last issued.
 */
changed_since: boolean, 
/**
 * The newest issued version.
 */
issued: IssuedId | null, 
/**
 * Its number.
 */
number: CaseNo | null, 
/**
 * Its place in the chain of versions.
 */
issue_version: number | null, 
/**
 * Its last day.
 */
valid_until: Day | null, 
/**
 * Total of the newest issued version, or of the draft.
 */
total: Money, 
/**
 * Last change.
 */
changed_at: Timestamp, };
export type RecordedRequest = { 
/**
 * Its row.
 */
request: RequestId, 
/**
 * Speakable number of the letter.
 */
case_no: CaseNo, 
/**
 * Number of the card; empty without one.
 */
lead_case_no: CaseNo, 
/**
 * Its clocks, the earliest first.
 */
clocks: Array<ClockDates>, 
/**
 * The last lawful day of the earliest clock.
 */
due_on: Day, 
/**
 * The last lawful moment, for a clock in hours.
 */
due_at: Timestamp | null, 
/**
 * Last working day on or before it.
 */
target_on: Day, 
/**
 * What is uncertain about the calendar.
 */
warnings: Array<CalendarWarning>, 
/**
 * Why nobody can use the record from now on.
 */
blocked: BlockReason | null, 
/**
 * What was stopped.
 */
cancelled: Cancelled, 
/**
 * Done with the record of it: nothing runs any more.
 */
closed: boolean, };
export type Recovery = { 
/**
 * The recovery code.
 */
code: string, 
/**
 * Whose password is set anew.
 */
login: string, 
/**
 * The new password.
 */
new_password: string, };
export type RecoveryWords = { 
/**
 * Groups of characters.
 */
code: string, };
export type RefusalGround = "art_14_8_4" | "art_14_6" | "art_14_8_3" | "art_14_8_1" | "art_14_8_2" | "art_14_8_5";
export type RequestClock = { 
/**
 * Its ground.
 */
ground: ClockGround, 
/**
 * The article of 152-FZ, as papers name it.
 */
article: string, 
/**
 * Day the term is counted from.
 */
started_on: Day, 
/**
 * Last lawful day.
 */
due_on: Day, 
/**
 * Last lawful moment, for terms in hours.
 */
due_at: Timestamp | null, 
/**
 * Working target.
 */
target_on: Day, 
/**
 * Days to the last lawful day.
 */
days_left: number, 
/**
 * How pressing.
 */
urgency: Urgency, 
/**
 * Working days the law allows to add, once; `None` when it allows none.
 */
longer_by: number | null, 
/**
 * The day it was extended.
 */
extended_on: Day | null, 
/**
 * By whom.
 */
extended_by: string, 
/**
 * Why.
 */
extended_reason: ExtensionReason | null, 
/**
 * When it was met.
 */
done_at: Timestamp | null, 
/**
 * By whom.
 */
done_by: string, };
export type RequestDetails = { 
/**
 * As in the list.
 */
row: RequestRow, 
/**
 * Its clocks, the earliest first.
 */
clocks: Array<RequestClock>, 
/**
 * What was done, the first first.
 */
steps: Array<RequestStep>, 
/**
 * How much of the consent it withdraws.
 */
scope: Scope, 
/**
 * The parts it names.
 */
parts: Array<ConsentPart>, 
/**
 * How it was made sure who writes.
 */
identity_check: IdentityCheck, 
/**
 * Who made sure.
 */
identity_by: string, 
/**
 * The sender's own number.
 */
reference: string, 
/**
 * Who entered it.
 */
recorded_by: string, 
/**
 * Language of the answer.
 */
language: Language, 
/**
 * When it was closed.
 */
closed_at: Timestamp | null, 
/**
 * By whom; empty for the program.
 */
closed_by: string, 
/**
 * Its scans.
 */
scans: Array<AttachmentRow>, 
/**
 * What can be done about it now.
 */
may: May, };
export type RequestId = number & { readonly is: "RequestId" };
export type RequestKind = "withdrawal" | "withdrawal_part" | "stop" | "access" | "correction" | "unnecessary" | "dispute" | "unlawful" | "objection" | "regulator" | "leak";
export type RequestOutcome = "destroyed" | "answered" | "refused" | "corrected" | "unfounded" | "marketing_stopped" | "part_stopped" | "no_such_person" | "reported" | "mistaken";
export type RequestPaper = { 
/**
 * The letter.
 */
request: RequestId, 
/**
 * Which paper about it.
 */
kind: PaperKind, 
/**
 * In which language; the letter's own when absent.
 */
language: Language | null, };
export type RequestQuery = { 
/**
 * Only those not closed.
 */
open_only: boolean, };
export type RequestRef = { 
/**
 * Its row.
 */
request: RequestId, };
export type RequestRow = { 
/**
 * Its row.
 */
request: RequestId, 
/**
 * Speakable number.
 */
case_no: CaseNo, 
/**
 * What it asks for; of several, that whose clock ends first.
 */
kind: RequestKind, 
/**
 * Who asks.
 */
applicant: Applicant, 
/**
 * Number of the card it is about; empty when there is none.
 */
lead_case_no: CaseNo, 
/**
 * Full name, for the privacy officer, while the record exists.
 */
full_name: string | null, 
/**
 * The day it came.
 */
received_on: Day, 
/**
 * The moment it became known, where hours count.
 */
received_at: Timestamp | null, 
/**
 * When it was entered.
 */
recorded_at: Timestamp, 
/**
 * How it came.
 */
channel: LetterChannel, 
/**
 * Hard date of the earliest open clock.
 */
due_on: Day, 
/**
 * Hard moment of the earliest open clock in hours.
 */
due_at: Timestamp | null, 
/**
 * Working target.
 */
target_on: Day, 
/**
 * Days to the hard date.
 */
days_left: number, 
/**
 * Minutes to the hard moment; negative when it has passed.
 */
minutes_left: number | null, 
/**
 * How pressing.
 */
urgency: Urgency, 
/**
 * Whether it is closed.
 */
closed: boolean, 
/**
 * How it was closed.
 */
outcome: RequestOutcome | null, 
/**
 * Its destruction, once begun.
 */
destruction: DestructionMark | null, };
export type RequestStep = { 
/**
 * When.
 */
at: Timestamp, 
/**
 * Who; empty for the program.
 */
by: string, 
/**
 * What.
 */
step: StepKind, 
/**
 * A number or another fixed word.
 */
detail: string, };
export type RestoreOrder = { 
/**
 * The backup's own folder.
 */
backup: string, 
/**
 * The ledger of the destroyed; the one beside the backup when absent.
 */
ledger: string | null, 
/**
 * The recovery code.
 */
code: string, 
/**
 * Whose password is set anew.
 */
login: string, 
/**
 * The new password.
 */
new_password: string, };
export type RetentionCandidate = { 
/**
 * Number of the card.
 */
case_no: CaseNo, 
/**
 * Full name, for the privacy officer.
 */
full_name: string, 
/**
 * Why.
 */
cause: RetentionCause, 
/**
 * When it was last dealt with.
 */
last_change: Timestamp, };
export type RetentionCause = "closed" | "idle" | "no_consent" | "held";
export type RetentionEntry = { 
/**
 * Its number.
 */
id: number, 
/**
 * Number of the card.
 */
case_no: CaseNo, 
/**
 * Full name, for the privacy officer, while the record exists.
 */
full_name: string | null, 
/**
 * Why it waits.
 */
cause: RetentionCause, 
/**
 * Since when.
 */
entered_on: Day, 
/**
 * The day it is destroyed.
 */
due_on: Day, 
/**
 * Days until then.
 */
days_left: number, };
export type RetentionQueue = { 
/**
 * Waiting, the nearest first; at most 1000.
 */
waiting: Array<RetentionEntry>, 
/**
 * Blocked records whose letter asks for destruction, the nearest first.
 */
letters: Array<LetterToDestroy>, 
/**
 * The dry run: what begins to wait next; at most 500.
 */
next: Array<RetentionCandidate>, };
export type RetentionRef = { 
/**
 * Its number.
 */
entry: number, };
export type Role = "receptionist" | "coordinator" | "privacy_officer" | "administrator";
export type RoleMatrix = { 
/**
 * All roles, in the order of the columns.
 */
roles: Array<Role>, 
/**
 * What can be done, related things together.
 */
rows: Array<MatrixRow>, 
/**
 * Commands that need no right: nothing of a person, nothing secret.
 */
open: Array<string>, };
export type SavedView = { 
/**
 * Its number.
 */
id: number, 
/**
 * What the desk calls it; empty once it named a person who was destroyed.
 */
name: string, 
/**
 * Everybody at the desk sees it.
 */
shared: boolean, 
/**
 * Whether the actor may change it.
 */
own: boolean, 
/**
 * What it shows.
 */
content: ViewContent, };
export type Scan = { 
/**
 * What it is.
 */
media_type: MediaType, 
/**
 * The file, base64.
 */
content_base64: string, };
export type ScanRef = { 
/**
 * Its row.
 */
attachment: AttachmentId, };
export type Scope = "everything" | "part" | "none";
export type SearchQuery = { 
/**
 * As typed; everything after 400 characters is not read.
 */
text: string, 
/**
 * Rows wanted, 1–100.
 */
limit: number, };
export type Season = { 
/**
 * `MM-DD`.
 */
from: string, 
/**
 * `MM-DD`.
 */
to: string, };
export type Service = { 
/**
 * Its id.
 */
id: ServiceId, 
/**
 * The clinic's code, e.g. `IMP-01`.
 */
code: string, 
/**
 * Its category.
 */
category: Category, 
/**
 * Its names.
 */
names: ServiceNames, 
/**
 * What the price is for.
 */
unit: Unit, 
/**
 * Price of one unit, in fen.
 */
price_fen: number, 
/**
 * Whether it is offered.
 */
active: boolean, };
export type ServiceEdit = { 
/**
 * Which; empty = a new one.
 */
id: ServiceId | null, 
/**
 * The clinic's code.
 */
code: string, 
/**
 * Its category.
 */
category: Category, 
/**
 * Its names, all three.
 */
names: ServiceNames, 
/**
 * What the price is for.
 */
unit: Unit, 
/**
 * Price of one unit, in fen.
 */
price_fen: number, 
/**
 * Whether it is offered.
 */
active: boolean, };
export type ServiceId = number & { readonly is: "ServiceId" };
export type ServiceNames = { 
/**
 * In Russian.
 */
ru: string, 
/**
 * In Chinese.
 */
zh: string, 
/**
 * In English.
 */
en: string, };
export type ServiceQuery = { 
/**
 * Words, each found in the code or in a name of any language; empty = all.
 */
query?: string | null, 
/**
 * Only this category.
 */
category?: Category | null, 
/**
 * Also services no longer offered.
 */
withdrawn?: boolean | null, };
export type Session = { 
/**
 * The account.
 */
account: Account, 
/**
 * The slot was made without a keyring: the folder and the password are enough. Said on screen.
 */
password_only: boolean, 
/**
 * The recovery code has been typed back once; otherwise the wizard's last step comes again.
 */
recovery_confirmed: boolean, 
/**
 * Something was found in the log that nobody has taken note of.
 */
audit_broken: boolean, };
export type Settings = { 
/**
 * Operator's name, as on papers (Order 179 field а).
 */
operator_name: string, 
/**
 * Operator's address.
 */
operator_address: string, 
/**
 * Phone and e-mail, as on papers.
 */
operator_contacts: string, 
/**
 * Declared country of the database, ISO 3166 alpha-2; other than `RU` is a standing warning
 * (152-FZ Art. 18(5)).
 */
database_country: string, 
/**
 * Declared address of the database.
 */
database_address: string, 
/**
 * Name of the information system on acts (Order 179 field ж).
 */
system_name: string, 
/**
 * Processor acting for the operator, name and address; empty = none (Order 179 field б).
 */
processor: string, 
/**
 * Zone that begins and ends a legal day.
 */
zone: string, 
/**
 * Tooth-level items need the written health consent (152-FZ Art. 10).
 */
health_consent_for_teeth: boolean, 
/**
 * Days after registration in which a person's own enquiry is answered without any consent,
 * 1–30 (152-FZ Art. 5(2), 6(1)1).
 */
enquiry_days: number, 
/**
 * Days an estimate is valid.
 */
estimate_valid_days: number, 
/**
 * What nobody has destroyed by its hard date the program destroys by itself on that day
 * (152-FZ Art. 21(4), 21(5)).
 */
auto_destroy: boolean, 
/**
 * Days ahead in which that is announced, 1–30.
 */
announce_days: number, 
/**
 * Days after the last contact until a closed or idle record waits for destruction, 30–3650.
 */
retention_days: number, 
/**
 * A destruction begun by hand waits until a second person agrees.
 */
two_person_destruction: boolean, 
/**
 * Members of the commission that signs an act of destruction; at most 5.
 */
commission: Array<CommissionMember>, 
/**
 * Minutes without input until the desk locks itself, 1–15.
 */
idle_lock_minutes: number, };
export type Signature = { 
/**
 * The destruction.
 */
destruction: DestructionId, 
/**
 * The day on the paper.
 */
on: Day, };
export type SimilarLead = { 
/**
 * The row.
 */
row: LeadRow, 
/**
 * Why.
 */
reason: SimilarReason, };
export type SimilarLeads = { 
/**
 * Same phone first, at most five.
 */
rows: Array<SimilarLead>, };
export type SimilarQuery = { 
/**
 * Name.
 */
name: PersonName, 
/**
 * Phones.
 */
phones: Array<string>, };
export type SimilarReason = "same_phone" | "same_name";
export type Sort = "changed" | "next_action";
export type StaffPassword = { 
/**
 * The account.
 */
account: NewAccount, 
/**
 * First password, told to the person and changed by them.
 */
password: string, };
export type Stage = "no_vault" | "locked" | "open";
export type StartBatch = { 
/**
 * Who.
 */
people: Array<Asked>, 
/**
 * How many, typed by hand.
 */
typed_count: number, 
/**
 * Field е of the act.
 */
medium: string, 
/**
 * Items of some of them are held, as shown: destroying beside a hold is done knowingly.
 */
beside_holds: boolean, };
export type StartDestruction = { 
/**
 * The letter that asks for it.
 */
request: RequestId, 
/**
 * The case number of the card or of the letter, typed by hand.
 */
typed_case_no: string, 
/**
 * Field е of the act: paper destroyed with it and its sheets; empty = none.
 */
medium: string, 
/**
 * Days until which items are held, as shown: destroying beside a hold is done knowingly.
 */
beside_holds: boolean, };
export type State = "approval" | "collect" | "files" | "rows" | "backups" | "ledger" | "statistics" | "vacuum" | "checkpoint" | "rekey" | "prove" | "act" | "clean" | "done" | "failed_proof";
export type StatusChange = { 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * The new status.
 */
status: LeadStatus, 
/**
 * Why; needed for `declined`, welcome with every other.
 */
reason: string | null, 
/**
 * Until when; needed for `postponed`, where it becomes the day of the next action.
 */
until: Day | null, };
export type StatusCount = { 
/**
 * The status.
 */
status: LeadStatus, 
/**
 * How many.
 */
count: number, };
export type Stays = "letter" | "act" | "audit_log" | "aggregates";
export type StepKind = "received" | "blocked" | "trips_cancelled" | "actions_cancelled" | "drafts_stopped" | "part_stopped" | "extended" | "asked_more" | "identity_checked" | "answer_drafted" | "answer_sent" | "regulator_told" | "person_told" | "others_told" | "decided" | "unblocked" | "undone" | "put_back" | "refusal_ground" | "paper_made" | "destroyed" | "closed";
export type StorageProblem = "full" | "read_only" | "unreachable";
export type SubjectUid = string;
export type Suspicion = { 
/**
 * What it looks like.
 */
kind: SuspicionKind, 
/**
 * Where it begins, in characters from 0.
 */
at: number, };
export type SuspicionKind = "passport" | "card" | "snils" | "identity_card";
export type Target = "saved" | "printed";
export type Template = { 
/**
 * Its number; `null` = a new one.
 */
id: number | null, 
/**
 * Russian.
 */
ru: TemplateWords, 
/**
 * Chinese.
 */
zh: TemplateWords, 
/**
 * English.
 */
en: TemplateWords, };
export type TemplateRef = { 
/**
 * Its number.
 */
id: number, };
export type TemplateWords = { 
/**
 * What it is for.
 */
title: string, 
/**
 * The text; `{name}`, `{clinic}`, `{next}` and `{arrival}` are filled in.
 */
body: string, };
export type TextDraft = { 
/**
 * Of which document.
 */
kind: DocumentKind, 
/**
 * The version it becomes when published.
 */
version: number, 
/**
 * Grows with each change; send it back with the next one.
 */
edit: number, 
/**
 * In Russian.
 */
ru: Wording, 
/**
 * In Chinese.
 */
zh: Wording, 
/**
 * In English.
 */
en: Wording, 
/**
 * Changed in substance: consents to earlier versions must be renewed.
 */
substance: boolean, 
/**
 * Days from publishing in which those stay in force, 1–365.
 */
renew_days: number, 
/**
 * Months for which a consent to this version is in force, 1–120; absent = until withdrawn.
 */
valid_months: number | null, 
/**
 * Last changed.
 */
changed_at: Timestamp, 
/**
 * How many people have such a consent: they must renew it after a change in substance.
 */
to_renew: number, };
export type TextHistory = { 
/**
 * Which document.
 */
kind: DocumentKind, 
/**
 * Being written.
 */
draft: TextDraft | null, 
/**
 * Published, newest first; empty while the document does not exist.
 */
versions: Array<TextVersion>, };
export type TextOf = { 
/**
 * Its kind.
 */
kind: DocumentKind, };
export type TextPreview = { 
/**
 * Of which document.
 */
kind: DocumentKind, 
/**
 * In which language.
 */
language: Language, };
export type TextPublish = { 
/**
 * Of which document.
 */
kind: DocumentKind, 
/**
 * The draft's `edit` that was read and approved.
 */
edit: number, };
export type TextSave = { 
/**
 * Of which document.
 */
kind: DocumentKind, 
/**
 * The draft's `edit` it was made from.
 */
edit: number, 
/**
 * In Russian.
 */
ru: Wording, 
/**
 * In Chinese.
 */
zh: Wording, 
/**
 * In English.
 */
en: Wording, 
/**
 * Changed in substance.
 */
substance: boolean, 
/**
 * Days for renewing, 1–365.
 */
renew_days: number, 
/**
 * Months of validity, 1–120; absent = until withdrawn.
 */
valid_months: number | null, };
export type TextVersion = { 
/**
 * Of which document.
 */
kind: DocumentKind, 
/**
 * 1, 2, 3…
 */
version: number, 
/**
 * Since when.
 */
published_at: Timestamp, 
/**
 * Who published it; empty for the program itself.
 */
published_by: string, 
/**
 * Whether it changed in substance.
 */
substance: boolean, 
/**
 * The last day on which consents to earlier versions are in force.
 */
renew_by: Day | null, 
/**
 * Months for which a consent to it is in force.
 */
valid_months: number | null, 
/**
 * Its three languages.
 */
texts: Array<ConsentText>, };
export type Tick = { 
/**
 * When.
 */
at: Timestamp, 
/**
 * Name of the account; empty for the program itself.
 */
by: string, };
export type TimeOfDay = string;
export type Timeline = { 
/**
 * Newest first, at most 50.
 */
entries: Array<TimelineEntry>, 
/**
 * Whether older ones exist.
 */
more: boolean, };
export type TimelineEntry = { 
/**
 * Its number, growing with time.
 */
id: number, 
/**
 * When.
 */
at: Timestamp, 
/**
 * What kind.
 */
kind: EntryKind, 
/**
 * Free words of a note, call or message; otherwise what [`EntryKind`] says.
 */
text: string, 
/**
 * Name of the account; empty for the program itself.
 */
by: string, };
export type TimelineQuery = { 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * Entries before this number; the newest when absent.
 */
before: number | null, };
export type Timestamp = string;
export type Today = { 
/**
 * The day at the desk.
 */
day: Day, 
/**
 * Promises whose day or hour has passed.
 */
overdue: number, 
/**
 * Promises of today that are not late yet.
 */
calls_today: number, 
/**
 * People arriving today.
 */
arrivals: number, 
/**
 * People going home today.
 */
departures: number, 
/**
 * Open letters.
 */
letters_open: number, 
/**
 * The letters themselves, nearest first; empty for all but the privacy officer.
 */
letters: Array<TodayLetter>, 
/**
 * What comes to its hard date in the next days, for the privacy officer and the administrator.
 */
due: Due | null, 
/**
 * Estimates last issued to a person that end today or in the next 3 days.
 */
estimates_expiring: number, 
/**
 * Open leads who have never granted a consent; 1000 stands for "1000 or more".
 */
without_consent: number, 
/**
 * Open leads with a consent that must be renewed: its text changed in substance, or its term
 * ends within 30 days; 1000 stands for "1000 or more".
 */
consents_ending: number, 
/**
 * Overdue promises, then today's, by day and hour; the newest 100 of the overdue.
 */
rows: Array<LeadRow>, 
/**
 * Crossings today by time.
 */
trips: Array<TodayTrip>, };
export type TodayLetter = { 
/**
 * Its row.
 */
request: RequestId, 
/**
 * The letter's number, `L-2026-0012`.
 */
case_no: CaseNo, 
/**
 * What it asks for.
 */
kind: RequestKind, 
/**
 * Calendar days left until the hard date; negative when it has passed.
 */
days_left: number, 
/**
 * Minutes to the hard moment of a term in hours (152-FZ Art. 21(3.1)); negative when it has passed.
 */
minutes_left: number | null, 
/**
 * The hard date (152-FZ Art. 20, 21).
 */
due_on: Day, 
/**
 * The internal target: the last working day before it.
 */
target_on: Day, };
export type TodayQuery = { 
/**
 * Promises only to people the actor answers for; the rest of the page is everybody's.
 */
mine: boolean, };
export type TodayTrip = { 
/**
 * Who.
 */
lead: LeadId, 
/**
 * Speakable number.
 */
case_no: CaseNo, 
/**
 * Surname and initials.
 */
short_name: string, 
/**
 * Which way.
 */
direction: Direction, 
/**
 * Local time, when known.
 */
time: TimeOfDay | null, 
/**
 * Zone of that time: `Asia/Shanghai` or `Asia/Yakutsk`.
 */
zone: string, 
/**
 * Means of transport, its stable word; empty when open.
 */
mode: string, 
/**
 * Crossing; may be empty.
 */
crossing: string, 
/**
 * Whether a hotel is noted.
 */
hotel: boolean, 
/**
 * Whether it is noted who meets.
 */
transfer: boolean, 
/**
 * How many come along.
 */
companions: number, };
export type Tooth = number;
export type Totals = { 
/**
 * The sum of the lines.
 */
subtotal: number, 
/**
 * What the discount on the whole takes off.
 */
discount: number, 
/**
 * What is left.
 */
total: number, };
export type Touched = "leads" | "consent" | "travel" | "estimates" | "requests" | "erasure" | "staff" | "settings" | "today" | "audit" | "backups";
export type Transfer = { 
/**
 * Who receives: an organisation with its address.
 */
recipient: string, 
/**
 * Their country, ISO 3166 alpha-2.
 */
country: string, 
/**
 * On what ground, in the lawyer's words.
 */
ground: string, 
/**
 * Whether it is only planned.
 */
planned: boolean, 
/**
 * Number of the notification to the regulator (Art. 12(3)); empty = none yet.
 */
notification: string, 
/**
 * Its day.
 */
notified_on: Day | null, };
export type Transfers = { 
/**
 * In the order they were entered; empty = none is done or planned.
 */
list: Array<Transfer>, };
export type Trip = { 
/**
 * Its id.
 */
id: TripId, 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * Grows with each change of the plan; send it back with the next one.
 */
version: number, 
/**
 * How far it has come.
 */
status: TripStatus, 
/**
 * To the clinic.
 */
arrival: TripLeg, 
/**
 * Home.
 */
departure: TripLeg, 
/**
 * Both clocks, nights and warnings.
 */
outlook: Outlook, 
/**
 * Where the person stays.
 */
hotel: string, 
/**
 * Who meets, and where.
 */
transfer: string, 
/**
 * How many come along; never who.
 */
companions: number, 
/**
 * The day the person confirmed a passport valid for at least six months.
 */
passport_ok_on: Day | null, 
/**
 * Plan B and wishes.
 */
note: string, 
/**
 * The checklist, in its order.
 */
checklist: Array<TripCheck>, 
/**
 * Last change of the plan.
 */
changed_at: Timestamp, };
export type TripCheck = { 
/**
 * What.
 */
item: CheckItem, 
/**
 * When.
 */
stage: CheckStage, 
/**
 * Who ticked it and when; `null` while open.
 */
tick: Tick | null, };
export type TripId = number & { readonly is: "TripId" };
export type TripLeg = { 
/**
 * The day, on the clock of `zone`.
 */
on: Day | null, 
/**
 * The hour, on the clock of `zone`; needs a day.
 */
time: TimeOfDay | null, 
/**
 * Whose clock the day and the hour are on.
 */
zone: Bank, 
/**
 * By what.
 */
mode: Mode | null, 
/**
 * A code of the list of crossings, or words of the desk's own; empty when open.
 */
crossing: string, };
export type TripLegs = { 
/**
 * To the clinic.
 */
arrival: TripLeg, 
/**
 * Home.
 */
departure: TripLeg, };
export type TripOf = { 
/**
 * The lead.
 */
lead: LeadId, };
export type TripPlan = { 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * The version it was read at; `null` while there is none.
 */
version: number | null, 
/**
 * How far it has come.
 */
status: TripStatus, 
/**
 * To the clinic.
 */
arrival: TripLeg, 
/**
 * Home.
 */
departure: TripLeg, 
/**
 * Where the person stays, in one line.
 */
hotel: string, 
/**
 * Who meets, and where, in one line.
 */
transfer: string, 
/**
 * How many come along, 0–20; never who.
 */
companions: number, 
/**
 * The day the person confirmed a passport valid for at least six months; not in the future.
 */
passport_ok_on: Day | null, 
/**
 * Plan B and wishes.
 */
note: string, };
export type TripRow = { 
/**
 * Who.
 */
lead: LeadId, 
/**
 * Speakable number.
 */
case_no: CaseNo, 
/**
 * Full name; empty when only a phone is known.
 */
full_name: string, 
/**
 * Chinese name; may be empty.
 */
chinese: string, 
/**
 * Which way.
 */
direction: Direction, 
/**
 * The day, on the clock of the leg's bank.
 */
on: Day, 
/**
 * Day, hour, bank, means of transport, crossing.
 */
leg: TripLeg, 
/**
 * Both clocks and warnings.
 */
outlook: LegOutlook, 
/**
 * How far the trip has come.
 */
status: TripStatus, 
/**
 * Where the person stays; empty while open.
 */
hotel: string, 
/**
 * Who meets, and where; empty while open.
 */
transfer: string, 
/**
 * How many come along.
 */
companions: number, 
/**
 * Whether the person confirmed the passport.
 */
passport_ok: boolean, };
export type TripSheet = { 
/**
 * Whose.
 */
lead: LeadId, 
/**
 * In which language.
 */
language: Language, };
export type TripStatus = "planned" | "bought" | "confirmed" | "crossed" | "missed" | "cancelled";
export type TripTick = { 
/**
 * Whose trip.
 */
lead: LeadId, 
/**
 * Which line.
 */
item: CheckItem, 
/**
 * Done, or open again.
 */
ticked: boolean, };
export type TripsBetween = { 
/**
 * First day.
 */
from: Day, 
/**
 * Last day; at most 366 days later.
 */
to: Day, };
export type TwinBy = "phone" | "email" | "name";
export type UndoRequest = { 
/**
 * The letter.
 */
request: RequestId, 
/**
 * Why it was a mistake.
 */
reason: Mistake, };
export type Unit = "tooth" | "jaw" | "piece" | "visit";
export type Urgency = "calm" | "soon" | "pressing" | "overdue" | "closed";
export type Verdict = { 
/**
 * The letter.
 */
request: RequestId, 
/**
 * What it found.
 */
decision: Decision, 
/**
 * What a refused access stands on.
 */
refusal_ground: RefusalGround | null, };
export type Verified = { 
/**
 * Entries verified in this run.
 */
entries: number, 
/**
 * Number of the newest entry.
 */
head: number, 
/**
 * Hash of the newest entry.
 */
head_hash: string, 
/**
 * First entry that does not fit, if any.
 */
broken_at: number | null, 
/**
 * What was found, at most twenty.
 */
findings: Array<Finding>, };
export type ViewContent = { 
/**
 * The list; place and limit are not kept.
 */
list: ListQuery, 
/**
 * Its form.
 */
layout: Layout, 
/**
 * Columns of the table in their order; the name is always the first and not among them.
 */
columns: Array<Column>, };
export type ViewDraft = { 
/**
 * Which one; `null` = a new one.
 */
id: number | null, 
/**
 * What to call it.
 */
name: string, 
/**
 * Everybody at the desk sees it.
 */
shared: boolean, 
/**
 * What it shows.
 */
content: ViewContent, };
export type ViewRef = { 
/**
 * Its number.
 */
id: number, };
export type WallClock = { 
/**
 * The day there.
 */
on: Day, 
/**
 * The hour there.
 */
time: TimeOfDay, };
export type WatchedText = { 
/**
 * The text.
 */
text: string, };
export type Wording = { 
/**
 * Heading.
 */
title: string, 
/**
 * Paragraphs, a blank line between them.
 */
body: string, };

export type Commands = {
  access_answer: { args: AccessAnswer; reply: Paper };
  access_answer_data: { args: AccessAnswer; reply: AnswerFile };
  access_answer_state: { args: RequestRef; reply: AnswerState };
  account_change: { args: AccountChange; reply: Account };
  account_password: { args: NewPassword; reply: Nothing };
  account_register: { args: StaffPassword; reply: Account };
  act_extract: { args: DestructionRef; reply: ActExtract };
  act_paper: { args: ActPaper; reply: Paper };
  act_sign: { args: Signature; reply: Destruction };
  act_verify: { args: DestructionRef; reply: ActVerified };
  audit_export: { args: AuditQuery; reply: AuditFile };
  audit_finding_noted: { args: FindingRef; reply: Nothing };
  audit_list: { args: AuditQuery; reply: AuditPage };
  audit_verify: { args: Nothing; reply: Verified };
  audit_watch: { args: Nothing; reply: AuditWatch };
  backup_make: { args: Nothing; reply: BackupOverview };
  backup_overview: { args: Nothing; reply: BackupOverview };
  backup_settings_change: { args: BackupSettings; reply: BackupOverview };
  calendar_import: { args: CalendarText; reply: Array<CalendarYear> };
  calendar_years: { args: Nothing; reply: Array<CalendarYear> };
  clinic_set_up: { args: NewClinic; reply: RecoveryWords };
  consent_form: { args: ConsentForm; reply: Paper };
  consent_get: { args: ConsentOf; reply: ConsentPage };
  consent_grant: { args: NewConsent; reply: ConsentStatus };
  consent_history: { args: ConsentHistoryForm; reply: Paper };
  consent_history_blocked: { args: ConsentHistoryForm; reply: Paper };
  consent_texts: { args: Nothing; reply: Array<ConsentText> };
  crossing_list: { args: Nothing; reply: Array<Crossing> };
  desk_status: { args: Nothing; reply: DeskStatus };
  destruction_approve: { args: DestructionRef; reply: Destruction };
  destruction_batch: { args: StartBatch; reply: Destruction };
  destruction_due: { args: Nothing; reply: Due };
  destruction_get: { args: DestructionRef; reply: Destruction };
  destruction_list: { args: Nothing; reply: Array<Destruction> };
  destruction_preview: { args: PreviewArgs; reply: DestructionPreview };
  destruction_resume: { args: DestructionRef; reply: Destruction };
  destruction_start: { args: StartDestruction; reply: Destruction };
  door_state: { args: Nothing; reply: DoorState };
  estimate_discard: { args: EstimateRef; reply: Nothing };
  estimate_draft: { args: EstimatesOf; reply: Estimate };
  estimate_get: { args: EstimateRef; reply: Estimate };
  estimate_issue: { args: EstimateIssue; reply: IssuedEstimate };
  estimate_list: { args: EstimatesOf; reply: Array<EstimateRow> };
  estimate_paper: { args: EstimatePaper; reply: Paper };
  estimate_preview: { args: EstimatePreview; reply: Paper };
  estimate_save: { args: EstimateDraft; reply: Estimate };
  estimates_recent: { args: Nothing; reply: Array<RecentEstimate> };
  hold_place: { args: NewHold; reply: Array<Hold> };
  hold_release: { args: HoldRef; reply: Array<Hold> };
  import_cancel: { args: Nothing; reply: Nothing };
  import_check: { args: ImportPlan; reply: ImportChecked };
  import_close: { args: Nothing; reply: Nothing };
  import_list: { args: Nothing; reply: Array<ImportBatch> };
  import_open: { args: ImportFile; reply: ImportLooked };
  import_progress: { args: Nothing; reply: ImportProgress };
  import_revert: { args: ImportRef; reply: ImportReverted };
  import_run: { args: ImportPlan; reply: ImportBatch };
  lead_archive: { args: LeadRef; reply: LeadCard };
  lead_bulk: { args: BulkOrder; reply: BulkDone };
  lead_count: { args: ListQuery; reply: LeadCount };
  lead_counts: { args: Nothing; reply: LeadCounts };
  lead_duplicates: { args: Nothing; reply: Duplicates };
  lead_edit: { args: EditLead; reply: LeadCard };
  lead_export: { args: ExportOrder; reply: ExportFile };
  lead_get: { args: LeadRef; reply: LeadCard };
  lead_get_blocked: { args: LeadRef; reply: LeadCard };
  lead_list: { args: ListQuery; reply: LeadPage };
  lead_log: { args: Contact; reply: TimelineEntry };
  lead_merge: { args: MergeOrder; reply: LeadCard };
  lead_merges: { args: LeadRef; reply: Array<Merged> };
  lead_next_action: { args: NextActionChange; reply: LeadCard };
  lead_papers: { args: LeadRef; reply: Array<PaperCopy> };
  lead_part: { args: LeadPair; reply: Nothing };
  lead_register: { args: NewLead; reply: LeadCard };
  lead_restore: { args: LeadRef; reply: LeadCard };
  lead_search: { args: SearchQuery; reply: FoundLeads };
  lead_similar: { args: SimilarQuery; reply: SimilarLeads };
  lead_status: { args: StatusChange; reply: LeadCard };
  lead_timeline: { args: TimelineQuery; reply: Timeline };
  lead_unmerge: { args: MergeRef; reply: LeadCard };
  lock: { args: Nothing; reply: DoorState };
  loose_end_list: { args: DestructionRef; reply: Array<LooseEnd> };
  loose_end_tick: { args: LooseEndRef; reply: Array<LooseEnd> };
  note_draft: { args: LeadRef; reply: NoteDraft | null };
  note_keep: { args: NoteToKeep; reply: Nothing };
  number_search: { args: NumberQuery; reply: Array<Numbered> };
  office_paper_hand_over: { args: HandOver; reply: Nothing };
  paper_hand_over: { args: HandOver; reply: Nothing };
  password_change: { args: OwnPassword; reply: Nothing };
  rate_current: { args: Nothing; reply: CurrentRate };
  rate_list: { args: Nothing; reply: Array<Rate> };
  rate_record: { args: NewRate; reply: CurrentRate };
  recover: { args: Recovery; reply: DoorState };
  recovery_code_confirm: { args: CodeTyped; reply: DoorState };
  recovery_code_paper: { args: Nothing; reply: Paper };
  recovery_code_renew: { args: Nothing; reply: RecoveryWords };
  request_close: { args: Closing; reply: RequestDetails };
  request_decide: { args: Verdict; reply: RequestDetails };
  request_extend: { args: Extension; reply: RequestDetails };
  request_get: { args: RequestRef; reply: RequestDetails };
  request_list: { args: RequestQuery; reply: Array<RequestRow> };
  request_pack: { args: RequestRef; reply: Pack };
  request_paper: { args: RequestPaper; reply: Paper };
  request_preview: { args: NewRequest; reply: Consequences };
  request_record: { args: NewRequest; reply: Array<RecordedRequest> };
  request_step: { args: NewStep; reply: RequestDetails };
  request_undo: { args: UndoRequest; reply: RequestDetails };
  restore: { args: RestoreOrder; reply: DoorState };
  restore_look: { args: BackupFolder; reply: Array<FoundBackup> };
  retention_keep: { args: RetentionRef; reply: Nothing };
  retention_queue: { args: Nothing; reply: RetentionQueue };
  role_matrix: { args: Nothing; reply: RoleMatrix };
  scan_attach: { args: NewScan; reply: AttachmentId };
  scan_get: { args: ScanRef; reply: Scan };
  service_edit: { args: ServiceEdit; reply: Service };
  service_list: { args: ServiceQuery; reply: Array<Service> };
  session_touch: { args: Nothing; reply: Nothing };
  settings_change: { args: Settings; reply: Settings };
  settings_get: { args: Nothing; reply: Settings };
  sign_in: { args: Credentials; reply: DoorState };
  staff_list: { args: Nothing; reply: Array<Account> };
  template_fill: { args: FillTemplate; reply: FilledText };
  template_list: { args: Nothing; reply: Array<Template> };
  template_remove: { args: TemplateRef; reply: Array<Template> };
  template_save: { args: Template; reply: Array<Template> };
  text_discard: { args: TextOf; reply: Nothing };
  text_draft: { args: TextOf; reply: TextDraft };
  text_history: { args: TextOf; reply: TextHistory };
  text_preview: { args: TextPreview; reply: Paper };
  text_publish: { args: TextPublish; reply: TextVersion };
  text_save: { args: TextSave; reply: TextDraft };
  text_watch: { args: WatchedText; reply: Array<Suspicion> };
  today_get: { args: TodayQuery; reply: Today };
  transfers_change: { args: Transfers; reply: Transfers };
  transfers_get: { args: Nothing; reply: Transfers };
  trip_get: { args: TripOf; reply: Trip | null };
  trip_list: { args: TripsBetween; reply: Array<TripRow> };
  trip_outlook: { args: TripLegs; reply: Outlook };
  trip_plan: { args: TripPlan; reply: Trip };
  trip_sheet: { args: TripSheet; reply: Paper };
  trip_tick: { args: TripTick; reply: Trip };
  view_list: { args: Nothing; reply: Array<SavedView> };
  view_remove: { args: ViewRef; reply: Array<SavedView> };
  view_save: { args: ViewDraft; reply: Array<SavedView> };
  withdrawal_confirmation: { args: ConfirmationForm; reply: Paper };
};
