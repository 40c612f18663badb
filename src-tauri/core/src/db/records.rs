//! A row as its b-trees store it: the record of its table and of each index, byte for byte.
//!
//! A scan of pages meets more than texts: the digits of a phone's end stand beside the bytes of a number,
//! and together they may read as another phone. Whoever excuses what remaining rows hold must know their
//! records. Refuses nothing; expressions of an index and texts on overflow pages are not followed.
//! Format: <https://www.sqlite.org/fileformat2.html#record_format>.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::Result;

/// The trees a table's rows stand in.
pub(crate) struct Trees {
    /// Reads every row with what [`Trees::each_record`] needs.
    pub(crate) select: String,
    /// Columns of the statement that are the table's own begin here.
    pub(crate) first: usize,
    trees: Vec<Vec<Stored>>,
}

/// What stands in one place of a record.
#[derive(Clone, Copy)]
enum Stored {
    /// A column of the statement.
    Column(usize),
    /// The integer primary key: it is the row's number and leaves a NULL in the record.
    RowId,
}

impl Trees {
    /// Reads how a table and its indexes are laid out.
    ///
    /// # Errors
    /// The database's own.
    pub(crate) fn of(sql: &Connection, table: &str) -> Result<Self> {
        let with_rowid = sql
            .query_row("SELECT wr = 0 FROM pragma_table_list(?1) WHERE schema = 'main'", [table], |row| {
                row.get(0)
            })
            .unwrap_or(true);
        let mut trees = Vec::new();
        let first = usize::from(with_rowid);
        if with_rowid {
            let mut columns = sql.prepare(
                "SELECT upper(type) = 'INTEGER' AND pk = 1
                   AND (SELECT count(*) FROM pragma_table_info(?1) WHERE pk > 0) = 1
                 FROM pragma_table_info(?1) ORDER BY cid",
            )?;
            let columns = columns.query_map([table], |row| row.get::<_, bool>(0))?;
            let mut tree = Vec::new();
            for (at, key) in columns.enumerate() {
                tree.push(if key? { Stored::RowId } else { Stored::Column(first + at) });
            }
            trees.push(tree);
        }
        let mut indexes = sql.prepare("SELECT name FROM pragma_index_list(?1)")?;
        let indexes = indexes.query_map([table], |row| row.get::<_, String>(0))?;
        for index in indexes {
            let mut columns = sql.prepare("SELECT cid FROM pragma_index_xinfo(?1) ORDER BY seqno")?;
            let columns = columns.query_map([index?], |row| row.get::<_, i64>(0))?;
            let mut tree = Vec::new();
            for cid in columns {
                match usize::try_from(cid?) {
                    Ok(cid) => tree.push(Stored::Column(first + cid)),
                    // -1 is the row's number, the first column of the statement; -2 an expression.
                    Err(_) => tree.push(Stored::Column(0)),
                }
            }
            trees.push(tree);
        }
        let select = if with_rowid {
            format!("SELECT rowid, * FROM \"{table}\"")
        } else {
            format!("SELECT * FROM \"{table}\"")
        };
        Ok(Trees { select, first, trees })
    }

    /// Writes the row's record in each tree into `bytes`, one after another, a gap between them.
    ///
    /// # Errors
    /// The database's own.
    pub(crate) fn each_record(&self, row: &Row<'_>, bytes: &mut Vec<u8>) -> Result<()> {
        let (mut header, mut body) = (Vec::new(), Vec::new());
        for tree in &self.trees {
            header.clear();
            body.clear();
            for stored in tree {
                match stored {
                    Stored::RowId => header.push(0),
                    Stored::Column(at) => value(row.get_ref(*at)?, &mut header, &mut body),
                }
            }
            // The length of the header counts itself; it is one byte for any table of this house.
            varint(header.len() as u64 + 1, bytes);
            bytes.extend_from_slice(&header);
            bytes.extend_from_slice(&body);
            bytes.extend_from_slice(&[0; 8]);
        }
        Ok(())
    }
}

/// Appends a value's serial type and its bytes.
fn value(value: ValueRef<'_>, header: &mut Vec<u8>, body: &mut Vec<u8>) {
    match value {
        ValueRef::Null => header.push(0),
        ValueRef::Integer(number) => integer(number, header, body),
        ValueRef::Real(number) => {
            header.push(7);
            body.extend_from_slice(&number.to_be_bytes());
        }
        ValueRef::Text(text) => {
            varint(text.len() as u64 * 2 + 13, header);
            body.extend_from_slice(text);
        }
        ValueRef::Blob(blob) => {
            varint(blob.len() as u64 * 2 + 12, header);
            body.extend_from_slice(blob);
        }
    }
}

fn integer(number: i64, header: &mut Vec<u8>, body: &mut Vec<u8>) {
    let bytes = number.to_be_bytes();
    let (kind, size) = match number {
        0 => (8, 0),
        1 => (9, 0),
        -0x80..=0x7f => (1, 1),
        -0x8000..=0x7fff => (2, 2),
        -0x80_0000..=0x7f_ffff => (3, 3),
        -0x8000_0000..=0x7fff_ffff => (4, 4),
        -0x8000_0000_0000..=0x7fff_ffff_ffff => (5, 6),
        _ => (6, 8),
    };
    header.push(kind);
    body.extend_from_slice(bytes.get(bytes.len() - size..).unwrap_or_default());
}

/// SQLite's number of one to nine bytes; the ninth never comes here.
fn varint(number: u64, bytes: &mut Vec<u8>) {
    let mut shift = 56;
    while shift > 0 {
        if number >> shift > 0 {
            bytes.push(0x80 | u8::try_from(number >> shift & 0x7f).unwrap_or_default());
        }
        shift -= 7;
    }
    bytes.push(u8::try_from(number & 0x7f).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every record told here stands on a page of a real file, and each of the rows is told.
    #[test]
    fn the_records_of_a_row_stand_on_the_pages_as_they_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.db");
        let sql = Connection::open(&path).unwrap();
        sql.execute_batch(
            "CREATE TABLE plain(id INTEGER PRIMARY KEY, name TEXT, n INTEGER, x BLOB);
             CREATE INDEX plain_name ON plain(n, name);
             CREATE TABLE term(term TEXT, kind TEXT, lead INTEGER, PRIMARY KEY(term, kind, lead)) WITHOUT ROWID;
             CREATE INDEX term_of ON term(lead);",
        )
        .unwrap();
        for n in [0_i64, 1, -1, 127, 128, 14_390, 70_000, -9_000_000, 1 << 33, 1 << 40, i64::MAX] {
            let text = format!("имя {n} {}", "ы".repeat(usize::try_from(n.clamp(0, 70)).unwrap()));
            sql.execute(
                "INSERT INTO plain(name, n, x) VALUES (?1, ?2, ?3)",
                (&text, n, [0xfe_u8, 1, 2].as_slice()),
            )
            .unwrap();
            sql.execute("INSERT INTO term VALUES (?1, 'phone', ?2)", (&text, n)).unwrap();
        }
        let pages = std::fs::read(&path).unwrap();
        let mut seen = 0;
        for (table, trees_of_it) in [("plain", 2), ("term", 2)] {
            let trees = Trees::of(&sql, table).unwrap();
            assert_eq!(trees.trees.len(), trees_of_it);
            let mut statement = sql.prepare(&trees.select).unwrap();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for tree in &trees.trees {
                    let alone =
                        Trees { select: String::new(), first: trees.first, trees: vec![tree.clone()] };
                    let mut record = Vec::new();
                    alone.each_record(row, &mut record).unwrap();
                    let record = &record[..record.len() - 8];
                    assert!(pages.windows(record.len()).any(|window| window == record), "{table}");
                    seen += 1;
                }
            }
        }
        assert_eq!(seen, 11 * 4);
    }
}
