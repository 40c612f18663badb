//! What may be shipped: licences, sources and forbidden crates, read from `deny.toml` and checked offline.
//!
//! "Nothing leaves the desk" is held here: no crate that speaks HTTP is in the window or in `desk`
//! on any of the three systems. `cargo deny` checks the same table and adds advisories from the network.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::Failure;
use crate::house::House;
use crate::spdx::is_allowed;
use crate::step::Step;

/// The packages that reach a clinic.
const SHIPPED: &[&str] = &["zhenmei-desk", "desk-cli"];

/// Checks the whole house; the failure names every offence on a line of its own.
pub fn licences(house: &House) -> Result<(), Failure> {
    let read = |path: &str| {
        std::fs::read_to_string(house.root().join(path))
            .map_err(|error| format!("cannot read {path}: {error}"))
    };
    let law = read("deny.toml")?;
    let (allowed, banned, targets) = (list(&law, "allow"), list(&law, "deny"), list(&law, "targets"));
    if allowed.is_empty() || banned.is_empty() || targets.is_empty() {
        return Err("deny.toml lacks `allow`, `deny` or `targets`".into());
    }
    let metadata = ["metadata", "--format-version", "1", "--locked", "--offline"];
    let mut offences = crates(&parse(&Step::cargo(house, &metadata).read()?)?, &allowed);
    offences.extend(npm(&parse(&read("ui/package-lock.json")?)?, &allowed));
    for target in &targets {
        let mut args = vec![
            "tree",
            "--locked",
            "--offline",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--target",
            target,
        ];
        args.extend(SHIPPED.iter().flat_map(|package| ["--package", package]));
        let tree = Step::cargo(house, &args).read()?;
        offences.extend(
            forbidden(&tree, &banned)
                .map(|name| format!("{name}: banned in deny.toml, yet shipped for {target}")),
        );
    }
    if offences.is_empty() { Ok(()) } else { Err(offences.join("\n")) }
}

fn parse(json: &str) -> Result<Value, Failure> {
    serde_json::from_str(json).map_err(|error| format!("unreadable list of packages: {error}"))
}

/// The quoted values of one list of `deny.toml`; comments inside a list are skipped.
fn list(toml: &str, name: &str) -> Vec<String> {
    let opening = format!("{name} = [");
    let Some(from) = toml.lines().position(|line| line.starts_with(&opening)) else { return Vec::new() };
    let mut values = Vec::new();
    for line in toml.lines().skip(from) {
        if !line.trim_start().starts_with('#') {
            values.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
        }
        if line.trim_end().ends_with(']') {
            break;
        }
    }
    values
}

/// Every crate of the lock file, the tools of the build included.
fn crates(metadata: &Value, allowed: &[String]) -> Vec<String> {
    let empty = Vec::new();
    let packages = metadata.get("packages").and_then(Value::as_array).unwrap_or(&empty);
    let mut offences = Vec::new();
    for package in packages {
        let word = |key: &str| package.get(key).and_then(Value::as_str);
        let name = word("name").unwrap_or("a crate without a name");
        let licence = word("license").unwrap_or_default();
        if !is_allowed(licence, allowed) {
            offences.push(format!("{name}: licence {licence:?} is not allowed"));
        }
        if word("source").is_some_and(|source| !source.starts_with("registry+")) {
            offences.push(format!("{name}: does not come from a registry"));
        }
    }
    if packages.is_empty() {
        offences.push("cargo metadata lists no packages".into());
    }
    offences
}

/// Every npm package that ends up in the bundle of the UI.
fn npm(lock: &Value, allowed: &[String]) -> Vec<String> {
    let Some(packages) = lock.get("packages").and_then(Value::as_object) else {
        return vec!["ui/package-lock.json lists no packages".into()];
    };
    let shipped = |package: &Value| {
        ["dev", "devOptional"].iter().all(|flag| package.get(flag).and_then(Value::as_bool) != Some(true))
    };
    packages
        .iter()
        .filter(|(_, package)| shipped(package))
        .filter_map(|(name, package)| {
            let licence = package.get("license").and_then(Value::as_str).unwrap_or_default();
            let name = if name.is_empty() { "ui" } else { name.as_str() };
            (!is_allowed(licence, allowed)).then(|| format!("{name}: licence {licence:?} is not allowed"))
        })
        .collect()
}

/// The banned crates that `cargo tree --prefix none` lists, each once.
fn forbidden(tree: &str, banned: &[String]) -> impl Iterator<Item = String> {
    let names: BTreeSet<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    banned.iter().filter(move |name| names.contains(name.as_str())).cloned().collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_lists_of_the_law_are_read_without_their_comments() {
        let law = "[licenses]\nallow = [\n  # \"GPL\"\n  \"MIT\",\n  \"A WITH B\",\n]\ndeny = [\n { crate = \"curl\" },\n]\ntargets = [\"x\", \"y\"]\n";
        assert_eq!(list(law, "allow"), ["MIT", "A WITH B"]);
        assert_eq!(list(law, "deny"), ["curl"]);
        assert_eq!(list(law, "targets"), ["x", "y"]);
        assert!(list(law, "nothing").is_empty());
    }

    #[test]
    fn the_law_of_this_house_bans_http_clients() {
        let law = include_str!("../../../deny.toml");
        for name in ["reqwest", "hyper", "ureq", "curl"] {
            assert!(list(law, "deny").contains(&name.to_owned()), "{name}");
        }
        assert!(list(law, "allow").contains(&"AGPL-3.0-only".to_owned()));
        assert_eq!(list(law, "targets").len(), 3);
    }

    #[test]
    fn a_crate_with_a_strange_licence_or_source_is_named() {
        let metadata = json!({ "packages": [
            { "name": "good", "license": "MIT", "source": "registry+https://index.example" },
            { "name": "ours", "license": "MIT", "source": null },
            { "name": "odd", "license": "Proprietary", "source": null },
            { "name": "nameless", "license": null, "source": null },
            { "name": "far", "license": "MIT", "source": "git+https://example.org/far" },
        ]});
        let offences = crates(&metadata, &["MIT".to_owned()]).join("\n");
        assert_eq!(offences.lines().count(), 3, "{offences}");
        for name in ["odd", "nameless", "far"] {
            assert!(offences.contains(name), "{name} in {offences}");
        }
        assert_eq!(crates(&json!({}), &[]).len(), 1, "an empty list is not a clean one");
    }

    #[test]
    fn only_the_shipped_packages_of_the_ui_answer_for_their_licence() {
        let lock = json!({ "packages": {
            "": { "license": "MIT" },
            "node_modules/shipped": { "license": "GPL-2.0-only" },
            "node_modules/tool": { "license": "GPL-2.0-only", "dev": true },
        }});
        let offences = npm(&lock, &["MIT".to_owned()]);
        assert_eq!(offences.len(), 1, "{offences:?}");
        assert!(offences[0].contains("shipped"));
    }

    #[test]
    fn a_banned_crate_is_found_by_its_whole_name() {
        let tree = "desk-cli v0.1.0 (/somewhere)\nhyper v1.0.0\nhyperlocal v1.0.0\nhyper v1.0.0 (*)\n";
        let found: Vec<_> = forbidden(tree, &["hyper".to_owned(), "curl".to_owned()]).collect();
        assert_eq!(found, ["hyper"]);
    }
}
