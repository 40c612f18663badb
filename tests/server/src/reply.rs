//! One answer, after which the connection is closed.
//!
//! The HTTP library gives each connection a thread and may leave a new connection waiting until some
//! other one ends; connections kept open by a browser would let a question wait for ever.

use std::io::Write;

use tiny_http::Request;

/// What goes back.
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The content type.
    pub kind: &'static str,
    /// The content security policy; empty for none.
    pub policy: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// An answer of the core.
    pub fn json(body: Vec<u8>) -> Self {
        Reply { status: 200, kind: "application/json", policy: String::new(), body }
    }

    /// Sends it and closes.
    ///
    /// # Errors
    /// When the page has gone away.
    pub fn send(self, request: Request) -> std::io::Result<()> {
        let mut out = request.into_writer();
        write!(
            out,
            "HTTP/1.1 {} .\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n",
            self.status,
            self.kind,
            self.body.len()
        )?;
        if !self.policy.is_empty() {
            write!(out, "Content-Security-Policy: {}\r\n", self.policy)?;
        }
        out.write_all(b"\r\n")?;
        out.write_all(&self.body)?;
        out.flush()
    }
}
