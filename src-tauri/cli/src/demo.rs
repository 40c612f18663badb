//! `desk demo`: the way of one person through the clinic, from an empty folder to the act of
//! destruction, on a fresh temporary clinic with invented people. Each step is told with its time;
//! papers go to the folder named. It asks the same commands as the window, through the same door.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use desk_core::api::Answer;
use desk_core::door::Door;
use desk_core::surroundings::Surroundings;
use desk_core::testing::{FixedWorld, populate, sample_settings, test_moment};
use desk_core::values::Timestamp;
use desk_core::vault::{Cost, NoDevice};
use serde_json::{Value, json};

/// Invented people besides Anna.
const PEOPLE: u32 = 200;

/// Of the demo clinic alone.
pub const PASSWORD: &str = "amur-ferry-2026";

type Told = Result<(), String>;

/// The operator and the first account of the demo.
fn new_clinic(password: &str) -> Value {
    json!({
        "settings": sample_settings(),
        "account": { "login": "li.wei", "display_name": "Ли Вэй", "position": "специалист по персональным данным",
            "language": "ru", "roles": ["receptionist", "coordinator"] },
        "password": password,
    })
}

/// Makes a clinic with invented people in `data`, to be opened in the window. A folder that holds a
/// clinic already is left as it is.
#[allow(clippy::disallowed_methods, reason = "the command line is where time comes in")]
pub fn fill(data: &Path, say: &mut dyn FnMut(String)) -> Told {
    let now = Timestamp::new(chrono::Utc::now());
    let around: Arc<dyn Surroundings> = Arc::new(FixedWorld::at(now));
    let door = Door::new(data, Arc::new(NoDevice), around, Cost::default());
    if desk_core::vault::Vault::exists(data) {
        say(format!("The demo clinic stands already: sign in as li.wei, {PASSWORD}"));
        return Ok(());
    }
    let words = ask(&door, "clinic_set_up", new_clinic(PASSWORD))?;
    ask(&door, "recovery_code_confirm", words)?;
    let clinic = door.clinic().map_err(|error| error.to_string())?;
    populate(&clinic, PEOPLE, 7).map_err(|error| error.to_string())?;
    let today = now.day_in(chrono_tz::Asia::Yakutsk);
    ask(&door, "rate_record", json!({ "micro": 11_234_500, "on": today, "source": "Банк России" }))?;
    door.lock();
    say(format!("A demo clinic with {PEOPLE} invented people: sign in as li.wei, {PASSWORD}"));
    Ok(())
}

fn ask(door: &Door, name: &str, args: Value) -> Result<Value, String> {
    match door.call(name, args) {
        Answer::Done { data, .. } => Ok(data),
        Answer::Refused { error, .. } => Err(format!("{name}: {error}")),
    }
}

struct Story<'s> {
    door: Door,
    world: Arc<FixedWorld>,
    out: PathBuf,
    say: &'s mut dyn FnMut(String),
    steps: u32,
}

/// Tells the story; papers go to `out`.
pub fn run(out: &Path, say: &mut dyn FnMut(String)) -> Told {
    let folder = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
    fs::create_dir_all(out).map_err(|error| format!("{} cannot be made: {error}", out.display()))?;
    let world = Arc::new(FixedWorld::at(test_moment()));
    let around = Arc::clone(&world) as Arc<dyn Surroundings>;
    let door = Door::new(folder.path(), Arc::new(NoDevice), around, Cost::default());
    let mut story = Story { door, world, out: out.to_owned(), say, steps: 0 };
    story.set_up()?;
    let anna = story.meet_anna()?;
    story.consent(&anna)?;
    story.trip(&anna)?;
    story.estimate(&anna)?;
    let request = story.withdrawal(&anna)?;
    story.refusals(&anna)?;
    story.destruction(&request)?;
    story.again()
}

impl Story<'_> {
    fn set_up(&mut self) -> Told {
        let words = self.step(
            "A vault, an encrypted database, the first account",
            "clinic_set_up",
            new_clinic(PASSWORD),
        )?;
        self.step("The recovery code typed back", "recovery_code_confirm", words)?;
        let started = Instant::now();
        let clinic = self.door.clinic().map_err(|error| error.to_string())?;
        populate(&clinic, PEOPLE, 7).map_err(|error| error.to_string())?;
        self.told(&format!("{PEOPLE} invented leads"), started);
        self.step(
            "The rate of the day",
            "rate_record",
            json!({ "micro": 11_234_500, "on": "2026-11-20", "source": "Банк России" }),
        )?;
        Ok(())
    }

    fn meet_anna(&mut self) -> Result<Value, String> {
        let lead = json!({
            "name": { "surname": "Лебедева", "given": "Анна", "patronymic": "Сергеевна", "latin": "Lebedeva Anna", "chinese": "" },
            "phones": [{ "number": "8 914 123-45-67", "channel": "phone" }],
            "emails": ["anna.lebedeva@mail.example"],
            "language": "ru", "channel": "vk", "interests": ["implants", "prosthetics"],
            "comment": "Хочет приехать в декабре, боится уколов.",
            "next_action": { "text": "перезвонить о датах", "on": "2026-11-24", "time": "10:00" },
        });
        let card = self.step("A lead is registered", "lead_register", lead)?;
        for typed in ["лебед", "lebedeva an", "4567", "914 123-45-67"] {
            let found = self.step(
                &format!("Found by “{typed}”"),
                "lead_search",
                json!({ "text": typed, "limit": 5 }),
            )?;
            let first = found.pointer("/rows/0/id").cloned();
            if first != card.get("id").cloned() {
                return Err(format!("a search for {typed} did not find her first"));
            }
        }
        card.get("id").cloned().ok_or_else(|| "no id".to_owned())
    }

    fn consent(&mut self, lead: &Value) -> Told {
        for kind in ["processing", "health"] {
            for language in ["ru", "zh", "en"] {
                let form = json!({ "lead": lead, "kind": kind, "language": language });
                self.paper(&format!("Consent form, {kind}, {language}"), "consent_form", form)?;
            }
            let purposes: &[&str] = match kind {
                "processing" => &["consultation", "appointment", "estimate", "feedback", "statistics"],
                _ => &[],
            };
            let grant = json!({ "lead": lead, "kind": kind, "purposes": purposes, "language": "ru", "on": "2026-11-23",
                "channel": "paper", "evidence": "paper", "evidence_place": "папка 7, лист 12" });
            self.step(&format!("Consent recorded: {kind}"), "consent_grant", grant)?;
        }
        Ok(())
    }

    fn trip(&mut self, lead: &Value) -> Told {
        let trip = json!({
            "lead": lead, "version": null, "status": "planned",
            "arrival": { "on": "2026-12-07", "time": "10:20", "zone": "Asia/Yakutsk", "mode": "bridge_bus", "crossing": "road_bridge" },
            "departure": { "on": "2026-12-11", "time": "15:00", "zone": "Asia/Shanghai", "mode": "bridge_bus", "crossing": "road_bridge" },
            "hotel": "«Хэйхэ Гранд»", "transfer": "Ли Вэй встречает у терминала", "companions": 1,
            "passport_ok_on": "2026-11-23", "note": "",
        });
        self.step("A trip is planned", "trip_plan", trip)?;
        for language in ["ru", "zh", "en"] {
            let sheet = json!({ "lead": lead, "language": language });
            self.paper(&format!("Trip sheet, {language}"), "trip_sheet", sheet)?;
        }
        Ok(())
    }

    fn estimate(&mut self, lead: &Value) -> Told {
        let services = self.ask("service_list", json!({}))?;
        let price = |code: &str| {
            let all = services.as_array().into_iter().flatten();
            all.into_iter().find(|service| service.get("code").and_then(Value::as_str) == Some(code)).cloned()
        };
        let mut items = Vec::new();
        for (code, area) in [
            ("DIA-04", json!({ "on": "mouth" })),
            ("HYG-02", json!({ "on": "mouth" })),
            ("IMP-02", json!({ "on": "tooth", "tooth": 16 })),
            ("IMP-05", json!({ "on": "tooth", "tooth": 16 })),
            ("THE-02", json!({ "on": "tooth", "tooth": 36 })),
        ] {
            let service = price(code).ok_or_else(|| format!("no service {code}"))?;
            items.push(json!({ "service": service.get("id"), "area": area, "quantity": 1,
                "unit_price_fen": service.get("price_fen"), "discount": { "kind": "none" } }));
        }
        let draft = self.step("An estimate is drafted", "estimate_draft", json!({ "lead": lead }))?;
        let save = json!({ "estimate": draft.get("id"), "version": draft.get("version"), "doctor": "Чжан Мин",
            "note": "", "items": items, "discount": { "kind": "percent", "hundredths": 500 }, "second_currency": true });
        let saved = self.step("Five services on teeth and jaws, 5 % off", "estimate_save", save)?;
        let issue = json!({ "estimate": saved.get("id"), "version": saved.get("version"), "language": "ru" });
        let issued = self.step("Issued: numbered and frozen", "estimate_issue", issue)?;
        for form in ["ru", "zh", "en", "ru_zh"] {
            let paper = json!({ "issued": issued.get("id"), "form": form });
            self.paper(&format!("Estimate, {form}"), "estimate_paper", paper)?;
        }
        Ok(())
    }

    fn withdrawal(&mut self, lead: &Value) -> Result<Value, String> {
        // The letter lay in the mailbox for a day: receipt and entry are two dates.
        self.world.set(test_moment().plus_seconds(2 * 24 * 3600));
        let letter = json!({ "leads": [lead], "received_on": "2026-11-24", "channel": "email", "kinds": ["withdrawal"],
            "applicant": "person", "identity_check": "known_address" });
        let recorded = self.step(
            "A withdrawal letter, received on 24 November, entered on the 25th",
            "request_record",
            letter,
        )?;
        let case = recorded.pointer("/0").cloned().ok_or("no case")?;
        (self.say)(format!(
            "    case {}, destroyed by {} at the latest, working target {}",
            text(&case, "case_no"),
            text(&case, "due_on"),
            text(&case, "target_on")
        ));
        for language in ["ru", "zh", "en"] {
            let confirmation = json!({ "request": case.get("request"), "language": language });
            self.paper(&format!("Confirmation, {language}"), "withdrawal_confirmation", confirmation)?;
        }
        case.get("request").cloned().ok_or_else(|| "no request".to_owned())
    }

    fn refusals(&mut self, lead: &Value) -> Told {
        let started = Instant::now();
        let mut refused = 0;
        for (name, args) in [
            ("lead_get", json!({ "lead": lead })),
            ("trip_get", json!({ "lead": lead })),
            ("estimate_draft", json!({ "lead": lead })),
            ("consent_form", json!({ "lead": lead, "kind": "processing", "language": "ru" })),
        ] {
            match self.door.call(name, args) {
                Answer::Refused { error: desk_core::Error::Blocked { .. }, .. } => refused += 1,
                _ => return Err(format!("{name} was not refused after the withdrawal")),
            }
        }
        self.told(&format!("{refused} uses of her record tried, {refused} refused"), started);
        Ok(())
    }

    fn destruction(&mut self, request: &Value) -> Told {
        let preview =
            self.step("What will be destroyed", "destruction_preview", json!({ "request": request }))?;
        let typed = preview.get("lead_case_no").cloned();
        let start = json!({ "request": request, "typed_case_no": typed });
        let done = self.step("Destroyed, scanned, proved", "destruction_start", start)?;
        for place in done.pointer("/proof/places").and_then(Value::as_array).into_iter().flatten() {
            (self.say)(format!(
                "    {}: {} scanned, {} found",
                text(place, "place"),
                text(place, "scanned"),
                text(place, "found")
            ));
        }
        if done.pointer("/proof/found_total").and_then(Value::as_u64) != Some(0) {
            return Err("the proof found traces".to_owned());
        }
        let destruction = done.get("id").cloned();
        for language in ["ru", "zh", "en"] {
            let act = json!({ "destruction": destruction, "language": language });
            self.paper(&format!("Act of destruction, {language}"), "act_paper", act)?;
        }
        let extract =
            self.step("Extract of the event log", "act_extract", json!({ "destruction": destruction }))?;
        self.write(&text(&extract, "file_name"), text(&extract, "csv").as_bytes())?;
        let proof = serde_json::to_string_pretty(&done.get("proof")).map_err(|error| error.to_string())?;
        self.write("proof.json", proof.as_bytes())
    }

    fn again(&mut self) -> Told {
        let verified = self.step("The audit chain verified in full", "audit_verify", json!({}))?;
        if !verified.get("broken_at").is_some_and(Value::is_null) {
            return Err("the audit chain is broken".to_owned());
        }
        let gone = self.ask("lead_search", json!({ "text": "лебедева анна 4567", "limit": 5 }))?;
        if gone.pointer("/rows/0").is_some() {
            return Err("she is still found".to_owned());
        }
        self.step("Locked", "lock", json!({}))?;
        (self.say)(format!("{} steps; the papers are in {}", self.steps, self.out.display()));
        Ok(())
    }

    fn step(&mut self, what: &str, name: &str, args: Value) -> Result<Value, String> {
        let started = Instant::now();
        let data = self.ask(name, args)?;
        self.told(what, started);
        Ok(data)
    }

    fn paper(&mut self, what: &str, name: &str, args: Value) -> Told {
        let paper = self.step(what, name, args)?;
        let bytes = STANDARD.decode(text(&paper, "pdf_base64")).map_err(|error| error.to_string())?;
        let language = text(&paper, "file_name");
        self.write(&language, &bytes)
    }

    fn ask(&self, name: &str, args: Value) -> Result<Value, String> {
        ask(&self.door, name, args)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Told {
        fs::write(self.out.join(name), bytes).map_err(|error| format!("{name} cannot be written: {error}"))
    }

    fn told(&mut self, what: &str, started: Instant) {
        self.steps += 1;
        (self.say)(format!("{:>3}. {what} — {:.1} ms", self.steps, started.elapsed().as_secs_f64() * 1000.0));
    }
}

/// A field as it reads.
fn text(value: &Value, field: &str) -> String {
    match value.get(field) {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}
