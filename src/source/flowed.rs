//! `format=flowed` (RFC 3676): lines that end in a blank go on in the next one of the same depth of quotation. Undone here, so that
//! a paragraph is one line again.

/// The text with its paragraphs made whole. `delsp`: the blank at the end of a flowed line is no part of the text.
pub(super) fn unfold(text: &str, delsp: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // The depth of a line that goes on.
    let mut open: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let ended = line.ends_with('\n');
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let depth = line.bytes().take_while(|b| *b == b'>').count();
        let quotes = line.get(..depth).unwrap_or_default();
        let stuffed = line.get(depth..).unwrap_or_default();
        let content = stuffed.strip_prefix(' ').unwrap_or(stuffed);
        // The separator of a signature is a line of its own, whatever it ends in (§4.3).
        let separator = content == "-- ";
        match open {
            // An empty line ends a paragraph, whatever blanks it has.
            Some(before) if before == depth && !separator && !content.trim().is_empty() => {}
            before => {
                if before.is_some() {
                    out.truncate(out.trim_end_matches(' ').len());
                    out.push('\n');
                }
                out.push_str(quotes);
                // A blank keeps the words of a quotation off its marks, and a mark of the writer from looking like one.
                if depth > 0 && !content.is_empty() || depth == 0 && content.starts_with('>') {
                    out.push(' ');
                }
            }
        }
        let flows = content.ends_with(' ') && !content.trim().is_empty() && !separator && ended;
        if flows {
            let part = if delsp { content.strip_suffix(' ') } else { None };
            out.push_str(part.unwrap_or(content));
            open = Some(depth);
        } else {
            out.push_str(content);
            if ended {
                out.push('\n');
            }
            open = None;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_made_whole() {
        assert_eq!(
            unfold("One line \nthat goes on \r\nand ends.\nNext.\n", false),
            "One line that goes on and ends.\nNext.\n"
        );
        assert_eq!(unfold("日本 \n語 \n\nx", true), "日本語\n\nx");
        assert_eq!(unfold("no end ", false), "no end ");
    }

    #[test]
    fn quotations_flow_in_their_own_depth() {
        assert_eq!(
            unfold("> quoted \n> words\n>> deeper \n> again\nanswer\n", false),
            "> quoted words\n>> deeper\n> again\nanswer\n"
        );
        assert_eq!(unfold(">\n> a\n>b\n", false), ">\n> a\n> b\n");
        assert_eq!(unfold(">> one \n>>   \n>> two\n", false), ">> one\n>>   \n>> two\n");
    }

    #[test]
    fn stuffed_blanks_go_and_signatures_stay() {
        assert_eq!(unfold(" From here \nto there\n >no quote\n", false), "From here to there\n >no quote\n");
        assert_eq!(unfold("bye \n-- \nAna\n", false), "bye\n-- \nAna\n");
        assert_eq!(unfold("> bye\n> -- \n> Ana\n", false), "> bye\n> -- \n> Ana\n");
    }
}
