//! The vault as a whole, on real files.

use std::{
    fs,
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::{copies::NAMES, header::VERSION, *};
use crate::{error::Problem, values::Timestamp};

const ANNA: &str = "anna.orlova";
const PASSWORD: &str = "журавль над рекой";

struct World {
    now: Mutex<Timestamp>,
    drawn: AtomicU64,
}

impl World {
    fn new() -> Self {
        let now = Timestamp::parse("2026-11-05T09:00:00Z").unwrap();
        World { now: Mutex::new(now), drawn: AtomicU64::new(1) }
    }
    fn pass(&self, seconds: i64) {
        let mut now = self.now.lock().unwrap();
        *now = now.plus_seconds(seconds);
    }
}

impl Surroundings for World {
    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }
    fn random(&self, bytes: &mut [u8]) -> Result<()> {
        for chunk in bytes.chunks_mut(32) {
            let block = Sha256::digest(self.drawn.fetch_add(1, Ordering::Relaxed).to_le_bytes());
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
        Ok(())
    }
    fn workstation(&self) -> String {
        "desk-1".to_owned()
    }
}

struct Set {
    folder: TempDir,
    world: World,
    device: MemoryDevice,
    vault: Vault,
    keys: Keys,
    code: String,
}

impl Set {
    fn path(&self) -> &Path {
        self.folder.path()
    }
    fn load(&self) -> Result<Vault> {
        Vault::load(self.path())
    }
    fn sign_in(&self, password: &str) -> Result<Opened> {
        self.load()?.open_with_password(ANNA, password, &self.device, &self.world)
    }
    fn same_keys(&self, keys: &Keys) -> bool {
        keys.master.bytes() == self.keys.master.bytes()
            && keys.current.bytes() == self.keys.current.bytes()
            && keys.pending.as_ref().map(DbKey::bytes) == self.keys.pending.as_ref().map(DbKey::bytes)
    }
    fn copy(&self, which: usize) -> Vec<u8> {
        fs::read(self.path().join(NAMES[which])).unwrap()
    }
    fn put(&self, which: usize, bytes: &[u8]) {
        fs::write(self.path().join(NAMES[which]), bytes).unwrap();
    }
}

fn who(account: i64, login: &'static str, password: &'static str) -> Credentials<'static> {
    Credentials { account: AccountId::new(account), login, password }
}

fn set_up(device: MemoryDevice) -> Set {
    let (folder, world) = (TempDir::new().unwrap(), World::new());
    let anna = who(1, ANNA, PASSWORD);
    let (vault, opened, code) =
        Vault::create(folder.path(), anna, &device, Cost::for_tests(), &world).unwrap();
    let code = code.text().to_string();
    Set { folder, world, device, vault, keys: opened.keys, code }
}

fn set() -> Set {
    set_up(MemoryDevice::default())
}

fn without_keyring() -> MemoryDevice {
    let device = MemoryDevice::default();
    device.set_trouble(Some(DeviceTrouble::Unreachable));
    device
}

fn stamped(text: &str) -> Vec<u8> {
    let digest = hex::encode(&Sha256::digest(text.as_bytes()));
    format!("{text}{digest}\n").into_bytes()
}

#[test]
fn the_password_and_the_recovery_code_open_the_same_keys_after_a_restart() {
    let set = set();
    let opened = set.sign_in(PASSWORD).unwrap();
    assert!(set.same_keys(&opened.keys));
    assert_eq!(opened.account, AccountId::new(1));
    assert!(!opened.password_only, "the keyring took part");
    assert!(set.same_keys(&set.load().unwrap().open_with_recovery(&set.code, &set.world).unwrap()));
    let shouting = set.load().unwrap().open_with_password(" Anna.ORLOVA ", PASSWORD, &set.device, &set.world);
    assert!(shouting.is_ok(), "case and outer spaces of a login do not matter");
}

#[test]
fn a_wrong_password_and_an_unknown_login_are_answered_alike() {
    let set = set();
    assert_eq!(set.sign_in("журавль над рекою").err(), Some(Error::WrongPassword { left: 4 }));
    let unknown = set.load().unwrap().open_with_password("nobody", PASSWORD, &set.device, &set.world);
    assert_eq!(unknown.err(), Some(Error::WrongPassword { left: 3 }));
}

#[test]
fn a_typing_error_in_the_recovery_code_is_told_from_a_wrong_code() {
    let set = set();
    let mut typo = set.code.clone();
    let last = if typo.ends_with('0') { "1" } else { "0" };
    typo.replace_range(34..35, last);
    let try_code = |code: &str| set.load().unwrap().open_with_recovery(code, &set.world).err();
    for _ in 0..FREE_ATTEMPTS + 2 {
        assert_eq!(try_code(&typo), Some(Error::RecoveryCodeTypo), "a typo costs no attempt");
    }
    let other = RecoveryCode::random(&set.world).unwrap().text().to_string();
    for _ in 0..FREE_ATTEMPTS {
        assert_eq!(try_code(&other), Some(Error::WrongRecoveryCode));
    }
    assert!(matches!(try_code(&other), Some(Error::Throttled { .. })), "guessing codes is paused too");
}

#[test]
fn nothing_is_ever_made_over_a_header_copy_or_a_database() {
    for name in [NAMES[0], NAMES[1], DATABASE] {
        let (folder, world) = (TempDir::new().unwrap(), World::new());
        fs::write(folder.path().join(name), b"precious").unwrap();
        let made = Vault::create(folder.path(), who(1, ANNA, PASSWORD), &NoDevice, Cost::for_tests(), &world);
        assert_eq!(made.err(), Some(Error::VaultExists), "{name}");
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), b"precious");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else appeared beside {name}");
    }
}

#[test]
fn an_empty_folder_has_no_vault_and_a_database_without_its_header_is_damage() {
    let folder = TempDir::new().unwrap();
    assert_eq!(Vault::load(folder.path()).err(), Some(Error::NoVault));
    assert!(!Vault::exists(folder.path()));
    fs::write(folder.path().join(DATABASE), b"pages").unwrap();
    assert_eq!(Vault::load(folder.path()).err(), Some(DAMAGED));
    assert!(Vault::exists(folder.path()));
}

#[test]
fn a_weak_password_makes_no_vault() {
    let (folder, world) = (TempDir::new().unwrap(), World::new());
    let made = Vault::create(folder.path(), who(1, ANNA, "qwertyuiop"), &NoDevice, Cost::for_tests(), &world);
    assert_eq!(made.err(), Some(Error::invalid("password", Problem::Weak)));
    assert!(!Vault::exists(folder.path()));
}

#[test]
fn one_damaged_or_missing_copy_is_replaced_at_the_next_sign_in() {
    for which in [0, 1] {
        for damage in [Some(&b""[..]), Some(b"zhenmei-vault 1\n{"), None] {
            let set = set();
            let whole = set.copy(1 - which);
            match damage {
                Some(bytes) => set.put(which, bytes),
                None => fs::remove_file(set.path().join(NAMES[which])).unwrap(),
            }
            assert!(set.same_keys(&set.sign_in(PASSWORD).unwrap().keys));
            assert_eq!(set.copy(which), whole, "copy {which} stands again");
        }
    }
}

#[test]
fn two_damaged_copies_are_damage_and_stay_as_they_are() {
    let set = set();
    for which in [0, 1] {
        let mut bytes = set.copy(which);
        let middle = bytes.len() / 2;
        bytes.truncate(middle);
        set.put(which, &bytes);
    }
    let before = (set.copy(0), set.copy(1));
    assert_eq!(set.load().err(), Some(DAMAGED));
    assert_eq!((set.copy(0), set.copy(1)), before);
}

#[test]
fn copies_of_two_vaults_are_not_mixed() {
    let (set, other) = (set(), set_up(without_keyring()));
    // Both worlds draw the same numbers, so the other vault is given another name here.
    let text = String::from_utf8(other.copy(0)).unwrap();
    let renamed = text.replace(&other.vault.id(), &"0".repeat(32));
    let (before, _) = renamed.trim_end().rsplit_once('\n').unwrap();
    let foreign = stamped(&format!("{before}\n"));
    set.put(1, &foreign);
    assert_eq!(set.load().err(), Some(DAMAGED));
    assert_eq!(set.copy(1), foreign, "neither copy is overwritten by the other");
}

#[test]
fn a_header_of_a_newer_program_is_refused_and_left_alone() {
    let set = set();
    let newer = stamped(&format!("zhenmei-vault {}\n[\"another form\"]\n", VERSION + 1));
    set.put(1, &newer);
    let wanted = Error::NewerSchema { found: VERSION + 1, known: VERSION };
    assert_eq!(set.load().err(), Some(wanted), "even when the other copy is readable");
    assert_eq!(set.copy(1), newer);
}

#[rstest::rstest]
fn a_crash_between_the_copies_leaves_the_newer_one_in_force(#[values(0, 1)] behind: usize) {
    let mut set = set();
    let old = set.copy(behind);
    let new = who(1, ANNA, "осенний клён у дома");
    set.vault.set_password(&set.keys, new, &set.device, Cost::for_tests(), &set.world).unwrap();
    set.put(behind, &old);
    let gone = set.sign_in(PASSWORD).err();
    assert_eq!(gone, Some(Error::WrongPassword { left: 4 }), "the old password is gone");
    assert!(set.sign_in("осенний клён у дома").is_ok());
    assert_eq!(set.copy(0), set.copy(1), "the older copy caught up");
}

#[test]
fn a_version_that_never_was_is_damage() {
    let set = set();
    let text = String::from_utf8(set.copy(0)).unwrap().replacen("vault 1", "vault 0", 1);
    let (before, _) = text.trim_end().rsplit_once('\n').unwrap();
    let forged = stamped(&format!("{before}\n"));
    set.put(0, &forged);
    set.put(1, &forged);
    assert_eq!(set.load().err(), Some(DAMAGED));
}

#[test]
fn a_crash_before_the_first_rename_changes_nothing() {
    let set = set();
    fs::write(set.path().join("vault.head.new"), b"zhenmei-vault 1\n{\"vault_id\":\"0").unwrap();
    assert!(set.same_keys(&set.sign_in(PASSWORD).unwrap().keys));
}

#[test]
fn a_change_goes_on_when_the_disk_refuses_the_second_copy() {
    let mut set = set();
    fs::remove_file(set.path().join(NAMES[1])).unwrap();
    fs::create_dir_all(set.path().join(NAMES[1]).join("in the way")).unwrap();
    set.vault.propose_db_key(&mut set.keys, &set.world).unwrap();
    fs::remove_dir_all(set.path().join(NAMES[1])).unwrap();
    assert!(set.same_keys(&set.sign_in(PASSWORD).unwrap().keys), "the pending key is on disk");
    assert_eq!(set.copy(0), set.copy(1), "repaired");
}

#[test]
fn a_change_refused_for_the_first_copy_leaves_the_old_header_in_force() {
    let mut set = set();
    fs::create_dir(set.path().join("vault.head.new")).unwrap();
    let refused = set.vault.propose_db_key(&mut set.keys, &set.world);
    assert!(matches!(refused, Err(Error::Storage { .. })), "{refused:?}");
    assert!(set.keys.pending.is_none(), "a key that is not on disk must not be used");
    fs::remove_dir(set.path().join("vault.head.new")).unwrap();
    assert!(set.same_keys(&set.sign_in(PASSWORD).unwrap().keys));
}

#[test]
fn a_keyring_wiped_or_replaced_is_told_from_a_wrong_password() {
    let set = set();
    set.device.wipe();
    assert_eq!(set.sign_in(PASSWORD).err(), Some(Error::DeviceChanged));
    set.device.write(&set.vault.id(), &Secret32::new(&[9; 32])).unwrap();
    for _ in 0..FREE_ATTEMPTS + 2 {
        assert_eq!(set.sign_in(PASSWORD).err(), Some(Error::DeviceChanged), "and costs no attempt");
    }
}

#[test]
fn a_keyring_that_cannot_be_asked_is_told_too() {
    let set = set();
    for trouble in [DeviceTrouble::Unreachable, DeviceTrouble::Refused] {
        set.device.set_trouble(Some(trouble));
        assert_eq!(set.sign_in(PASSWORD).err(), Some(Error::DeviceMissing));
    }
    set.device.set_trouble(None);
    assert!(set.sign_in(PASSWORD).is_ok());
}

#[test]
fn the_recovery_code_and_a_new_password_bring_a_new_keyring_in() {
    let mut set = set();
    set.device.wipe();
    let keys = set.vault.open_with_recovery(&set.code, &set.world).unwrap();
    let new = who(1, ANNA, "осенний клён у дома");
    set.vault.set_password(&keys, new, &set.device, Cost::for_tests(), &set.world).unwrap();
    let opened = set.sign_in("осенний клён у дома").unwrap();
    assert!(set.same_keys(&opened.keys), "the same clinic, no new key");
    assert!(!opened.password_only);
}

#[test]
fn without_a_keyring_the_password_alone_opens_and_that_is_said() {
    let mut set = set_up(without_keyring());
    assert!(set.sign_in(PASSWORD).unwrap().password_only);
    assert_eq!(set.vault.password_only(AccountId::new(1)), Some(true));
    set.device.set_trouble(None);
    assert!(
        set.sign_in(PASSWORD).unwrap().password_only,
        "a keyring that came later changes nothing by itself"
    );
    set.vault
        .set_password(&set.keys, who(1, ANNA, PASSWORD), &set.device, Cost::for_tests(), &set.world)
        .unwrap();
    assert!(!set.sign_in(PASSWORD).unwrap().password_only, "setting the password takes it in");
    set.device.wipe();
    assert_eq!(set.sign_in(PASSWORD).err(), Some(Error::DeviceChanged));
}

#[test]
fn accounts_come_and_go_and_the_last_one_stays() {
    let mut set = set();
    let (one, two) = (AccountId::new(1), AccountId::new(2));
    let mei = who(2, "mei.lin", "туман над сопкой");
    let taken = who(2, " ANNA.orlova", "туман над сопкой");
    let cost = Cost::for_tests();
    let refused = set.vault.set_password(&set.keys, taken, &set.device, cost, &set.world);
    assert_eq!(refused, Err(Error::invalid("login", Problem::Taken)));
    set.vault.set_password(&set.keys, mei, &set.device, cost, &set.world).unwrap();
    let opened = set
        .load()
        .unwrap()
        .open_with_password("mei.lin", "туман над сопкой", &set.device, &set.world)
        .unwrap();
    assert_eq!(opened.account, two);
    set.vault.remove_slot(&opened.keys, one, &set.world).unwrap();
    assert!(matches!(set.sign_in(PASSWORD), Err(Error::WrongPassword { .. })));
    assert_eq!(set.vault.remove_slot(&opened.keys, one, &set.world), Err(Error::not_found("slot")));
    let last = set.vault.remove_slot(&opened.keys, two, &set.world);
    assert_eq!(last, Err(Error::WrongState { state: "last_account".to_owned() }));
}

#[test]
fn a_new_recovery_code_ends_the_old_one() {
    let mut set = set();
    let code = set.vault.new_recovery_code(&set.keys, &set.world).unwrap().text().to_string();
    let old = set.load().unwrap().open_with_recovery(&set.code, &set.world);
    assert_eq!(old.err(), Some(Error::WrongRecoveryCode));
    assert!(set.load().unwrap().open_with_recovery(&code, &set.world).is_ok());
}

#[test]
fn a_re_key_keeps_both_keys_on_disk_until_it_is_settled() {
    for (is, wants_pending) in [(DbKeyIs::Current, false), (DbKeyIs::Pending, true)] {
        let mut set = set();
        let old = *set.keys.current.bytes();
        set.vault.propose_db_key(&mut set.keys, &set.world).unwrap();
        let proposed = *set.keys.pending.as_ref().unwrap().bytes();
        set.vault.propose_db_key(&mut set.keys, &set.world).unwrap();
        assert_eq!(set.keys.pending.as_ref().unwrap().bytes(), &proposed, "a pending key is kept");
        let mut keys = set.sign_in(PASSWORD).unwrap().keys;
        assert!(set.same_keys(&keys), "a restart finds both");
        set.load().unwrap().settle_db_key(&mut keys, is, &set.world).unwrap();
        let after = set.sign_in(PASSWORD).unwrap().keys;
        assert_eq!(after.current.bytes(), if wants_pending { &proposed } else { &old });
        assert!(after.pending.is_none());
    }
}

#[test]
fn two_programs_do_not_undo_each_others_changes() {
    let mut set = set();
    let mut second = set.load().unwrap();
    second.new_recovery_code(&set.keys, &set.world).unwrap();
    let stale = set.vault.new_recovery_code(&set.keys, &set.world);
    assert_eq!(stale.err(), Some(Error::Busy));
}

#[test]
fn keys_of_another_vault_change_nothing() {
    let mut set = set();
    let foreign = Keys { master: MasterKey::new(&[1; 32]), current: DbKey::new(&[2; 32]), pending: None };
    let before = set.copy(0);
    assert!(matches!(set.vault.new_recovery_code(&foreign, &set.world), Err(Error::Internal { .. })));
    assert_eq!(set.copy(0), before);
}

#[test]
fn five_failures_bring_a_pause_that_doubles_and_survives_a_restart() {
    let set = set();
    for left in [4, 3, 2, 1, 0] {
        assert_eq!(set.sign_in("no such password").err(), Some(Error::WrongPassword { left }));
    }
    for pause in [30, 60, 120, 240, 480, 900, 900] {
        let until = set.world.now().plus_seconds(pause);
        assert_eq!(set.sign_in(PASSWORD).err(), Some(Error::Throttled { until }), "after {pause} s");
        set.world.pass(pause - 1);
        assert_eq!(set.sign_in(PASSWORD).err(), Some(Error::Throttled { until }), "a second too early");
        set.world.pass(1);
        assert_eq!(set.sign_in("no such password").err(), Some(Error::WrongPassword { left: 0 }));
    }
    set.world.pass(900);
    assert!(set.sign_in(PASSWORD).is_ok());
    assert_eq!(
        set.sign_in("no such password").err(),
        Some(Error::WrongPassword { left: 4 }),
        "success clears"
    );
}

#[test]
fn a_clock_set_back_starts_the_pause_anew() {
    let set = set();
    for _ in 0..FREE_ATTEMPTS {
        assert!(set.sign_in("no such password").is_err());
    }
    set.world.pass(-3600);
    let until = set.world.now().plus_seconds(30);
    assert_eq!(set.sign_in(PASSWORD).err(), Some(Error::Throttled { until }));
    set.world.pass(30);
    assert!(set.sign_in(PASSWORD).is_ok(), "and it ends");
}

#[rstest::rstest]
#[case::empty(Some(""))]
#[case::not_json(Some("no failures here"))]
#[case::deleted(None)]
#[case::pause_taken_out(Some(r#"{"failures":5,"until":null}"#))]
#[case::endless(Some(r#"{"failures":1,"until":"2199-01-01T00:00:00.000Z"}"#))]
fn a_tampered_count_of_attempts_is_a_pause_of_half_a_minute(#[case] text: Option<&str>) {
    let set = set();
    let file = set.path().join("attempts.json");
    match text {
        Some(text) => fs::write(&file, text).unwrap(),
        None => fs::remove_file(&file).unwrap(),
    }
    let until = set.world.now().plus_seconds(30);
    assert_eq!(set.sign_in(PASSWORD).err(), Some(Error::Throttled { until }));
    set.world.pass(30);
    assert!(set.sign_in(PASSWORD).is_ok());
}

#[test]
fn a_killed_program_has_spent_its_attempt() {
    let set = set();
    for left in [4, 3, 2, 1, 0] {
        assert_eq!(throttle::begin(set.path(), &set.world), Ok(left), "begun and never finished");
    }
    assert!(matches!(set.sign_in(PASSWORD), Err(Error::Throttled { .. })));
}

#[test]
fn a_restored_folder_may_forget_its_attempts() {
    let set = set();
    fs::remove_file(set.path().join("attempts.json")).unwrap();
    set.vault.forget_attempts().unwrap();
    assert!(set.sign_in(PASSWORD).is_ok());
}

#[test]
fn the_folder_holds_neither_login_nor_password_nor_code_nor_key() {
    let mut set = set();
    set.vault.propose_db_key(&mut set.keys, &set.world).unwrap();
    let device = set.device.read(&set.vault.id()).unwrap().unwrap();
    let pending = set.keys.pending.as_ref().unwrap();
    let secrets = [set.keys.master.bytes(), set.keys.current.bytes(), pending.bytes(), device.bytes()];
    for entry in fs::read_dir(set.path()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
        for secret in secrets {
            assert!(!holds(secret) && !holds(hex::encode(secret).as_bytes()));
            assert!(!holds(&secret[..8]) && !holds(hex::encode(&secret[..8]).as_bytes()));
        }
        for text in [ANNA, "anna", "orlova", PASSWORD, "журавль", set.code.as_str(), &set.code[..11]] {
            assert!(!holds(text.as_bytes()));
        }
    }
    let head = set.copy(0);
    let id = set.vault.id();
    assert!(head.windows(32).any(|window| window == id.as_bytes()), "the search finds what is there");
}

#[test]
fn a_fingerprint_names_a_key_without_holding_it() {
    let (one, two) = (DbKey::new(&[1; 32]), DbKey::new(&[2; 32]));
    assert_eq!(one.fingerprint(), DbKey::new(&[1; 32]).fingerprint());
    assert_ne!(one.fingerprint(), two.fingerprint());
    assert_eq!(one.fingerprint().unwrap().len(), 32);
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_header() {
    use std::os::unix::fs::PermissionsExt;
    let set = set();
    for name in NAMES {
        assert_eq!(fs::metadata(set.path().join(name)).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

/// Both ways in, with a fresh count of attempts: errors, or the very same keys.
fn never_wrong_keys(set: &Set) {
    set.vault.forget_attempts().unwrap();
    if let Ok(opened) = set.sign_in(PASSWORD) {
        assert!(set.same_keys(&opened.keys), "wrong keys by password");
        assert_eq!(opened.account, AccountId::new(1), "another account");
    }
    if let Ok(keys) = set.load().and_then(|mut vault| vault.open_with_recovery(&set.code, &set.world)) {
        assert!(set.same_keys(&keys), "wrong keys by recovery code");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_changed_byte_ever_yields_wrong_keys(at in any::<prop::sample::Index>(), change in 1..=255_u8) {
        let set = set();
        let mut bytes = set.copy(0);
        let at = at.index(bytes.len());
        bytes[at] ^= change;
        set.put(0, &bytes);
        set.put(1, &bytes);
        never_wrong_keys(&set);
        prop_assert_eq!(set.load().err(), Some(DAMAGED), "the digest notices byte {}", at);
    }

    #[test]
    fn no_forged_byte_under_a_fresh_digest_yields_wrong_keys(at in any::<prop::sample::Index>(), digit in "[0-9a-f]") {
        let set = set();
        let whole = set.copy(0);
        let text = String::from_utf8(whole.clone()).unwrap();
        let (before, _) = text.trim_end().rsplit_once('\n').unwrap();
        let mut forged = format!("{before}\n");
        let at = at.index(before.len());
        forged.replace_range(at..=at, &digit);
        let forged = stamped(&forged);
        set.put(0, &forged);
        set.put(1, &forged);
        let opens = forged == whole;
        never_wrong_keys(&set);
        if !opens {
            prop_assert!(set.sign_in(PASSWORD).is_err(), "forged byte {} opened", at);
        }
    }
}
