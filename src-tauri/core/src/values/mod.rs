//! Small types shared by features: a value that exists is a value that is right.
//!
//! Each is made only through a checking constructor (also when read from JSON), prints in the
//! document's language and is stored in one canonical form.

mod category;
mod day;
mod ids;
mod language;
mod money;
mod person_name;
mod phone;
pub mod text;
mod time_of_day;
mod tooth;
pub(crate) mod word;

pub use category::Category;
pub use day::{Day, Timestamp};
pub use ids::{
    AccountId, AttachmentId, CaseNo, DestructionId, EstimateId, IssuedId, LeadId, RequestId, ServiceId,
    SubjectUid, TripId,
};
pub use language::Language;
pub(crate) use money::div_round;
pub use money::{Currency, Money, Rate};
pub use person_name::PersonName;
pub use phone::{Email, Phone};
pub use time_of_day::TimeOfDay;
pub use tooth::{Area, Tooth};
