//! Where backups may stand: a disk of this computer, in the declared country; never a folder another
//! program carries away (152-FZ Art. 18(5)).

use std::path::{Component, Path};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Result};

/// Why a folder is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FolderProblem {
    /// A cloud program carries what stands here to other computers and countries.
    Cloud,
    /// The folder stands on another computer.
    Network,
    /// Not a whole path from the root: it would mean another place after a restart.
    Relative,
    /// Inside the clinic's own folder, where only `backups` is kept for them.
    InsideClinic,
}

/// Names of folders that cloud programs make, as they begin, in lower case.
const CLOUDS: [&str; 30] = [
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "google диск",
    "my drive",
    "мой диск",
    "icloud",
    "mobile documents",
    "com~apple~clouddocs",
    "cloudstorage",
    "yandex.disk",
    "yandexdisk",
    "яндекс.диск",
    "яндекс диск",
    "облако mail",
    "mail.ru cloud",
    "mail.ru облако",
    "cloud mail.ru",
    "nextcloud",
    "owncloud",
    "syncthing",
    "seafile",
    "mega",
    "pcloud",
    "坚果云",
    "nutstore",
    "百度网盘",
    "baidunetdisk",
    "baidusyncdisk",
];

/// File systems that stand on another computer, as `/proc/mounts` calls them.
const NETWORKS: [&str; 12] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "fuse.rclone",
    "davfs",
    "fuse.davfs2",
    "9p",
    "afs",
    "fuse.gvfsd-fuse",
];

/// Whether backups may stand in a folder, which need not be there yet.
///
/// # Errors
/// `FolderRefused { reason }`.
pub fn acceptable(path: &Path) -> Result<()> {
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    match problem(path, &mounts) {
        None => {
            // A link may lead elsewhere: what is there already is judged by where it really stands.
            let real = path.ancestors().find_map(|ancestor| ancestor.canonicalize().ok());
            match real.and_then(|real| problem(&real, &mounts)) {
                None => Ok(()),
                Some(reason) => Err(Error::FolderRefused { reason }),
            }
        }
        Some(reason) => Err(Error::FolderRefused { reason }),
    }
}

fn problem(path: &Path, mounts: &str) -> Option<FolderProblem> {
    let written = path.to_string_lossy();
    if written.starts_with("\\\\") || written.starts_with("//") {
        return Some(FolderProblem::Network);
    }
    if !path.is_absolute() {
        return Some(FolderProblem::Relative);
    }
    let is_cloud = path.components().any(|part| match part {
        Component::Normal(name) => {
            let name = name.to_string_lossy().to_lowercase();
            CLOUDS.iter().any(|cloud| begins(&name, cloud))
        }
        _ => false,
    });
    if is_cloud {
        return Some(FolderProblem::Cloud);
    }
    is_on_network(path, mounts).then_some(FolderProblem::Network)
}

/// Whether a name is the cloud's, alone or with more behind it: `OneDrive - Clinic`, but `Megapolis` is
/// a folder like any other.
fn begins(name: &str, cloud: &str) -> bool {
    let name = name.strip_prefix('.').unwrap_or(name);
    name.strip_prefix(cloud).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The longest mount point above the path decides.
fn is_on_network(path: &Path, mounts: &str) -> bool {
    mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ');
            let (_, point, kind) = (fields.next()?, fields.next()?, fields.next()?);
            let point = point.replace("\\040", " ");
            path.starts_with(&point).then_some((point.len(), kind))
        })
        .max_by_key(|(length, _)| *length)
        .is_some_and(|(_, kind)| NETWORKS.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const MOUNTS: &str = "/dev/sda1 / ext4 rw 0 0\n//nas/share /mnt/nas cifs rw 0 0\n\
        /dev/sdb1 /mnt/nas/disk ext4 rw 0 0\nx /media/two\\040words nfs4 rw 0 0\n";

    #[rstest]
    #[case("/home/desk/Dropbox/zhenmei", Some(FolderProblem::Cloud))]
    #[case("/home/desk/OneDrive - Clinic/b", Some(FolderProblem::Cloud))]
    #[case("/home/desk/Yandex.Disk", Some(FolderProblem::Cloud))]
    #[case("/home/desk/Яндекс.Диск/копии", Some(FolderProblem::Cloud))]
    #[case("/home/desk/坚果云/备份", Some(FolderProblem::Cloud))]
    #[case("/home/desk/百度网盘", Some(FolderProblem::Cloud))]
    #[case("/home/desk/Nextcloud", Some(FolderProblem::Cloud))]
    #[case("/Users/desk/Library/Mobile Documents/x", Some(FolderProblem::Cloud))]
    #[case("/mnt/nas/backups", Some(FolderProblem::Network))]
    #[case("/media/two words/b", Some(FolderProblem::Network))]
    #[case("//nas/share", Some(FolderProblem::Network))]
    #[case("\\\\nas\\share", Some(FolderProblem::Network))]
    #[case("backups", Some(FolderProblem::Relative))]
    #[case("/mnt/nas/disk/backups", None)]
    #[case("/home/desk/Megapolis", None)]
    #[case("/home/desk/backups", None)]
    fn clouds_and_networks_are_refused(#[case] path: &str, #[case] reason: Option<FolderProblem>) {
        assert_eq!(problem(Path::new(path), MOUNTS), reason, "{path}");
    }
}
