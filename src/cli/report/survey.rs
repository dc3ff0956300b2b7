//! `desk survey ask|asked|record|list`: what customers were asked about a ticket, and what they said.

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::cli::report::survey_ask;
use crate::desk::id::TicketId;
use crate::desk::period::on;
use crate::desk::survey::{NPS, Poll, Scale, Survey, USUAL_QUESTION, question};
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::query;
use crate::work::worked;

pub use crate::cli::report::surveyed::{COLUMNS, table};

/// What to do with surveys.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Send customers a question, with a link for each answer
    ///
    /// csat asks how satisfied they are, from 1 to 5; nps whether they would recommend us, from 0 to 10. The mail goes to the customer of
    /// the ticket, in their language where the desk has words in it (en de fr es it hr; a canned reply named csat or nps takes their
    /// place, with the links where {{ answers }} stands). Each answer is a mailto: link whose subject this desk has signed; a link that
    /// is only followed answers nothing. A reply that begins with the number counts too, from an address of theirs.
    ///
    /// A number alone reopens nothing and starts no clock. With other words beside it, those are kept as the comment, and the mail is a
    /// customer's mail like any other. One answer counts for each ticket and question: the latest.
    ///
    /// It is automatic mail: within its budget, to known addresses only. Whoever wants no surveys (`desk customer set MAIL survey=no`,
    /// or the last link of the mail) is asked only with --force. A rule asks so: then = ["ask csat"].
    Ask(survey_ask::Options),
    /// Write down what a customer answered
    ///
    /// There is one answer for each ticket and question: a later one replaces it, and the earlier one stays in the history.
    Record(Record),
    /// Write down that a customer was asked; nothing is sent
    ///
    /// Who solved the ticket by then is who is judged, whoever solves it later; and how many of those asked have answered
    /// is the response rate.
    Asked(Asked),
    /// List what customers were asked and said
    List(List),
}

/// An answer.
#[derive(Args, Debug)]
pub struct Record {
    /// The ticket
    #[arg(value_name = "ID")]
    ticket: String,
    /// The score, from 1 (nps: from 0) to the end of the scale; good or bad on the scale of 2
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    score: String,
    /// The end of the scale: 2, 5 or 10 (default: as asked, else 5 for csat, 10 for all others)
    #[arg(long, value_name = "N")]
    scale: Option<String>,
    /// What was asked, in a word (default: satisfaction)
    #[arg(long, value_name = "WORD")]
    question: Option<String>,
    /// What the customer said beside it; `-` reads it from standard input
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
    /// On which day, if not now: 2026-03-31, yesterday
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// A question.
#[derive(Args, Debug)]
pub struct Asked {
    /// The ticket
    #[arg(value_name = "ID")]
    ticket: String,
    /// What was asked, in a word (default: satisfaction)
    #[arg(long, value_name = "WORD")]
    question: Option<String>,
    /// The end of the scale: 2, 5 or 10 (default: 5 for csat, 10 for all others)
    #[arg(long, value_name = "N")]
    scale: Option<String>,
    /// On which day, if not now: 2026-03-31, yesterday
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// A choice.
#[derive(Args, Debug)]
pub struct List {
    /// Of which tickets, as in `desk list`; without a query of all
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

/// More than this is no comment, in bytes.
const LONGEST_COMMENT: usize = 16 * 1024;

/// Runs the command.
pub fn run(command: &Command, context: &mut Context) -> Result<Done> {
    match command {
        Command::Ask(options) => survey_ask::run(options, context),
        Command::Record(options) => record(options, context),
        Command::Asked(options) => asked(options, context),
        Command::List(options) => list(options, context),
    }
}

fn record(options: &Record, context: &mut Context) -> Result<Done> {
    context.check_change(COLUMNS)?;
    let question = question(options.question.as_deref().unwrap_or(USUAL_QUESTION))?;
    let scale = options.scale.as_deref().map(Scale::read).transpose()?;
    let mut store = context.store()?;
    let ticket = context.ticket(&store, &options.ticket)?;
    let scale = match scale {
        Some(scale) => scale,
        // What was asked on a scale is answered on it; good and bad are words of one scale alone.
        None => match store.scale_asked(ticket, &question, context.now)? {
            Some(scale) => scale,
            None if matches!(options.score.as_str(), "good" | "bad") && question != NPS => Scale::Two,
            None => Poll::from_word(&question).map_or(Scale::Ten, Poll::scale),
        },
    };
    scale.fits(&question)?;
    let score = scale.score(&options.score, &question)?;
    let comment = match options.comment.as_deref() {
        Some(text) => Some(bounded(context.text(text)?, LONGEST_COMMENT)?),
        None => None,
    };
    let (at, day) = when(options.on.as_deref(), &store, context)?;
    let words =
        format!("survey record {ticket} --question {question} --scale {} --score {score}{day}", scale.top());
    let survey = Survey { question, scale, score: Some(score) };
    let comment = comment.filter(|comment| !comment.is_empty());
    write(ticket, (survey, comment, at), words, options.dry_run, &mut store, context)
}

fn asked(options: &Asked, context: &mut Context) -> Result<Done> {
    context.check_change(COLUMNS)?;
    let question = question(options.question.as_deref().unwrap_or(USUAL_QUESTION))?;
    let usual = Poll::from_word(&question).map_or(Scale::Ten, Poll::scale);
    let scale = options.scale.as_deref().map_or(Ok(usual), Scale::read)?;
    scale.fits(&question)?;
    let mut store = context.store()?;
    let ticket = context.ticket(&store, &options.ticket)?;
    let (at, day) = when(options.on.as_deref(), &store, context)?;
    let words = format!("survey asked {ticket} --question {question} --scale {}{day}", scale.top());
    let survey = Survey { question, scale, score: None };
    write(ticket, (survey, None, at), words, options.dry_run, &mut store, context)
}

/// When it counts, if not now, and the words for that; days are those of the desk, at whatever machine this is typed.
pub(super) fn when(day: Option<&str>, store: &Store, context: &Context) -> Result<(Option<Moment>, String)> {
    let Some(day) = day else { return Ok((None, String::new())) };
    let home = context.settings(store)?.1.desk.zone;
    let at = on(day, context.now, home)?;
    Ok((Some(at), format!(" --on {}", at.date(home))))
}

/// Writes it down and prints the question with its answer as they stand then.
fn write(
    ticket: TicketId,
    new: (Survey, Option<String>, Option<Moment>),
    words: String,
    dry_run: bool,
    store: &mut Store,
    context: &mut Context,
) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    let hand = context.hand(store, dry_run)?;
    let answer = worked::add_survey(store, &hand, ticket, new, words)?;
    context.show(table(answer), zone)?;
    if dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}

fn list(options: &List, context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let query = context.query(&store, &options.query)?;
    let chosen = store.ticket_ids(&query::tickets(&query, &context.scope(&store)?))?;
    let mut answers = Vec::new();
    for ticket in store.tickets_with_surveys()? {
        if chosen.binary_search(&ticket).is_ok() {
            answers.extend(store.answers(ticket, context.now)?);
        }
    }
    context.show(table(answers), zone)?;
    Ok(Done::Well)
}

/// A remark that people wrote beside a figure: trimmed, and refused where it is longer than that many bytes.
pub(super) fn bounded(text: String, longest: usize) -> Result<String> {
    let text = text.trim();
    if text.len() > longest {
        return Err(Error::refused(format!(
            "that text has {} kB, and a remark at most {}",
            text.len().div_ceil(1024),
            longest / 1024
        ))
        .hint("desk note ID takes long texts"));
    }
    Ok(text.to_owned())
}
