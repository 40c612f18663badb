//! TypeScript types of the table: names, arguments and replies cannot drift from the window.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};

use ts_rs::{Config, TS, TypeVisitor};

/// The whole of `ui/src/ipc/types.ts`.
pub fn typescript() -> String {
    let types = everything();
    let mut out =
        String::from("// Generated from the command table by `cargo xtask bindings`. Do not edit.\n\n");
    for declaration in types.declarations.values() {
        out.push_str("export ");
        out.push_str(declaration);
        out.push('\n');
    }
    out.push_str("\nexport type Commands = {\n");
    for (name, (args, reply)) in &types.commands {
        out.push_str(&format!("  {name}: {{ args: {args}; reply: {reply} }};\n"));
    }
    out.push_str("};\n");
    out
}

/// Every type the page can meet.
fn everything() -> Types {
    let mut types = Types::new();
    super::describe(&mut types);
    crate::door::describe(&mut types);
    types.visit::<crate::Error>();
    types.visit::<crate::audit::Touched>();
    types
}

/// Every type a command's arguments are made of.
#[cfg(feature = "testing")]
pub(super) fn types_in<A: TS + 'static>() -> BTreeSet<TypeId> {
    struct Seen(BTreeSet<TypeId>);
    impl TypeVisitor for Seen {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            if self.0.insert(TypeId::of::<T>()) {
                T::visit_generics(self);
                T::visit_dependencies(self);
            }
        }
    }
    let mut seen = Seen(BTreeSet::new());
    seen.visit::<A>();
    seen.0
}

/// Types gathered on the way through the table.
pub(crate) struct Types {
    config: Config,
    seen: BTreeSet<TypeId>,
    declarations: BTreeMap<String, String>,
    commands: BTreeMap<&'static str, (String, String)>,
    /// Names that two types want: the page would see only one of them.
    clashes: BTreeSet<String>,
}

impl Types {
    fn new() -> Self {
        Types {
            config: Config::new().with_large_int("number"),
            seen: BTreeSet::new(),
            declarations: BTreeMap::new(),
            commands: BTreeMap::new(),
            clashes: BTreeSet::new(),
        }
    }

    /// Adds one command with everything its types need.
    pub(crate) fn command<A: TS + 'static, R: TS + 'static>(&mut self, name: &'static str) {
        self.visit::<A>();
        self.visit::<R>();
        self.commands.insert(name, (A::name(&self.config), R::name(&self.config)));
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.declarations.insert(name.clone(), T::decl(&self.config)).is_some() {
                self.clashes.insert(name);
            }
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_two_types_share_a_name_on_the_page() {
        assert_eq!(super::everything().clashes, std::collections::BTreeSet::new());
    }
}
