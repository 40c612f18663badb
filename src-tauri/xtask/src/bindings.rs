//! The TypeScript types of the command table: written by the core, committed with the UI, compared by `test`.

use crate::Failure;
use crate::house::House;
use crate::step::Step;

/// Where the UI expects them.
const PLACE: &str = "ui/src/ipc/types.ts";

/// Writes the types, or with `check` only compares and names the first line that differs.
pub fn bindings(house: &House, check: bool) -> Result<(), Failure> {
    let example = ["run", "--quiet", "-p", "desk-core", "--features", "testing", "--example", "bindings"];
    let fresh = Step::cargo(house, &example).read()?;
    let place = house.root().join(PLACE);
    let committed = std::fs::read_to_string(&place).unwrap_or_default();
    if fresh == committed {
        return Ok(());
    }
    if check {
        return Err(drift(&committed, &fresh));
    }
    std::fs::write(&place, fresh).map_err(|error| format!("cannot write {PLACE}: {error}"))?;
    println!("wrote {PLACE}");
    Ok(())
}

fn drift(committed: &str, fresh: &str) -> Failure {
    let same = committed.lines().zip(fresh.lines()).take_while(|(old, new)| old == new).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").to_owned();
    format!(
        "{PLACE} is not what the core says; run `cargo xtask bindings`\nline {}:\n- {}\n+ {}",
        same + 1,
        line(committed),
        line(fresh)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drift_is_told_by_its_first_line() {
        let words = drift("a\nb\n", "a\nc\n");
        assert!(words.contains("line 2:\n- b\n+ c"), "{words}");
        assert!(drift("", "a\n").contains("line 1:\n- (the end)\n+ a"));
    }
}
