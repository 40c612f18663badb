//! Backups in a managed folder, the ledger of the destroyed, and the way back.
//!
//! Reading order: `folder` (where they may stand), `catalogue`, `write` and `make`, `overview`,
//! `keep` (how long), `ledger` and `ledger_file`, `forget` (a destroyed person leaves every backup),
//! `check` (verify), `restore`, `settle` (what each opening puts right).
//!
//! A backup is a folder named by its moment: a compact copy of the database under a key of its own, the
//! encrypted scans, a header that only the recovery code or the running desk opens, and a catalogue
//! authenticated by the vault's master key. It has its name only once it was opened and verified.
//! Refuses: folders that travel over a network or into a cloud; a restore over an existing clinic; a
//! restore without the ledger, for the destroyed must not come back (152-FZ Art. 21).

mod catalogue;
mod check;
mod folder;
mod forget;
mod keep;
pub(crate) mod ledger;
mod ledger_file;
mod make;
mod overview;
mod restore;
mod settle;
mod store;
mod write;

pub use check::{Checked, check_backup, check_clinic};
pub use folder::{FolderProblem, acceptable};
pub(crate) use forget::{each_standing, forget};
pub use keep::{KEEP_DAYS_MAX, is_due_daily};
pub(crate) use keep::{is_due_at_leaving, prune_if_due};
pub use ledger_file::FILE_NAME as LEDGER;
pub use make::{make, run};
pub(crate) use overview::newest;
pub use overview::{
    BackupFolder, BackupOverview, BackupRow, BackupSettings, BackupState, FoundBackup, change_settings, look,
    overview,
};
pub use restore::Restore;
pub(crate) use restore::{clear_unfinished, restore};
pub(crate) use settle::{renew_headers, settle};
