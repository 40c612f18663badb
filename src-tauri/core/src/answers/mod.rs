//! Answers to a person's question about their own data (152-FZ Art. 14(7), 20(1)), and the inspector's
//! pack of a case.
//!
//! The answer is gathered by the register of personal data, so nothing kept can be left out, and
//! nobody else's rows can come along; staff are not named (Art. 14(7)4). Paper and file are made of
//! one [`Answer`], so they cannot tell different things. A blocked record is answered too: answering
//! is a duty that a block does not end. Refuses: a letter without a living record.
//!
//! Reading order: `labels` (every column), `closed` and `show` (values), `collect`, `answer` (items
//! 1–10 with `words`), `paper`, `file`, `state`; `pack` with `pack_summary` and `pack_words`.

mod answer;
mod closed;
mod collect;
mod file;
mod labels;
mod pack;
mod pack_summary;
mod pack_words;
mod paper;
mod show;
mod state;
mod words;

pub use answer::{AccessAnswer, Answer, Item};
pub use collect::{Field, Group, PartTold};
pub use file::{AnswerFile, data};
pub use labels::{Form, Label, PARTS, Part};
pub use pack::{Pack, PackFile, pack};
pub use paper::paper;
pub use state::{AnswerState, EarlierAnswer, state};
