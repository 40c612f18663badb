//! How a consent was expressed and what proves it (152-FZ Art. 9(3): the operator must prove it).

use crate::values::word::words;

words! {
    /// How the person expressed it.
    ConsentChannel in "channel" {
        /// On a signed paper.
        Paper = "paper",
        /// By the website's form.
        Website = "website",
        /// By a message.
        Message = "message",
        /// By e-mail.
        Email = "email",
        /// On the phone.
        Phone = "phone",
    }
}

words! {
    /// What proves it.
    Evidence in "evidence" {
        /// A signed original, kept at the place named; a scan of it may be attached.
        Paper = "paper",
        /// A scan of a signed paper whose original the person kept.
        Scan = "scan",
        /// An export of the website's form: its file, or its hash and where it is kept.
        WebForm = "web_form",
        /// A kept message.
        Message = "message",
        /// A call recording.
        Recording = "recording",
    }
}
