//! The recovery code: shown once, printed, typed back; and the way in with it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroize;

use super::{Door, DoorState, Inside, sign_in, state};
use crate::api::Nothing;
use crate::audit::{Op, Outcome};
use crate::clinic::Clinic;
use crate::error::Problem;
use crate::hand_over::{Paper, PaperOrigin};
use crate::paper::{Block, Document};
use crate::values::{Day, Language};
use crate::vault::{self, Vault};
use crate::{Error, Result, backup, settings, staff};

/// The code, to be shown once.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct RecoveryWords {
    /// Groups of characters.
    pub code: String,
}

/// The code typed back.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct CodeTyped {
    /// As typed; case, spaces and dashes do not matter.
    pub code: String,
}

/// The way in without a password: a new password for an account.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Recovery {
    /// The recovery code.
    pub code: String,
    /// Whose password is set anew.
    pub login: String,
    /// The new password.
    pub new_password: String,
}

impl Drop for Recovery {
    fn drop(&mut self) {
        self.code.zeroize();
        self.new_password.zeroize();
    }
}

/// Has the present recovery code been typed back?
pub(super) fn is_confirmed(clinic: &Clinic) -> Result<bool> {
    clinic.peek(settings::recovery_confirmed)
}

/// Opens with the code, gives the account a new password and signs it in. Works on a workstation
/// whose keyring is new: the slot is made with the present one.
pub(super) fn recover(door: &Door, typed: Recovery) -> Result<DoorState> {
    door.lock();
    let login = typed.login.trim().to_lowercase();
    vault::check_password(&login, &typed.new_password)?;
    let mut vault = Vault::load(&door.folder)?;
    let failed = vault.failed_attempts();
    let keys = vault.open_with_recovery(&typed.code, door.world.as_ref())?;
    let (keeper, program) = sign_in::open_as_program(door, vault, keys)?;
    let found = program.peek(|tx| staff::find_by_login(tx.sql(), &login))?.filter(|account| account.active);
    let Some(account) = found else {
        program.note(Op::Recover, Outcome::Refused, "not_found")?;
        return Err(Error::invalid("login", Problem::Unknown));
    };
    let who = vault::Credentials { account: account.id, login: &login, password: &typed.new_password };
    let password_only = keeper.with(|vault, keys| {
        vault.set_password(keys, who, door.device.as_ref(), door.cost, door.world.as_ref())?;
        Ok(vault.password_only(account.id).unwrap_or(true))
    })?;
    let clinic = program.for_actor(account.actor());
    sign_in::note_failures(&clinic, failed)?;
    clinic.note(Op::Recover, Outcome::Ok, "")?;
    *door.inside() = Some(Inside { keeper, clinic, account, password_only, unconfirmed: None });
    door.touch();
    state::get(door, Nothing {})
}

/// Makes a new code; the old one opens nothing from now.
pub(super) fn renew(door: &Door, _: Nothing) -> Result<RecoveryWords> {
    door.with_inside(|inside| {
        let Inside { keeper, clinic, unconfirmed, .. } = inside;
        let words = keeper.with(|vault, keys| {
            clinic.transact(Op::RenewRecoveryCode, |tx| {
                settings::set_recovery_confirmed(tx, false)?;
                let code = vault.new_recovery_code(keys, door.world.as_ref())?;
                let words = RecoveryWords { code: code.text().to_string() };
                *unconfirmed = Some(code);
                Ok(words)
            })
        })?;
        // A folder that cannot be reached now is made good at the next opening.
        let _ = backup::renew_headers(clinic);
        Ok(words)
    })
}

/// Compares what was typed back with the code shown.
pub(super) fn confirm(door: &Door, typed: CodeTyped) -> Result<DoorState> {
    door.with_inside(|inside| {
        let code = inside.unconfirmed.as_ref().ok_or(Error::WrongState { state: "no_code_shown".into() })?;
        if let Err(error) = code.confirm(&typed.code) {
            inside.clinic.note(Op::RenewRecoveryCode, Outcome::Refused, "wrong_code")?;
            return Err(error);
        }
        inside.clinic.transact(Op::RenewRecoveryCode, |tx| settings::set_recovery_confirmed(tx, true))?;
        inside.unconfirmed = None;
        Ok(())
    })?;
    state::get(door, Nothing {})
}

/// The code on paper, as long as it has not been typed back.
pub(super) fn paper(door: &Door, _: Nothing) -> Result<Paper> {
    let (code, settings, language, today, now) = door.with_inside(|inside| {
        let code = inside.unconfirmed.as_ref().ok_or(Error::WrongState { state: "no_code_shown".into() })?;
        inside.clinic.note(Op::PrintRecoveryCode, Outcome::Ok, "")?;
        let (settings, today, now) =
            inside.clinic.peek(|tx| Ok((settings::current(tx)?, tx.today(), tx.now())))?;
        Ok((code.text(), settings, inside.account.language, today, now))
    })?;
    Paper::made("recovery-code", &sheet(&code, &settings, language, today), now, PaperOrigin::Nobody)
}

fn sheet(code: &str, settings: &settings::Settings, language: Language, today: Day) -> Document {
    let title = language.pick("Код восстановления", "恢复码", "Recovery code").to_owned();
    Document {
        title: title.clone(),
        language,
        second: None,
        header: settings.letterhead(),
        footer: today.long(language),
        blocks: vec![
            Block::Title(title),
            Block::Paragraph(
                language
                    .pick(
                        "Этот код открывает базу данных, если забыт пароль или сломался компьютер. Он один и нигде в программе не хранится.",
                        "忘记密码或电脑损坏时，可用此恢复码打开数据库。恢复码只有一份，程序中不保存。",
                        "This code opens the database when a password is forgotten or the computer is lost. There is one; the program keeps no copy.",
                    )
                    .to_owned(),
            ),
            Block::Heading(code.to_owned()),
            Block::Bullets(
                language
                    .pick(
                        [
                            "Храните лист в сейфе, отдельно от компьютера и резервных копий.",
                            "Не фотографируйте и не пересылайте его.",
                            "Если лист потерян, создайте новый код в настройках: старый перестанет действовать.",
                        ],
                        [
                            "请将此纸存放在保险柜中，与电脑和备份分开保管。",
                            "请勿拍照或转发。",
                            "如遗失，请在设置中生成新的恢复码，旧码随即失效。",
                        ],
                        [
                            "Keep this sheet in a safe, apart from the computer and the backups.",
                            "Do not photograph or send it.",
                            "If it is lost, make a new code in Settings: the old one stops working.",
                        ],
                    )
                    .map(str::to_owned)
                    .to_vec(),
            ),
        ],
    }
}
