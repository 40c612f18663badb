//! Teeth by FDI notation (ISO 3950) and the areas a service is done on.
//! US numbers (1–32, A–T) are never silently accepted.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Language;
use crate::{Error, Result, error::Problem};

/// One tooth: permanent 11–18, 21–28, 31–38, 41–48 or deciduous 51–55, 61–65, 71–75, 81–85.
/// Right and left are the patient's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "u8", into = "u8")]
#[ts(type = "number")]
pub struct Tooth(u8);

impl Tooth {
    /// Checks a number; 0, 19, 49, 56, 86 are no teeth.
    pub fn new(fdi: u8) -> Result<Self> {
        let (quadrant, place) = (fdi / 10, fdi % 10);
        let exists = match quadrant {
            1..=4 => (1..=8).contains(&place),
            5..=8 => (1..=5).contains(&place),
            _ => false,
        };
        if exists { Ok(Tooth(fdi)) } else { Err(Error::invalid("tooth", Problem::Tooth)) }
    }

    /// The FDI number.
    pub fn fdi(self) -> u8 {
        self.0
    }

    /// Whether it stands in the upper jaw.
    pub fn is_upper(self) -> bool {
        matches!(self.0 / 10, 1 | 2 | 5 | 6)
    }
}

impl TryFrom<u8> for Tooth {
    type Error = Error;
    fn try_from(fdi: u8) -> Result<Self> {
        Tooth::new(fdi)
    }
}

impl From<Tooth> for u8 {
    fn from(tooth: Tooth) -> u8 {
        tooth.0
    }
}

/// What a planned service is done on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "on", rename_all = "snake_case")]
pub enum Area {
    /// One tooth.
    Tooth {
        /// FDI number.
        tooth: Tooth,
    },
    /// The upper jaw.
    UpperJaw,
    /// The lower jaw.
    LowerJaw,
    /// The whole mouth, or not bound to a place.
    Mouth,
}

impl Area {
    /// The stored form: `16`, `upper`, `lower`, `mouth`.
    pub fn code(self) -> String {
        match self {
            Area::Tooth { tooth } => tooth.fdi().to_string(),
            Area::UpperJaw => "upper".into(),
            Area::LowerJaw => "lower".into(),
            Area::Mouth => "mouth".into(),
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Result<Self> {
        Ok(match code {
            "upper" => Area::UpperJaw,
            "lower" => Area::LowerJaw,
            "mouth" => Area::Mouth,
            number => {
                let fdi = number.parse().map_err(|_| Error::invalid("tooth", Problem::Tooth))?;
                Area::Tooth { tooth: Tooth::new(fdi)? }
            }
        })
    }

    /// As written on a paper.
    pub fn on_paper(self, language: Language) -> String {
        match self {
            Area::Tooth { tooth } => tooth.fdi().to_string(),
            Area::UpperJaw => language.pick("верхняя челюсть", "上颌", "upper jaw").into(),
            Area::LowerJaw => language.pick("нижняя челюсть", "下颌", "lower jaw").into(),
            Area::Mouth => language.pick("полость рта", "全口", "whole mouth").into(),
        }
    }

    /// Whether it names a tooth: such an item may be health data (152-FZ Art. 10).
    pub fn is_tooth(self) -> bool {
        matches!(self, Area::Tooth { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_fifty_two_teeth_of_iso_3950_exist() {
        let teeth: Vec<u8> = (0..=255).filter(|n| Tooth::new(*n).is_ok()).collect();
        assert_eq!(teeth.len(), 52);
        for wrong in [0, 1, 8, 10, 19, 20, 29, 30, 49, 50, 56, 66, 86, 91, 255] {
            assert_eq!(Tooth::new(wrong), Err(Error::invalid("tooth", Problem::Tooth)), "{wrong}");
        }
        assert!(serde_json::from_str::<Tooth>("19").is_err());
        assert_eq!(Area::from_code("16").unwrap().code(), "16");
    }
}
