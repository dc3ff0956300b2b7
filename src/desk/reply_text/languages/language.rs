//! What is to be known of a language.

/// The words of one language, or of a family of languages too small here for an entry each.
#[derive(Default)]
pub(in super::super) struct Language {
    /// Verbs of an attribution: `… wrote:`.
    pub wrote: &'static str,
    /// How an attribution begins, with the blank behind it.
    pub opens: &'static str,
    /// What only a person says who tells of a mail: no attribution.
    pub told: &'static str,
    /// The four fields of a copied head.
    pub from: &'static str,
    pub sent: &'static str,
    pub to: &'static str,
    pub subject: &'static str,
    /// Between dashes above a copied mail.
    pub original: &'static str,
    /// How the line above a forwarded mail begins.
    pub forwarded: &'static str,
    /// How the last line of a telephone begins.
    pub sent_from: &'static str,
    /// How the advertisement of a mobile Outlook begins.
    pub get: &'static str,
    /// By which somebody says that the answer stands in, or is, the mail below.
    pub below: &'static str,
    /// With which a letter begins.
    pub hello: &'static str,
}
