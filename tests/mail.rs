//! Mails and mailboxes for the journeys, written as the field writes them.

/// A mail in the making.
#[derive(Clone, Debug)]
pub struct Mail {
    head: Vec<(String, String)>,
    body: String,
}

impl Mail {
    /// From Eva to the desk, at this hour of 1 July 2026 (`08:30`), with this Message-ID.
    pub fn new(id: &str, hour: &str) -> Mail {
        let mail = Mail { head: Vec::new(), body: "Hello,\n\nit does not work.\n\nEva\n".into() };
        mail.header("From", "Eva Novak <eva@customer.example>")
            .header("To", "support@acme.example")
            .header("Subject", "It does not work")
            .header("Date", &format!("Wed, 01 Jul 2026 {hour}:00 +0000"))
            .header("Message-ID", &format!("<{id}>"))
    }

    /// Sets a header; an empty value takes it away.
    pub fn header(mut self, name: &str, value: &str) -> Mail {
        self.head.retain(|(other, _)| other != name);
        if !value.is_empty() {
            self.head.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// As Gmail writes it into an mbox: two lines of its own come first.
    pub fn labelled(mut self, labels: &str) -> Mail {
        let lines = [("X-GM-THRID", "1836000000000000000"), ("X-Gmail-Labels", labels)];
        self.head.splice(0..0, lines.map(|(name, value)| (name.to_owned(), value.to_owned())));
        self
    }

    /// From somebody else.
    pub fn from(self, from: &str) -> Mail {
        self.header("From", from)
    }

    /// About something else.
    pub fn subject(self, subject: &str) -> Mail {
        self.header("Subject", subject)
    }

    /// An answer to that mail.
    pub fn answers(self, id: &str) -> Mail {
        self.header("In-Reply-To", &format!("<{id}>")).header("References", &format!("<{id}>"))
    }

    /// With this text.
    pub fn body(mut self, body: &str) -> Mail {
        self.body = body.to_owned();
        self
    }

    /// From us to Eva.
    pub fn ours(self) -> Mail {
        self.from("Ana Horvat <ana@acme.example>").header("To", "Eva Novak <eva@customer.example>")
    }

    /// The bytes of a mail file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = String::new();
        for (name, value) in &self.head {
            text.push_str(&format!("{name}: {value}\n"));
        }
        format!("{text}\n{}", self.body).into_bytes()
    }
}

/// An mbox as `mboxrd` writes it: every line that begins with `>`s and `From ` gets one more `>`.
pub fn mboxrd(mails: &[Mail]) -> Vec<u8> {
    mbox(mails, |line| line.trim_start_matches('>').starts_with("From "))
}

/// An mbox as `mboxo` writes it: only bare `From ` lines are quoted.
pub fn mboxo(mails: &[Mail]) -> Vec<u8> {
    mbox(mails, |line| line.starts_with("From "))
}

fn mbox(mails: &[Mail], quoted: impl Fn(&str) -> bool) -> Vec<u8> {
    let mut out = String::new();
    for mail in mails {
        out.push_str("From eva@customer.example Wed Jul  1 08:00:00 2026\n");
        for line in String::from_utf8(mail.bytes()).unwrap().lines() {
            out.push_str(if quoted(line) { ">" } else { "" });
            out.push_str(line);
            out.push('\n');
        }
        out.push('\n');
    }
    out.into_bytes()
}

/// The same with CRLF at every line's end.
pub fn crlf(bytes: &[u8]) -> Vec<u8> {
    String::from_utf8(bytes.to_vec()).unwrap().replace('\n', "\r\n").into_bytes()
}

/// A small mailbox: two conversations, one of them with an answer that quotes `From `, and a machine.
pub fn few() -> Vec<Mail> {
    vec![
        Mail::new("t1@customer.example", "07:10").subject("Teapot arrived broken"),
        Mail::new("l1@other.example", "07:20")
            .from("Ben Li <ben@other.example>")
            .subject("Cannot log in")
            .body("From here it looks\nas if my password\n>From was lost.\n\nFrom Ben\n"),
        Mail::new("t2@customer.example", "07:30")
            .subject("Re: Teapot arrived broken")
            .answers("t1@customer.example")
            .body("One more thing: the lid too.\n"),
        Mail::new("o1@other.example", "07:40")
            .from("Ben Li <ben@other.example>")
            .subject("Out of office: Cannot log in")
            .answers("l1@other.example")
            .header("Auto-Submitted", "auto-replied")
            .body("I am away until Monday.\n"),
        Mail::new("n1@third.example", "07:50")
            .from("dora@third.example")
            .subject("Grüße und eine Frage")
            .body("Öffnet ihr?\n"),
    ]
}
