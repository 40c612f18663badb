//! Arguments for every command, made from the types the window is given: a new command is covered
//! the day it stands in the table.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// What stands for texts, numbers and names in made-up arguments.
pub struct Maker {
    declarations: BTreeMap<String, String>,
    commands: BTreeMap<String, String>,
    known: BTreeMap<String, Value>,
    text: String,
}

impl Maker {
    /// Every free text is `text`; `known` gives the value of a type or of a field by its name.
    pub fn new(text: &str, known: &[(&str, Value)]) -> Self {
        let source = without_comments(&desk_core::api::typescript());
        let mut declarations = BTreeMap::new();
        let mut commands = BTreeMap::new();
        for part in source.split("export type ").skip(1) {
            let (name, body) = part.split_once('=').unwrap();
            let (name, body) = (name.trim().to_owned(), body.trim().trim_end_matches(';').to_owned());
            if name == "Commands" {
                for line in body.lines().filter(|line| line.contains("args:")) {
                    let (command, rest) = line.trim().split_once(':').unwrap();
                    let args = rest.split_once("args:").unwrap().1.split("; reply:").next().unwrap();
                    commands.insert(command.to_owned(), args.trim().to_owned());
                }
            } else {
                declarations.insert(name, body);
            }
        }
        let mut all: BTreeMap<String, Value> = [
            ("Day", json!("2026-11-23")),
            ("Timestamp", json!("2026-11-23T01:00:00.000Z")),
            ("TimeOfDay", json!("10:20")),
            ("Tooth", json!(46)),
            ("LeadId", json!(1)),
            ("zone", json!("Asia/Yakutsk")),
            ("database_country", json!("RU")),
            ("crossing", json!("road_bridge")),
            ("content_base64", json!("JVBERi0xLjcK")),
            ("scan_base64", json!("JVBERi0xLjcK")),
            ("blocked", json!(false)),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
        all.extend(known.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        Maker { declarations, commands, known: all, text: text.to_owned() }
    }

    /// Arguments for a command.
    pub fn arguments(&self, command: &str) -> Value {
        let written = self.commands.get(command).unwrap_or_else(|| panic!("no types for {command}"));
        let mut reader = Reader { rest: written };
        self.union(&mut reader)
    }

    fn union(&self, reader: &mut Reader<'_>) -> Value {
        let mut chosen = None;
        reader.take("|");
        loop {
            let value = self.both(reader);
            if !value.is_null() {
                chosen.get_or_insert(value);
            }
            if !reader.take("|") {
                return chosen.unwrap_or(Value::Null);
            }
        }
    }

    fn both(&self, reader: &mut Reader<'_>) -> Value {
        let mut value = self.one(reader);
        while reader.take("&") {
            let more = self.one(reader);
            if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
                value.extend(more);
            }
        }
        value
    }

    fn one(&self, reader: &mut Reader<'_>) -> Value {
        let mut value = if reader.take("{") {
            self.object(reader)
        } else if reader.take("(") {
            let value = self.union(reader);
            assert!(reader.take(")"));
            value
        } else if reader.take("[") {
            let mut items = Vec::new();
            while !reader.take("]") {
                items.push(self.union(reader));
                reader.take(",");
            }
            Value::Array(items)
        } else if reader.take("\"") {
            let (word, rest) = reader.rest.split_once('"').unwrap();
            reader.rest = rest;
            json!(word)
        } else {
            let word = reader.word();
            match word {
                "string" => json!(self.text),
                "number" => json!(1),
                "boolean" | "true" => json!(true),
                "false" => json!(false),
                "null" | "undefined" | "never" | "symbol" => Value::Null,
                "Array" => {
                    assert!(reader.take("<"));
                    let item = self.union(reader);
                    assert!(reader.take(">"));
                    json!([item])
                }
                "Record" => {
                    assert!(reader.take("<"));
                    while !reader.take(">") {
                        self.union(reader);
                        reader.take(",");
                    }
                    json!({})
                }
                name => self.named(name),
            }
        };
        while reader.take("[]") {
            value = json!([value]);
        }
        value
    }

    fn named(&self, name: &str) -> Value {
        if let Some(value) = self.known.get(name) {
            return value.clone();
        }
        let body = self.declarations.get(name).unwrap_or_else(|| panic!("no type {name}"));
        self.union(&mut Reader { rest: body })
    }

    fn object(&self, reader: &mut Reader<'_>) -> Value {
        let mut fields = Map::new();
        while !reader.take("}") {
            if reader.take("[") {
                // A map: left empty.
                while !reader.take("]") {
                    reader.word();
                }
                reader.take("?");
                reader.take(":");
                self.union(reader);
            } else {
                reader.take("readonly ");
                let name = if reader.take("\"") {
                    let (name, rest) = reader.rest.split_once('"').unwrap();
                    reader.rest = rest;
                    name
                } else {
                    reader.word()
                };
                reader.take("?");
                assert!(reader.take(":"), "a field: {}", reader.rest);
                let made = self.union(reader);
                let known = self.known.get(name).filter(|known| shape(known) == shape(&made));
                fields.insert(name.to_owned(), known.cloned().unwrap_or(made));
            }
            reader.take(",");
            reader.take(";");
        }
        Value::Object(fields)
    }
}

fn shape(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) => 4,
        Value::Object(_) => 5,
    }
}

struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn take(&mut self, what: &str) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(what) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn word(&mut self) -> &'t str {
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        assert!(end > 0, "a word: {}", self.rest);
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }
}

fn without_comments(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("/**") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}
