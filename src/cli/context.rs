//! What every command is handed: the desk, the clock, who asks, and the way out for what it has to show.

use std::path::PathBuf;
use std::sync::Arc;

use crate::cli::globals::Globals;
use crate::cli::seen;
use crate::cli::trusted;
use crate::config::Config;
use crate::desk::clean::unmarked;
use crate::desk::id::{Lettered, MessageId, SettingsId, TicketId};
use crate::desk::query::Query;
use crate::desk::settings::Settings;
use crate::desk::time::{Clock, Moment, Zone};
use crate::error::{Error, Kind, Result};
use crate::store::agent::Agent;
use crate::store::message::MessageRow;
use crate::store::query::Scope;
use crate::store::seen::Seen;
use crate::store::{Door, Noticed, Store};
use crate::table::choose::Choice;
use crate::table::{Column, Format, Style, Table};
use crate::ui::Ui;
use crate::work::chosen;
use crate::work::hand::Hand;
use crate::work::sending::Way;
use crate::world::World;

/// One run of one command.
pub struct Context {
    /// The world, without its ways out: those are `ui`.
    pub world: World,
    /// The only mouth and ear.
    pub ui: Ui,
    /// This machine's choices.
    pub config: Config,
    /// The options that every command takes.
    pub globals: Globals,
    /// Where instants come from. What is written counts when it is written (`store::Writer::now`).
    pub clock: Clock,
    /// The instant at which the command was typed, by which it reads.
    pub now: Moment,
    /// What was seen of the ticket that this is about, where it was decided with that before one's eyes (`desk triage`).
    pub seen: Option<Seen>,
    /// What rules want run, of what was written so far.
    pub noticed: Noticed,
    /// Whether this is a part of a talk with somebody (`desk triage`), who is told of a change in other words than by its rows.
    pub in_a_talk: bool,
}

/// How a command ended that did not fail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Done {
    /// All of it was done.
    Well,
    /// Some of it was done; the rest has been told.
    Partly,
    /// The check did not hold; that has been told.
    CheckFailed,
}

impl Done {
    /// The exit code of a run that ended so.
    pub fn exit_code(self) -> u8 {
        match self {
            Done::Well => 0,
            Done::Partly => Kind::Partly.exit_code(),
            Done::CheckFailed => Kind::CheckFailed.exit_code(),
        }
    }
}

impl Context {
    /// Where the database lies.
    pub fn database(&self) -> Result<PathBuf> {
        self.config.database(self.globals.db.as_deref(), &self.world)
    }

    /// Opens the desk.
    pub fn store(&self) -> Result<Store> {
        let store = Store::open(&self.database()?, &self.clock)?;
        let mut store = store.telling(self.ui.changed()).noticing(&self.noticed);
        trusted::settle(&mut store, &self.world)?;
        Ok(store)
    }

    /// The way by which mail leaves, where this machine has agreed to it.
    pub fn way_out(&self, store: &Store) -> Result<Way> {
        trusted::way_out(store, &self.world, self.home().as_deref())
    }

    /// Whose home this is, where the world says so.
    pub fn home(&self) -> Option<PathBuf> {
        self.world.variable_os("HOME").map(PathBuf::from)
    }

    /// The settings in force.
    pub fn settings(&self, store: &Store) -> Result<(SettingsId, Arc<Settings>)> {
        store.settings_in_force()
    }

    /// The zone for people: `--tz`, else this machine's choice, else the desk's.
    pub fn zone(&self, store: Option<&Store>) -> Result<Zone> {
        if let Some(name) = self.globals.tz.as_deref().or(self.config.tz.as_deref()) {
            return zone(name);
        }
        match store {
            Some(store) => Ok(store.settings_in_force()?.1.desk.zone),
            None => self.world.zone(),
        }
    }

    /// Who acts: `--as`, `DESK_AGENT`, this machine's choice; else the first agent, who made the desk.
    pub fn agent(&self, store: &Store) -> Result<Agent> {
        match self.globals.agent.as_deref().or(self.config.agent.as_deref()) {
            Some(name) if name != "me" => store.agent(name),
            _ => store.agents()?.into_iter().next().ok_or_else(|| {
                Error::refused("this desk has no agent").hint("desk agent add ana --email ana@example.com")
            }),
        }
    }

    /// The hand of whoever types this.
    pub fn hand(&self, store: &Store, dry_run: bool) -> Result<Hand> {
        let (agent, zone) = (Some(self.agent(store)?), self.zone(Some(store))?);
        Ok(Hand { agent, door: Door::Typed, zone, dry_run, seen: self.seen })
    }

    /// Reads query words; saved views (`@mine`) are put in where they stand.
    pub fn query(&self, store: &Store, words: &[String]) -> Result<Query> {
        chosen::query(store, words, self.now, self.zone(Some(store))?)
    }

    /// When and by whom queries are asked.
    pub fn scope(&self, store: &Store) -> Result<Scope> {
        Ok(Scope { now: self.now, me: self.agent(store).ok().map(|agent| agent.id) })
    }

    /// The format to write in: `-f`, else a table on a terminal and TSV elsewhere.
    pub fn format(&self) -> Result<&'static Format> {
        match &self.globals.format {
            Some(name) => Format::named(name),
            None => Ok(Format::usual(self.ui.output_is_terminal())),
        }
    }

    /// Whether one thing is to be shown as text for people: wherever it goes, unless a format or columns ask for rows. `-f table`
    /// is for people too.
    pub fn reads(&self) -> Result<bool> {
        let for_people = match &self.globals.format {
            Some(name) => Format::named(name)?.name == "table",
            None => true,
        };
        Ok(for_people && self.globals.columns.is_empty())
    }

    /// Whether tables are made to be seen: on a terminal, or for as many columns as somebody has said, and not by chosen columns.
    pub fn sees(&self) -> Result<bool> {
        let has_width = self.ui.style(Zone::UTC, self.now).width.is_some();
        Ok(has_width && self.format()?.name == "table" && self.globals.columns.is_empty())
    }

    /// Shows a table for people, wherever it goes: what stands below a text.
    pub fn show_beside_text(&mut self, table: Table, zone: Zone) -> Result<()> {
        let table = Format::usual(true).arrange(table, &self.choice())?;
        let style = Style { no_header: self.globals.no_header, ..self.ui.style(zone, self.now) };
        self.ui.table(&table, Format::usual(true), &style)
    }

    /// Shows a list.
    pub fn show(&mut self, table: Table, zone: Zone) -> Result<()> {
        self.write(table, zone, false)
    }

    /// Shows one thing: an object in JSON, a row elsewhere.
    pub fn show_one(&mut self, table: Table, zone: Zone) -> Result<()> {
        self.write(table, zone, true)
    }

    fn write(&mut self, table: Table, zone: Zone, single: bool) -> Result<()> {
        if self.in_a_talk {
            return Ok(());
        }
        let format = self.format()?;
        let seen = if self.sees()? { seen::columns(&table.columns) } else { None };
        let table = match seen {
            Some(columns) => seen::dressed(format.arrange(Table { columns, ..table }, &self.choice())?),
            None => format.arrange(table, &self.choice())?,
        };
        let mut style = self.ui.style(zone, self.now);
        style.no_header = self.globals.no_header;
        style.raw = self.globals.raw;
        style.single = single;
        self.ui.table(&table, format, &style)
    }

    /// Refuses a wrong `-f`, `--columns`, `--sort` or `--tz` for a table of these columns. Asked before anything is written: a
    /// slip of the finger must not come after the change.
    pub fn check(&self, columns: &[Column]) -> Result<()> {
        let format = self.format()?;
        self.ui.can_show(format)?;
        self.globals.tz.as_deref().map(zone).transpose()?;
        format.arrange(Table::new(columns), &self.choice()).map(|_| ())
    }

    /// The same for a command that changes one thing, or all that there is: `--limit` would only hide what was done.
    pub fn check_change(&self, columns: &[Column]) -> Result<()> {
        if self.globals.limit.is_some() {
            return Err(Error::usage(
                "--limit cuts what is changed, and here it is not several things of which to take the first",
            ));
        }
        self.check(columns)
    }

    /// `--columns`, `--sort` and `--limit`.
    pub fn choice(&self) -> Choice {
        Choice {
            columns: self.globals.columns.clone(),
            sort: self.globals.sort.clone(),
            limit: self.globals.limit,
        }
    }

    /// How many rows a query need give: `--limit`, where no `--sort` reorders them afterwards.
    pub fn query_limit(&self) -> Option<usize> {
        self.globals.limit.filter(|_| self.globals.sort.is_none())
    }

    /// `--limit` of a command that changes: it cuts what is changed, and so before that is done.
    pub fn cut<T>(&self, chosen: &mut Vec<T>) {
        chosen.truncate(self.globals.limit.unwrap_or(usize::MAX));
    }

    /// A text given as an argument; `-` reads it from standard input.
    pub fn text(&mut self, given: &str) -> Result<String> {
        if given != "-" {
            return Ok(unmarked(given.to_owned()));
        }
        let bytes = self.world.read_stdin(LONGEST_TEXT)?;
        String::from_utf8(bytes).map(unmarked).map_err(|_| {
            Error::new(Kind::Data, "the text on standard input is not UTF-8").hint("iconv -t UTF-8 | desk …")
        })
    }

    /// A text given as one word, as [`Context::text`], or as several; nothing where there is none.
    pub fn words(&mut self, given: &[String]) -> Result<Option<String>> {
        match given {
            [] => Ok(None),
            [text] => self.text(text).map(Some),
            words => Ok(Some(unmarked(words.join(" ")))),
        }
    }

    /// The messages that arguments name (`m42`), each once, in the order typed.
    pub fn messages(&self, store: &Store, arguments: &[String]) -> Result<Vec<MessageRow>> {
        let mut rows: Vec<MessageRow> = Vec::new();
        for argument in arguments {
            let row = store.message(message_id(argument)?)?;
            if rows.iter().all(|known| known.id != row.id) {
                rows.push(row);
            }
        }
        Ok(rows)
    }

    /// The ticket that an argument names, if it is there.
    pub fn ticket(&self, store: &Store, argument: &str) -> Result<TicketId> {
        let number = argument.trim().trim_start_matches('#');
        let id = number.parse::<i64>().map_err(|_| match Lettered::read(number) {
            Some(other) => {
                Error::usage(format!("{other} is {}, and a ticket is wanted", other.letter.noun()))
                    .hint("desk list")
            }
            None => Error::usage(format!("{argument:?} is not the number of a ticket")).hint("desk list"),
        })?;
        store.existing(TicketId(id))
    }
}

/// The time zone of this name. An unknown name is a usage error that tells the nearest one.
pub fn zone(name: &str) -> Result<Zone> {
    Zone::named(name).ok_or_else(|| {
        let error = Error::usage(format!("there is no time zone {name:?}"));
        match crate::desk::nearest::nearest(name, Zone::names()) {
            Some(near) => error.hint(format!("did you mean {near}?")),
            None => error.hint("--tz Europe/Zagreb"),
        }
    })
}

/// The message that an argument names, as `m42`; where only a message can be meant, the `m` may be left out.
pub fn message_id(argument: &str) -> Result<MessageId> {
    argument.trim().parse().map_err(|why| {
        Error::usage(format!("{argument:?} is not the number of a message"))
            .because(why)
            .hint("desk messages lists them: m42")
    })
}

/// More than this is no note and no answer, in bytes.
const LONGEST_TEXT: u64 = 16 * 1024 * 1024;
