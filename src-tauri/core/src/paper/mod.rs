//! Papers: a small document model laid out on A4 and written as PDF.
//!
//! A feature builds a [`Document`] from committed rows, in words of its own; this module knows no
//! feature. Same document and same moment give the same bytes. Every character is drawn: what no
//! bundled face knows is printed as `�`. Nothing here refuses a document: long words are broken,
//! long tables continue on the next page under a repeated head.
//!
//! Reading order: this file (the model), `words` (lines), `layout` and `table` (slabs), `pages`
//! (what goes on which page), `pdf` (bytes), `fonts`.

mod fonts;
mod layout;
mod pages;
mod pdf;
mod table;
mod words;

use crate::Result;
use crate::values::{Language, Timestamp};

/// A paper before it is laid out. Plain text throughout; a newline in any text starts a new line.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title in the file's properties and in the viewer's window. A number, never a name.
    pub title: String,
    /// Language of the paper: its "page x of y", its captions, its `/Lang`.
    pub language: Language,
    /// Second language of a bilingual paper; captions and page numbers are then in both.
    pub second: Option<Language>,
    /// Who issues it; stands on the first page.
    pub header: Letterhead,
    /// Number and version, at the foot of every page.
    pub footer: String,
    /// The content, top to bottom.
    pub blocks: Vec<Block>,
}

/// The operator at the head of the first page. Empty parts are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// Operator's name.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// Phone, email, site.
    pub contacts: String,
}

/// One piece of a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The name of the paper, once, large.
    Title(String),
    /// A heading; never the last thing on a page.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// Small print.
    Note(String),
    /// Labels with their values, in two aligned columns.
    KeyValues(Vec<(String, String)>),
    /// A table; its head repeats on every page.
    Table(Table),
    /// A list with dots.
    Bullets(Vec<String>),
    /// A checklist: done or not, and the words.
    Ticks(Vec<(bool, String)>),
    /// Lines to sign on; never apart from what stands above them.
    Signatures(Vec<SignatureLine>),
    /// Labels with a line to write on by hand.
    Fill(Vec<String>),
    /// Empty height in millimetres, dropped at the top of a page.
    Space(f32),
    /// Continue on a new page.
    PageBreak,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureLine {
    /// In what role: "Patient", "Doctor", "Privacy officer".
    pub role: String,
    /// The name to print; empty leaves a line to write it.
    pub name: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Rows from top to bottom.
    pub rows: Vec<Row>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Words of the head; a table whose heads are all empty has none.
    pub head: String,
    /// How cells and head stand in it.
    pub align: Align,
    /// How wide it is. No column gets narrower than its longest word while others can give way.
    pub width: Width,
}

/// How text stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
    /// Short marks.
    Center,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// In millimetres.
    Fixed(f32),
    /// This share of what the others leave.
    Share(f32),
    /// As wide as its longest cell: for figures, which never wrap.
    Fit,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// One text per column. In rows other than plain, a text runs over the empty cells after it.
    pub cells: Vec<String>,
    /// What the row is.
    pub kind: RowKind,
}

/// What a row is; decides its weight and what it stays together with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// An item.
    Plain,
    /// A sum of the rows above; never apart from the last of them.
    Subtotal,
    /// The sum of all; never apart from the rows above.
    Total,
    /// A heading inside the table; never apart from the row below.
    Section,
}

impl Row {
    /// An item.
    pub fn plain<T: Into<String>>(cells: impl IntoIterator<Item = T>) -> Self {
        Row { cells: cells.into_iter().map(Into::into).collect(), kind: RowKind::Plain }
    }

    /// A row of another kind.
    pub fn of<T: Into<String>>(kind: RowKind, cells: impl IntoIterator<Item = T>) -> Self {
        Row { cells: cells.into_iter().map(Into::into).collect(), kind }
    }
}

impl Column {
    /// A column with its head, alignment and width.
    pub fn new(head: impl Into<String>, align: Align, width: Width) -> Self {
        Column { head: head.into(), align, width }
    }
}

/// Lays the document out on A4 and writes it; `at` becomes its creation date.
///
/// Fails only with `Internal`, if a bundled font were damaged.
pub fn to_pdf(document: &Document, at: Timestamp) -> Result<Vec<u8>> {
    pdf::write(document, &pages::paginate(layout::compose(document)), at)
}

/// How many pages the document takes.
pub fn page_count(document: &Document) -> usize {
    pages::paginate(layout::compose(document)).len()
}
