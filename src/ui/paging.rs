//! Output that is longer than the screen goes through a pager, as git has it: on a terminal only, and not where it fits.
//!
//! What a command writes is held back until it has ended, and what it says after its first data with it: then it is known
//! whether the screen has room. A pager that cannot be started loses nothing: all of it is written as if there were none.

use std::io::Write;

use super::Ui;
use super::out::Held;
use super::pager::{Ended, Pager, fits};
use crate::error::Result;
use crate::world::World;

impl Ui {
    /// From now on, holds output back that may be too long for the screen, and shows it with this command; without one, or
    /// without a terminal that can show it, nothing changes.
    pub fn page_with(&mut self, command: Option<String>, world: &World) {
        let tells_less = world.variable_os("LESS").is_none();
        self.pager = command.filter(|_| self.can_page()).map(|command| Pager { command, tells_less });
        self.out.get_mut().held = self.pager.as_ref().map(|_| Held::default());
    }

    fn can_page(&self) -> bool {
        self.stdout_is_terminal && !self.dumb && self.height.is_some()
    }

    /// Shows a text in the pager at once, in the midst of a conversation; without one it is written. A pager that is told to
    /// do so (`less -F`) leaves again where the text fits.
    ///
    /// # Errors
    /// Where stdout cannot be written.
    pub fn page(&mut self, text: &str, pager: Option<String>, world: &World) -> Result<()> {
        self.let_go();
        let tells_less = world.variable_os("LESS").is_none();
        let pager = pager.filter(|_| self.can_page()).map(|command| Pager { command, tells_less });
        match pager.map(|pager| pager.show(text.as_bytes())) {
            Some(Ended::Read) => return Ok(()),
            Some(Ended::Broken(why)) => self.warn(why),
            None => {}
        }
        self.print(text)?;
        self.finish()
    }

    /// Writes what is held back, whether or not the screen has room, and holds nothing back any more: somebody is to be
    /// asked, and must see what it is about.
    pub(super) fn let_go(&mut self) {
        let _ = self.out.flush();
        if let Some(held) = self.out.get_mut().held.take() {
            self.tell(held);
        }
    }

    /// At the end of a command: shows what is held back, in the pager where the screen has no room for it.
    pub(super) fn show_held(&mut self) {
        // Into memory, where nothing can fail.
        let _ = self.out.flush();
        let Some(held) = self.out.get_mut().held.take() else { return };
        let room = (self.width.unwrap_or(80), self.height.unwrap_or(usize::MAX));
        let pager = self.pager.take().filter(|_| !fits(&held.data, room));
        match pager.map(|pager| pager.show(&held.data)) {
            None => self.tell(held),
            Some(Ended::Read) => self.tell(Held { data: Vec::new(), ..held }),
            Some(Ended::Broken(why)) => {
                self.tell(held);
                self.warn(why);
            }
        }
    }

    /// Data and talk in the order in which they came.
    fn tell(&mut self, held: Held) {
        let mut from = 0;
        for (after, line) in held.talk {
            let _ = self.out.write_all(held.data.get(from..after).unwrap_or_default());
            let _ = self.out.flush();
            from = after;
            // Nobody is left to be told that it failed.
            let _ = self.err.write_all(line.as_bytes()).and_then(|()| self.err.flush());
        }
        // A failure here is found by `finish`, which writes out what is buffered.
        let _ = self.out.write_all(held.data.get(from..).unwrap_or_default());
    }
}
