
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'desk' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'desk'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'desk' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Make a desk: a database with default settings and you as its agent')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Make a desk of an invented shop in a temporary folder, to look around in')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in mail: an mbox, a Maildir, a mail, a folder of them, or `-` for standard input')
            [CompletionResult]::new('deliver', 'deliver', [CompletionResultType]::ParameterValue, 'Take in one mail from standard input, for a mail server or getmail')
            [CompletionResult]::new('intake', 'intake', [CompletionResultType]::ParameterValue, 'The mail that is here, judged afresh')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make a ticket by hand: a call, a form, a note on paper')
            [CompletionResult]::new('receive', 'receive', [CompletionResultType]::ParameterValue, 'Write down what a customer said by another way than mail')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List tickets, most urgent first: by the score of `desk next`. Without a query those that want work (is:unsolved or is:waiting)')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one ticket with its thread; quoted text and signatures are folded away')
            [CompletionResult]::new('messages', 'messages', [CompletionResultType]::ParameterValue, 'List messages, oldest first; without a query all of them')
            [CompletionResult]::new('next', 'next', [CompletionResultType]::ParameterValue, 'Show the one ticket to work on now')
            [CompletionResult]::new('triage', 'triage', [CompletionResultType]::ParameterValue, 'Work through the tickets at the keyboard: one after the other, each with what its customer last said, one key for each act')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Find messages by their words, best first, with the place where they stand')
            [CompletionResult]::new('assign', 'assign', [CompletionResultType]::ParameterValue, 'Give tickets to an agent')
            [CompletionResult]::new('tag', 'tag', [CompletionResultType]::ParameterValue, 'Put tags on tickets, take them off, or list them')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'Accept messages of people who take no part in their ticket')
            [CompletionResult]::new('split', 'split', [CompletionResultType]::ParameterValue, 'Move messages out of a ticket into a new one')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Merge tickets into one')
            [CompletionResult]::new('unmerge', 'unmerge', [CompletionResultType]::ParameterValue, 'Take a merged ticket out again: it counts as if it had never been merged')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Say why a mail landed where it did, or how the mails of a ticket came together')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Set the status of tickets')
            [CompletionResult]::new('priority', 'priority', [CompletionResultType]::ParameterValue, 'Set the priority of tickets')
            [CompletionResult]::new('dismiss', 'dismiss', [CompletionResultType]::ParameterValue, 'Say that the customer''s last message needs no answer ("thank you!")')
            [CompletionResult]::new('mute', 'mute', [CompletionResultType]::ParameterValue, 'Put new tickets away at once that begin with mail from somewhere: newsletters, notices, machines')
            [CompletionResult]::new('snooze', 'snooze', [CompletionResultType]::ParameterValue, 'Put tickets aside: `desk next` skips them until then, or until the customer writes')
            [CompletionResult]::new('move', 'move', [CompletionResultType]::ParameterValue, 'Put tickets into a department')
            [CompletionResult]::new('escalate', 'escalate', [CompletionResultType]::ParameterValue, 'Hand tickets one tier up')
            [CompletionResult]::new('survey', 'survey', [CompletionResultType]::ParameterValue, 'What customers were asked about a ticket, and what they said')
            [CompletionResult]::new('time', 'time', [CompletionResultType]::ParameterValue, 'Write down time that was worked on a ticket; without a duration, list it')
            [CompletionResult]::new('note', 'note', [CompletionResultType]::ParameterValue, 'Write an internal note; the customer never sees it')
            [CompletionResult]::new('reply', 'reply', [CompletionResultType]::ParameterValue, 'Answer a ticket')
            [CompletionResult]::new('forward', 'forward', [CompletionResultType]::ParameterValue, 'Ask somebody else about a ticket: a supplier, the bookkeeper')
            [CompletionResult]::new('canned', 'canned', [CompletionResultType]::ParameterValue, 'Canned replies: templates with variables, each perhaps in several languages')
            [CompletionResult]::new('outbox', 'outbox', [CompletionResultType]::ParameterValue, 'What waits to leave, drafts too, and its sending')
            [CompletionResult]::new('settings', 'settings', [CompletionResultType]::ParameterValue, 'The settings of the desk: one TOML document, each version kept')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'The keys that sign what this desk sends')
            [CompletionResult]::new('agent', 'agent', [CompletionResultType]::ParameterValue, 'The people who answer at this desk')
            [CompletionResult]::new('customer', 'customer', [CompletionResultType]::ParameterValue, 'The people who write to us')
            [CompletionResult]::new('sla', 'sla', [CompletionResultType]::ParameterValue, 'What was promised, what is due, and why')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Print a report; without a name, the list of them')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'What cron calls each minute')
            [CompletionResult]::new('quarantine', 'quarantine', [CompletionResultType]::ParameterValue, 'Mail that could not be taken in as it is')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the mails of tickets into an mbox or a folder, as they came; or whole tickets as JSON lines')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Copy the desk into a file while it is in use, and check the copy')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Prove that what is kept for speed says what the record says')
            [CompletionResult]::new('trust', 'trust', [CompletionResultType]::ParameterValue, 'Let this desk have its mail sent from this machine')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Look for what could keep mail from coming, leaving or being kept')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'List what was done, newest first')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Undo an operation: from now on it counts as if it had not been')
            [CompletionResult]::new('redo', 'redo', [CompletionResultType]::ParameterValue, 'Bring back what you undid last')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of what a command prints')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print completions for a shell, to be put where that shell looks for them')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the manual pages into a folder: desk.1 and one for each command')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;init' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'What the desk is called; stands in the subject of answers: [NAME #42]')
            [CompletionResult]::new('--address', '--address', [CompletionResultType]::ParameterName, 'An address of the desk; mail from it is ours')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;demo' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Make it in this folder, which must not be there yet or be empty')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;import' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Take only what was sent to or from this address; the rest is counted as skipped')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Put a tag on each ticket that gets a message; may stand several times')
            [CompletionResult]::new('--assign', '--assign', [CompletionResultType]::ParameterName, 'Give each ticket that gets a message to this agent')
            [CompletionResult]::new('--live-from', '--live-from', [CompletionResultType]::ParameterName, 'Mail before this date is history: no clocks, no reports (default: a day before the desk was made)')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--as-sent', '--as-sent', [CompletionResultType]::ParameterName, 'These are mails that we sent: those from an address of the desk or of an agent count as our answers')
            [CompletionResult]::new('--forwarded', '--forwarded', [CompletionResultType]::ParameterName, 'These are forwards of mine: a mail that hangs on one is the customer''s')
            [CompletionResult]::new('--all-folders', '--all-folders', [CompletionResultType]::ParameterName, 'Take in what lies in folders and labels of junk, trash, drafts, templates and the outbox, too')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Count what would be taken in, and take in nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;deliver' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--forwarded', '--forwarded', [CompletionResultType]::ParameterName, 'It is a forward of mine: the mail that hangs on it is the customer''s')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;intake' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('again', 'again', [CompletionResultType]::ParameterValue, 'Judge afresh who wrote what of the mail that is here')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;intake;again' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be judged otherwise, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;intake;help' {
            [CompletionResult]::new('again', 'again', [CompletionResultType]::ParameterValue, 'Judge afresh who wrote what of the mail that is here')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;intake;help;again' {
            break
        }
        'desk;intake;help;help' {
            break
        }
        'desk;new' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Who it is about; none of us')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'To whom we write; the same as --from')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'What it is about, in one line')
            [CompletionResult]::new('--body', '--body', [CompletionResultType]::ParameterName, 'What was said; `-` reads it from standard input')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'By which way they came')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'How much it matters')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'A tag; may stand several times')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--outbound', '--outbound', [CompletionResultType]::ParameterName, 'We write first: nobody waits until the customer answers')
            [CompletionResult]::new('--noted', '--noted', [CompletionResultType]::ParameterName, 'What we wrote left by another way: it is written down, and nothing is sent')
            [CompletionResult]::new('--live', '--live', [CompletionResultType]::ParameterName, 'It is answered while it is written (a call): no first response is owed')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be made, and make nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;receive' {
            [CompletionResult]::new('--body', '--body', [CompletionResultType]::ParameterName, 'What they said; `-` reads it from standard input')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'By which way')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Who said it (default: the ticket''s customer)')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;list' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;show' {
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Write the original bytes of a message, m42, as they came')
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Save what hangs on its messages into a folder: `m5.2`, the number of a part, a file name, or `all`')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'Show texts whole')
            [CompletionResult]::new('--events', '--events', [CompletionResultType]::ParameterName, 'Show its history too: what happened, when and by whom')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;messages' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;next' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--why', '--why', [CompletionResultType]::ParameterName, 'Say how the score comes about, and by how much the next best ticket fell behind')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;triage' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;search' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;assign' {
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Do what can be done, and say which tickets were refused (exit 3)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;tag' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Put tags on tickets')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take tags off tickets')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the tags in use, most used first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;tag;add' {
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Do what can be done, and say which tickets were refused (exit 3)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;tag;rm' {
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Do what can be done, and say which tickets were refused (exit 3)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;tag;list' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;tag;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Put tags on tickets')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take tags off tickets')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the tags in use, most used first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;tag;help;add' {
            break
        }
        'desk;tag;help;rm' {
            break
        }
        'desk;tag;help;list' {
            break
        }
        'desk;tag;help;help' {
            break
        }
        'desk;accept' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--always', '--always', [CompletionResultType]::ParameterName, 'They write for the ticket''s customer for good: their address becomes one of the customer''s (desk customer merge)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;split' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;merge' {
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Do what can be done, and say which tickets were refused (exit 3)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;unmerge' {
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Do what can be done, and say which tickets were refused (exit 3)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;why' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;status' {
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Do what can be done, and say which tickets were refused (exit 3)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--confirmed', '--confirmed', [CompletionResultType]::ParameterName, 'The customer has said that it is not solved')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;priority' {
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Do what can be done, and say which tickets were refused (exit 3)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;dismiss' {
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Do what can be done, and say which tickets were refused (exit 3)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;mute' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who is muted')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one off the list: mail from there makes work again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;mute;list' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;mute;rm' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;mute;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who is muted')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one off the list: mail from there makes work again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;mute;help;list' {
            break
        }
        'desk;mute;help;rm' {
            break
        }
        'desk;mute;help;help' {
            break
        }
        'desk;snooze' {
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Do what can be done, and say which tickets were refused (exit 3)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;move' {
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Do what can be done, and say which tickets were refused (exit 3)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;escalate' {
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Do what can be done, and say which tickets were refused (exit 3)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;survey' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Write down what a customer answered')
            [CompletionResult]::new('asked', 'asked', [CompletionResultType]::ParameterValue, 'Write down that a customer was asked; nothing is sent')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what customers were asked and said')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;survey;record' {
            [CompletionResult]::new('--score', '--score', [CompletionResultType]::ParameterName, 'The score, from 1 (nps: from 0) to the end of the scale; good or bad on the scale of 2')
            [CompletionResult]::new('--scale', '--scale', [CompletionResultType]::ParameterName, 'The end of the scale: 2, 5 or 10 (default: as asked, else 10)')
            [CompletionResult]::new('--question', '--question', [CompletionResultType]::ParameterName, 'What was asked, in a word (default: satisfaction)')
            [CompletionResult]::new('--comment', '--comment', [CompletionResultType]::ParameterName, 'What the customer said beside it; `-` reads it from standard input')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'On which day, if not now: 2026-03-31, yesterday')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;survey;asked' {
            [CompletionResult]::new('--question', '--question', [CompletionResultType]::ParameterName, 'What was asked, in a word (default: satisfaction)')
            [CompletionResult]::new('--scale', '--scale', [CompletionResultType]::ParameterName, 'The end of the scale: 2, 5 or 10 (default: 10)')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'On which day, if not now: 2026-03-31, yesterday')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;survey;list' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;survey;help' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Write down what a customer answered')
            [CompletionResult]::new('asked', 'asked', [CompletionResultType]::ParameterValue, 'Write down that a customer was asked; nothing is sent')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what customers were asked and said')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;survey;help;record' {
            break
        }
        'desk;survey;help;asked' {
            break
        }
        'desk;survey;help;list' {
            break
        }
        'desk;survey;help;help' {
            break
        }
        'desk;time' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'On which day: 2026-03-31, yesterday (default: now)')
            [CompletionResult]::new('--worker', '--worker', [CompletionResultType]::ParameterName, 'Who worked (default: who types this)')
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'List the time of the tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;note' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--edit', '--edit', [CompletionResultType]::ParameterName, 'Write it in an editor, also where there is no terminal')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;reply' {
            [CompletionResult]::new('--canned', '--canned', [CompletionResultType]::ParameterName, 'A canned reply; with --body, its text comes first')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'A value for a variable of the canned reply; may stand several times')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the canned reply (default: the customer''s, else the desk''s)')
            [CompletionResult]::new('--body', '--body', [CompletionResultType]::ParameterName, 'The text; `-` reads it from standard input (default: an editor on a terminal)')
            [CompletionResult]::new('--kept', '--kept', [CompletionResultType]::ParameterName, 'Take up the text that an editor has left for this ticket, or that of a file: as it is, or with --edit in the editor')
            [CompletionResult]::new('--attach', '--attach', [CompletionResultType]::ParameterName, 'A file to go with it; may stand several times')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'To whom it goes in place of who wrote last; may stand several times')
            [CompletionResult]::new('--cc', '--cc', [CompletionResultType]::ParameterName, 'Who else gets it; may stand several times')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'A subject in place of the ticket''s')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Where the ticket stands after it, or `keep` (default: new and open become pending)')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--edit', '--edit', [CompletionResultType]::ParameterName, 'Write or look over the text in an editor; one that was kept before is offered again')
            [CompletionResult]::new('--draft', '--draft', [CompletionResultType]::ParameterName, 'Keep it in the outbox as a draft, which counts for nothing until `desk outbox release`')
            [CompletionResult]::new('--quote', '--quote', [CompletionResultType]::ParameterName, 'Put the customer''s last message below the text, quoted')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'To all who were in the mail that is answered; no list, and nobody who never reads')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'To its writer alone, where `reply_all = true` in [outgoing] says otherwise')
            [CompletionResult]::new('--auto', '--auto', [CompletionResultType]::ParameterName, 'A machine writes this: no answer for any clock, and refused where it might answer a machine')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Hand it over at once')
            [CompletionResult]::new('--print', '--print', [CompletionResultType]::ParameterName, 'Write the finished mail to standard output, and change nothing')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Send it whatever speaks against it: mail to them came back, nobody reads there, a list, a writer who takes no part, a strange Reply-To, "attached" without a file, places to fill in, the text of a note, or somebody who wrote in the meantime')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;forward' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Who is asked; may stand several times')
            [CompletionResult]::new('--cc', '--cc', [CompletionResultType]::ParameterName, 'Who else gets it; may stand several times')
            [CompletionResult]::new('--body', '--body', [CompletionResultType]::ParameterName, 'What you ask; `-` reads it from standard input')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'A subject in place of `Fwd:` and that of the message')
            [CompletionResult]::new('--attach', '--attach', [CompletionResultType]::ParameterName, 'A file to go with it; may stand several times')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Hand it over at once')
            [CompletionResult]::new('--print', '--print', [CompletionResultType]::ParameterName, 'Write the finished mail to standard output, and change nothing')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Send it whatever speaks against it: mail to them came back, nobody reads there, places to fill in')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;canned' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the template itself')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Write a new one')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change one; without a text in an editor')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one off the list, in one language or in all')
            [CompletionResult]::new('render', 'render', [CompletionResultType]::ParameterValue, 'Print the text as a customer would get it')
            [CompletionResult]::new('variables', 'variables', [CompletionResultType]::ParameterValue, 'List the variables that a text may name, with their values for a ticket')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, 'Say what is wrong or risky with the templates; exits 4 where one cannot be rendered at all')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in a folder of files such as refund.md and refund.de.md; those that are there already are changed')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write all of them into a folder as such files')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;canned;list' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;canned;show' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'In which language')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;canned;add' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'In which language')
            [CompletionResult]::new('--body', '--body', [CompletionResultType]::ParameterName, 'The text; `-` reads it from standard input')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'A file with the text')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'A subject for the mail, in place of the ticket''s; empty: none')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--edit', '--edit', [CompletionResultType]::ParameterName, 'Write it in an editor, also where there is no terminal')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;canned;edit' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'In which language')
            [CompletionResult]::new('--body', '--body', [CompletionResultType]::ParameterName, 'The text; `-` reads it from standard input')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'A file with the text')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'A subject for the mail, in place of the ticket''s; empty: none')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--edit', '--edit', [CompletionResultType]::ParameterName, 'Write it in an editor, also where there is no terminal')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;canned;rm' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'In which language')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be taken off, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;canned;render' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'In which language')
            [CompletionResult]::new('--ticket', '--ticket', [CompletionResultType]::ParameterName, 'For which ticket')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'A value for a variable; may stand several times')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;canned;variables' {
            [CompletionResult]::new('--ticket', '--ticket', [CompletionResultType]::ParameterName, 'For which ticket')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'A value for a variable; may stand several times')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;canned;lint' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;canned;import' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be taken in, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;canned;export' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;canned;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the template itself')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Write a new one')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change one; without a text in an editor')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one off the list, in one language or in all')
            [CompletionResult]::new('render', 'render', [CompletionResultType]::ParameterValue, 'Print the text as a customer would get it')
            [CompletionResult]::new('variables', 'variables', [CompletionResultType]::ParameterValue, 'List the variables that a text may name, with their values for a ticket')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, 'Say what is wrong or risky with the templates; exits 4 where one cannot be rendered at all')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in a folder of files such as refund.md and refund.de.md; those that are there already are changed')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write all of them into a folder as such files')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;canned;help;list' {
            break
        }
        'desk;canned;help;show' {
            break
        }
        'desk;canned;help;add' {
            break
        }
        'desk;canned;help;edit' {
            break
        }
        'desk;canned;help;rm' {
            break
        }
        'desk;canned;help;render' {
            break
        }
        'desk;canned;help;variables' {
            break
        }
        'desk;canned;help;lint' {
            break
        }
        'desk;canned;help;import' {
            break
        }
        'desk;canned;help;export' {
            break
        }
        'desk;canned;help;help' {
            break
        }
        'desk;outbox' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List drafts, what waits and what has failed, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one mail or draft, and each try to send it')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Write on a draft, or on a mail that waits, in the editor; a mail waits again afterwards, and counts from then on')
            [CompletionResult]::new('hold', 'hold', [CompletionResultType]::ParameterValue, 'Make drafts of mails that wait; their tickets stand as if the answers had not been written')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Queue drafts as answers, which count from now on')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Hand over what is due; mails named by their numbers at once. Exits 3 where something did not leave')
            [CompletionResult]::new('drop', 'drop', [CompletionResultType]::ParameterValue, 'Take mails back that have not left; their tickets stand as if the answer had not been written')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;outbox;list' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'What was sent and dropped, too')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;outbox;show' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--mail', '--mail', [CompletionResultType]::ParameterName, 'Write the finished mail itself, as it leaves')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;outbox;edit' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--release', '--release', [CompletionResultType]::ParameterName, 'Queue the draft when it is written')
            [CompletionResult]::new('--draft', '--draft', [CompletionResultType]::ParameterName, 'Leave the mail a draft when it is written')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Queue it whatever speaks against it, or though somebody wrote in the meantime')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;outbox;hold' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be held, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;outbox;release' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Queue it whatever speaks against it, or though somebody wrote since the draft was written')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be queued, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;outbox;send' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be sent, and send nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;outbox;drop' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be taken back, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;outbox;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List drafts, what waits and what has failed, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one mail or draft, and each try to send it')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Write on a draft, or on a mail that waits, in the editor; a mail waits again afterwards, and counts from then on')
            [CompletionResult]::new('hold', 'hold', [CompletionResultType]::ParameterValue, 'Make drafts of mails that wait; their tickets stand as if the answers had not been written')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Queue drafts as answers, which count from now on')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Hand over what is due; mails named by their numbers at once. Exits 3 where something did not leave')
            [CompletionResult]::new('drop', 'drop', [CompletionResultType]::ParameterValue, 'Take mails back that have not left; their tickets stand as if the answer had not been written')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;outbox;help;list' {
            break
        }
        'desk;outbox;help;show' {
            break
        }
        'desk;outbox;help;edit' {
            break
        }
        'desk;outbox;help;hold' {
            break
        }
        'desk;outbox;help;release' {
            break
        }
        'desk;outbox;help;send' {
            break
        }
        'desk;outbox;help;drop' {
            break
        }
        'desk;outbox;help;help' {
            break
        }
        'desk;settings' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the document in force')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change it in an editor')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Put a document in force')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check a document without putting it in force')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'List all versions, newest first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;settings;show' {
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'The number of an older version, from `desk settings history`')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;settings;edit' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;settings;apply' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Check it, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;settings;check' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;settings;history' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;settings;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the document in force')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change it in an editor')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Put a document in force')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check a document without putting it in force')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'List all versions, newest first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;settings;help;show' {
            break
        }
        'desk;settings;help;edit' {
            break
        }
        'desk;settings;help;apply' {
            break
        }
        'desk;settings;help;check' {
            break
        }
        'desk;settings;help;history' {
            break
        }
        'desk;settings;help;help' {
            break
        }
        'desk;key' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them, the one that signs first')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Make a new one, which signs from now on; what older ones have signed stays known')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;key;list' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;key;rotate' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;key;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them, the one that signs first')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Make a new one, which signs from now on; what older ones have signed stays known')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;key;help;list' {
            break
        }
        'desk;key;help;rotate' {
            break
        }
        'desk;key;help;help' {
            break
        }
        'desk;agent' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add one')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one off the list; what they did keeps their name')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;agent;list' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;agent;add' {
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'Their address')
            [CompletionResult]::new('--full-name', '--full-name', [CompletionResultType]::ParameterName, 'As signed: `Ana Horvat` (default: the name as typed)')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;agent;rm' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;agent;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add one')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one off the list; what they did keeps their name')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;agent;help;list' {
            break
        }
        'desk;agent;help;add' {
            break
        }
        'desk;agent;help;rm' {
            break
        }
        'desk;agent;help;help' {
            break
        }
        'desk;customer' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them, those heard of last first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Make several customers one person: all their addresses are the first one''s from then on')
            [CompletionResult]::new('unmerge', 'unmerge', [CompletionResultType]::ParameterValue, 'Take apart again what was merged with this address')
            [CompletionResult]::new('address', 'address', [CompletionResultType]::ParameterValue, 'Add an address to a customer, or take one away again')
            [CompletionResult]::new('vip', 'vip', [CompletionResultType]::ParameterValue, 'Let them come first, or no longer')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;customer;list' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;customer;show' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;customer;merge' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;customer;unmerge' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;customer;address' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add one, also one from which nobody has written yet')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one away again: it is a customer of its own then')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;customer;address;add' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;customer;address;rm' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;customer;address;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add one, also one from which nobody has written yet')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one away again: it is a customer of its own then')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;customer;address;help;add' {
            break
        }
        'desk;customer;address;help;rm' {
            break
        }
        'desk;customer;address;help;help' {
            break
        }
        'desk;customer;vip' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--off', '--off', [CompletionResultType]::ParameterName, 'They come first no longer')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;customer;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them, those heard of last first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Make several customers one person: all their addresses are the first one''s from then on')
            [CompletionResult]::new('unmerge', 'unmerge', [CompletionResultType]::ParameterValue, 'Take apart again what was merged with this address')
            [CompletionResult]::new('address', 'address', [CompletionResultType]::ParameterValue, 'Add an address to a customer, or take one away again')
            [CompletionResult]::new('vip', 'vip', [CompletionResultType]::ParameterValue, 'Let them come first, or no longer')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;customer;help;list' {
            break
        }
        'desk;customer;help;show' {
            break
        }
        'desk;customer;help;merge' {
            break
        }
        'desk;customer;help;unmerge' {
            break
        }
        'desk;customer;help;address' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add one, also one from which nobody has written yet')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one away again: it is a customer of its own then')
            break
        }
        'desk;customer;help;address;add' {
            break
        }
        'desk;customer;help;address;rm' {
            break
        }
        'desk;customer;help;vip' {
            break
        }
        'desk;customer;help;help' {
            break
        }
        'desk;sla' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain how the promises of a ticket stand: which policy holds and why, each step of each clock, and one sentence')
            [CompletionResult]::new('at-risk', 'at-risk', [CompletionResultType]::ParameterValue, 'List promises that will be missed if nothing happens')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Exit 4 when something is overdue, or less was met than --target')
            [CompletionResult]::new('simulate', 'simulate', [CompletionResultType]::ParameterValue, 'Replay history under other settings: what would have been met, and what flips')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Move tickets to the settings in force')
            [CompletionResult]::new('calendar', 'calendar', [CompletionResultType]::ParameterValue, 'Draw a week of a calendar, count in it, or give it the holidays of a calendar file')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;sla;explain' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Look with the eyes of this instant: what counts later does not exist')
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'Only this promise')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;sla;at-risk' {
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'So much working time or less is left')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--if-customer-answers-now', '--if-customer-answers-now', [CompletionResultType]::ParameterName, 'Show clocks that wait for the customer too, as if they went on now')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;sla;check' {
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'The share of promises decided in the period that must have been met, in percent')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From this day or instant on')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'To the end of this day, or to this instant')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'A stretch of time: last-week, this-month, 2026-Q3, 2026-07 …')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;sla;simulate' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From this day or instant on')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'To the end of this day, or to this instant')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'A stretch of time: last-week, this-month, 2026-Q3, 2026-07 …')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List the promises that flip: flips (the default), to_met, to_missed, or changed for any other status')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;sla;apply' {
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Tickets that a query chooses')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--to-open', '--to-open', [CompletionResultType]::ParameterName, 'All tickets that are not solved')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;sla;calendar' {
            [CompletionResult]::new('--week', '--week', [CompletionResultType]::ParameterName, 'The week to draw: 2026-W44, or any day in it (default: this week)')
            [CompletionResult]::new('--test', '--test', [CompletionResultType]::ParameterName, 'When a time that is promised at T would be due; T is a local time of the calendar''s zone, unless it has an offset')
            [CompletionResult]::new('--add', '--add', [CompletionResultType]::ParameterName, 'The promised time: 8h, 30m, 1h30m')
            [CompletionResult]::new('--between', '--between', [CompletionResultType]::ParameterName, 'How much open time lies between two times, which are read as T is')
            [CompletionResult]::new('--import', '--import', [CompletionResultType]::ParameterName, 'Add the whole days of a calendar file (.ics, RFC 5545) to the holidays; `-` reads standard input')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Import only the holidays of this year; may be given again')
            [CompletionResult]::new('--except', '--except', [CompletionResultType]::ParameterName, 'Leave out a date (2026-12-24, 12-24), or holidays with these words in their name; may be given again')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List the calendars, even if there is only one')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what an import would do, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;sla;help' {
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain how the promises of a ticket stand: which policy holds and why, each step of each clock, and one sentence')
            [CompletionResult]::new('at-risk', 'at-risk', [CompletionResultType]::ParameterValue, 'List promises that will be missed if nothing happens')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Exit 4 when something is overdue, or less was met than --target')
            [CompletionResult]::new('simulate', 'simulate', [CompletionResultType]::ParameterValue, 'Replay history under other settings: what would have been met, and what flips')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Move tickets to the settings in force')
            [CompletionResult]::new('calendar', 'calendar', [CompletionResultType]::ParameterValue, 'Draw a week of a calendar, count in it, or give it the holidays of a calendar file')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;sla;help;explain' {
            break
        }
        'desk;sla;help;at-risk' {
            break
        }
        'desk;sla;help;check' {
            break
        }
        'desk;sla;help;simulate' {
            break
        }
        'desk;sla;help;apply' {
            break
        }
        'desk;sla;help;calendar' {
            break
        }
        'desk;sla;help;help' {
            break
        }
        'desk;report' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From this day or instant on')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'To the end of this day, or to this instant')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'A stretch of time: last-week, this-month, 2026-Q3, 2026-07 …')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Cut it into rows, which sum to the total, by one dimension or two: --by agent,month; a ticket with several tags stands in the row of the first')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Look with the eyes of this instant: what counts later does not exist; `midnight` is when today began')
            [CompletionResult]::new('--known', '--known', [CompletionResultType]::ParameterName, 'Look with what the desk had learned by this operation of `desk log`')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List the tickets behind a figure, such as missed; behind all of them without one')
            [CompletionResult]::new('--row', '--row', [CompletionResultType]::ParameterName, 'Of --list only what is counted in this row of the report; twice for two dimensions, or a group and a target')
            [CompletionResult]::new('--compare', '--compare', [CompletionResultType]::ParameterName, 'Print each figure with that of another period and the change: `previous`, the stretch before; or a period')
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'The share that --check asks for, in percent')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file instead, all of it or nothing; its ending names the format: .csv .tsv .json .jsonl .md .html .xlsx .txt')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file instead, all of it or nothing; its ending names the format: .csv .tsv .json .jsonl .md .html .xlsx .txt')
            [CompletionResult]::new('--meta', '--meta', [CompletionResultType]::ParameterName, 'Write beside the output what it was made of: bounds, zone, settings, time zone data, last event, SHA-256 of the rows; with -o the name may be left out')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--backfill', '--backfill', [CompletionResultType]::ParameterName, 'Count tickets from before the desk too, as if its policies had held')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Exit 4 where the share in the row `total` is below --target; where nothing was decided, all is well')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;run' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;quarantine' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what nobody has decided about')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what could be read of one')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Read it again, as this version of desk reads mail, and take in what can be read now')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Take it in with what could be read of it: writer, subject and words')
            [CompletionResult]::new('drop', 'drop', [CompletionResultType]::ParameterValue, 'Put it away; `desk undo` brings it back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;quarantine;list' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'What was decided about, too')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;quarantine;show' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--bytes', '--bytes', [CompletionResultType]::ParameterName, 'Write its original bytes, as they came')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;quarantine;retry' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All that nobody has decided about')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;quarantine;release' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All that nobody has decided about')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;quarantine;drop' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All that nobody has decided about')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;quarantine;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what nobody has decided about')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what could be read of one')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Read it again, as this version of desk reads mail, and take in what can be read now')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Take it in with what could be read of it: writer, subject and words')
            [CompletionResult]::new('drop', 'drop', [CompletionResultType]::ParameterValue, 'Put it away; `desk undo` brings it back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;quarantine;help;list' {
            break
        }
        'desk;quarantine;help;show' {
            break
        }
        'desk;quarantine;help;retry' {
            break
        }
        'desk;quarantine;help;release' {
            break
        }
        'desk;quarantine;help;drop' {
            break
        }
        'desk;quarantine;help;help' {
            break
        }
        'desk;export' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--mbox', '--mbox', [CompletionResultType]::ParameterName, 'All mails in one file (mboxrd); an earlier export there is replaced')
            [CompletionResult]::new('--eml', '--eml', [CompletionResultType]::ParameterName, 'A file for each mail in a folder, with its original bytes; what is there already stays as it is')
            [CompletionResult]::new('--jsonl', '--jsonl', [CompletionResultType]::ParameterName, 'Each ticket in full, one JSON object a line, as `desk show ID -f json --events` prints it')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace DEST whatever it holds; else only an earlier export of this desk is replaced')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;backup' {
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Put the date into the name (unless it has a date or a number), and remove all but the newest N copies of that series')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace an older copy of this desk that stands there')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;verify' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'The figure of what stood at that instant')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--deep', '--deep', [CompletionResultType]::ParameterName, 'Look at the bytes of every mail too, and let SQLite look at its file')
            [CompletionResult]::new('--repair', '--repair', [CompletionResultType]::ParameterName, 'Write down anew what is derived; facts and mails are never touched')
            [CompletionResult]::new('--digest', '--digest', [CompletionResultType]::ParameterName, 'Print one figure (SHA-256) over all that stands: two desks with the same one hold the same')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;trust' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be agreed to, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all that this machine has agreed to')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take back what it has agreed to')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;trust;list' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;trust;rm' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;trust;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all that this machine has agreed to')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take back what it has agreed to')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;trust;help;list' {
            break
        }
        'desk;trust;help;rm' {
            break
        }
        'desk;trust;help;help' {
            break
        }
        'desk;doctor' {
            [CompletionResult]::new('--send-to', '--send-to', [CompletionResultType]::ParameterName, 'Send a mail to this address by the way that answers take, and say what became of it; `me` is my own address')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--deep', '--deep', [CompletionResultType]::ParameterName, 'Prove the whole record too, and the bytes of every mail, as `desk verify --deep` does')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;log' {
            [CompletionResult]::new('--op', '--op', [CompletionResultType]::ParameterName, 'One operation, with all that it wrote down of tickets')
            [CompletionResult]::new('--ticket', '--ticket', [CompletionResultType]::ParameterName, 'What had a part in this ticket')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;undo' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'All that this agent did, in one go')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Since then: 1h, 2026-07-01, monday')
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Undo too what later operations have built on it, whoever did it')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be undone, and undo nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;redo' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be brought back, and change nothing')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;schema' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;completions' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--ask', '--ask', [CompletionResultType]::ParameterName, 'Complete the last of these words instead, as the scripts ask it')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;man' {
            [CompletionResult]::new('--db', '--db', [CompletionResultType]::ParameterName, 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Who acts (default: who made the desk) [env: DESK_AGENT]')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone in which people see times (default: the desk''s)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns, in which order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By which columns to sort; `-` turns the order round')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always or never')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Leave cells that a spreadsheet would take for formulas as they are (csv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the line with the names of the columns')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'desk;help' {
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Make a desk: a database with default settings and you as its agent')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Make a desk of an invented shop in a temporary folder, to look around in')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in mail: an mbox, a Maildir, a mail, a folder of them, or `-` for standard input')
            [CompletionResult]::new('deliver', 'deliver', [CompletionResultType]::ParameterValue, 'Take in one mail from standard input, for a mail server or getmail')
            [CompletionResult]::new('intake', 'intake', [CompletionResultType]::ParameterValue, 'The mail that is here, judged afresh')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make a ticket by hand: a call, a form, a note on paper')
            [CompletionResult]::new('receive', 'receive', [CompletionResultType]::ParameterValue, 'Write down what a customer said by another way than mail')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List tickets, most urgent first: by the score of `desk next`. Without a query those that want work (is:unsolved or is:waiting)')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one ticket with its thread; quoted text and signatures are folded away')
            [CompletionResult]::new('messages', 'messages', [CompletionResultType]::ParameterValue, 'List messages, oldest first; without a query all of them')
            [CompletionResult]::new('next', 'next', [CompletionResultType]::ParameterValue, 'Show the one ticket to work on now')
            [CompletionResult]::new('triage', 'triage', [CompletionResultType]::ParameterValue, 'Work through the tickets at the keyboard: one after the other, each with what its customer last said, one key for each act')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Find messages by their words, best first, with the place where they stand')
            [CompletionResult]::new('assign', 'assign', [CompletionResultType]::ParameterValue, 'Give tickets to an agent')
            [CompletionResult]::new('tag', 'tag', [CompletionResultType]::ParameterValue, 'Put tags on tickets, take them off, or list them')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'Accept messages of people who take no part in their ticket')
            [CompletionResult]::new('split', 'split', [CompletionResultType]::ParameterValue, 'Move messages out of a ticket into a new one')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Merge tickets into one')
            [CompletionResult]::new('unmerge', 'unmerge', [CompletionResultType]::ParameterValue, 'Take a merged ticket out again: it counts as if it had never been merged')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Say why a mail landed where it did, or how the mails of a ticket came together')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Set the status of tickets')
            [CompletionResult]::new('priority', 'priority', [CompletionResultType]::ParameterValue, 'Set the priority of tickets')
            [CompletionResult]::new('dismiss', 'dismiss', [CompletionResultType]::ParameterValue, 'Say that the customer''s last message needs no answer ("thank you!")')
            [CompletionResult]::new('mute', 'mute', [CompletionResultType]::ParameterValue, 'Put new tickets away at once that begin with mail from somewhere: newsletters, notices, machines')
            [CompletionResult]::new('snooze', 'snooze', [CompletionResultType]::ParameterValue, 'Put tickets aside: `desk next` skips them until then, or until the customer writes')
            [CompletionResult]::new('move', 'move', [CompletionResultType]::ParameterValue, 'Put tickets into a department')
            [CompletionResult]::new('escalate', 'escalate', [CompletionResultType]::ParameterValue, 'Hand tickets one tier up')
            [CompletionResult]::new('survey', 'survey', [CompletionResultType]::ParameterValue, 'What customers were asked about a ticket, and what they said')
            [CompletionResult]::new('time', 'time', [CompletionResultType]::ParameterValue, 'Write down time that was worked on a ticket; without a duration, list it')
            [CompletionResult]::new('note', 'note', [CompletionResultType]::ParameterValue, 'Write an internal note; the customer never sees it')
            [CompletionResult]::new('reply', 'reply', [CompletionResultType]::ParameterValue, 'Answer a ticket')
            [CompletionResult]::new('forward', 'forward', [CompletionResultType]::ParameterValue, 'Ask somebody else about a ticket: a supplier, the bookkeeper')
            [CompletionResult]::new('canned', 'canned', [CompletionResultType]::ParameterValue, 'Canned replies: templates with variables, each perhaps in several languages')
            [CompletionResult]::new('outbox', 'outbox', [CompletionResultType]::ParameterValue, 'What waits to leave, drafts too, and its sending')
            [CompletionResult]::new('settings', 'settings', [CompletionResultType]::ParameterValue, 'The settings of the desk: one TOML document, each version kept')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'The keys that sign what this desk sends')
            [CompletionResult]::new('agent', 'agent', [CompletionResultType]::ParameterValue, 'The people who answer at this desk')
            [CompletionResult]::new('customer', 'customer', [CompletionResultType]::ParameterValue, 'The people who write to us')
            [CompletionResult]::new('sla', 'sla', [CompletionResultType]::ParameterValue, 'What was promised, what is due, and why')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Print a report; without a name, the list of them')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'What cron calls each minute')
            [CompletionResult]::new('quarantine', 'quarantine', [CompletionResultType]::ParameterValue, 'Mail that could not be taken in as it is')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the mails of tickets into an mbox or a folder, as they came; or whole tickets as JSON lines')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Copy the desk into a file while it is in use, and check the copy')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Prove that what is kept for speed says what the record says')
            [CompletionResult]::new('trust', 'trust', [CompletionResultType]::ParameterValue, 'Let this desk have its mail sent from this machine')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Look for what could keep mail from coming, leaving or being kept')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'List what was done, newest first')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Undo an operation: from now on it counts as if it had not been')
            [CompletionResult]::new('redo', 'redo', [CompletionResultType]::ParameterValue, 'Bring back what you undid last')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of what a command prints')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print completions for a shell, to be put where that shell looks for them')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the manual pages into a folder: desk.1 and one for each command')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'desk;help;init' {
            break
        }
        'desk;help;demo' {
            break
        }
        'desk;help;import' {
            break
        }
        'desk;help;deliver' {
            break
        }
        'desk;help;intake' {
            [CompletionResult]::new('again', 'again', [CompletionResultType]::ParameterValue, 'Judge afresh who wrote what of the mail that is here')
            break
        }
        'desk;help;intake;again' {
            break
        }
        'desk;help;new' {
            break
        }
        'desk;help;receive' {
            break
        }
        'desk;help;list' {
            break
        }
        'desk;help;show' {
            break
        }
        'desk;help;messages' {
            break
        }
        'desk;help;next' {
            break
        }
        'desk;help;triage' {
            break
        }
        'desk;help;search' {
            break
        }
        'desk;help;assign' {
            break
        }
        'desk;help;tag' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Put tags on tickets')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take tags off tickets')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the tags in use, most used first')
            break
        }
        'desk;help;tag;add' {
            break
        }
        'desk;help;tag;rm' {
            break
        }
        'desk;help;tag;list' {
            break
        }
        'desk;help;accept' {
            break
        }
        'desk;help;split' {
            break
        }
        'desk;help;merge' {
            break
        }
        'desk;help;unmerge' {
            break
        }
        'desk;help;why' {
            break
        }
        'desk;help;status' {
            break
        }
        'desk;help;priority' {
            break
        }
        'desk;help;dismiss' {
            break
        }
        'desk;help;mute' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who is muted')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one off the list: mail from there makes work again')
            break
        }
        'desk;help;mute;list' {
            break
        }
        'desk;help;mute;rm' {
            break
        }
        'desk;help;snooze' {
            break
        }
        'desk;help;move' {
            break
        }
        'desk;help;escalate' {
            break
        }
        'desk;help;survey' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Write down what a customer answered')
            [CompletionResult]::new('asked', 'asked', [CompletionResultType]::ParameterValue, 'Write down that a customer was asked; nothing is sent')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what customers were asked and said')
            break
        }
        'desk;help;survey;record' {
            break
        }
        'desk;help;survey;asked' {
            break
        }
        'desk;help;survey;list' {
            break
        }
        'desk;help;time' {
            break
        }
        'desk;help;note' {
            break
        }
        'desk;help;reply' {
            break
        }
        'desk;help;forward' {
            break
        }
        'desk;help;canned' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the template itself')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Write a new one')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change one; without a text in an editor')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one off the list, in one language or in all')
            [CompletionResult]::new('render', 'render', [CompletionResultType]::ParameterValue, 'Print the text as a customer would get it')
            [CompletionResult]::new('variables', 'variables', [CompletionResultType]::ParameterValue, 'List the variables that a text may name, with their values for a ticket')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, 'Say what is wrong or risky with the templates; exits 4 where one cannot be rendered at all')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in a folder of files such as refund.md and refund.de.md; those that are there already are changed')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write all of them into a folder as such files')
            break
        }
        'desk;help;canned;list' {
            break
        }
        'desk;help;canned;show' {
            break
        }
        'desk;help;canned;add' {
            break
        }
        'desk;help;canned;edit' {
            break
        }
        'desk;help;canned;rm' {
            break
        }
        'desk;help;canned;render' {
            break
        }
        'desk;help;canned;variables' {
            break
        }
        'desk;help;canned;lint' {
            break
        }
        'desk;help;canned;import' {
            break
        }
        'desk;help;canned;export' {
            break
        }
        'desk;help;outbox' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List drafts, what waits and what has failed, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one mail or draft, and each try to send it')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Write on a draft, or on a mail that waits, in the editor; a mail waits again afterwards, and counts from then on')
            [CompletionResult]::new('hold', 'hold', [CompletionResultType]::ParameterValue, 'Make drafts of mails that wait; their tickets stand as if the answers had not been written')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Queue drafts as answers, which count from now on')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Hand over what is due; mails named by their numbers at once. Exits 3 where something did not leave')
            [CompletionResult]::new('drop', 'drop', [CompletionResultType]::ParameterValue, 'Take mails back that have not left; their tickets stand as if the answer had not been written')
            break
        }
        'desk;help;outbox;list' {
            break
        }
        'desk;help;outbox;show' {
            break
        }
        'desk;help;outbox;edit' {
            break
        }
        'desk;help;outbox;hold' {
            break
        }
        'desk;help;outbox;release' {
            break
        }
        'desk;help;outbox;send' {
            break
        }
        'desk;help;outbox;drop' {
            break
        }
        'desk;help;settings' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the document in force')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change it in an editor')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Put a document in force')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check a document without putting it in force')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'List all versions, newest first')
            break
        }
        'desk;help;settings;show' {
            break
        }
        'desk;help;settings;edit' {
            break
        }
        'desk;help;settings;apply' {
            break
        }
        'desk;help;settings;check' {
            break
        }
        'desk;help;settings;history' {
            break
        }
        'desk;help;key' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them, the one that signs first')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Make a new one, which signs from now on; what older ones have signed stays known')
            break
        }
        'desk;help;key;list' {
            break
        }
        'desk;help;key;rotate' {
            break
        }
        'desk;help;agent' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add one')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one off the list; what they did keeps their name')
            break
        }
        'desk;help;agent;list' {
            break
        }
        'desk;help;agent;add' {
            break
        }
        'desk;help;agent;rm' {
            break
        }
        'desk;help;customer' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them, those heard of last first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Make several customers one person: all their addresses are the first one''s from then on')
            [CompletionResult]::new('unmerge', 'unmerge', [CompletionResultType]::ParameterValue, 'Take apart again what was merged with this address')
            [CompletionResult]::new('address', 'address', [CompletionResultType]::ParameterValue, 'Add an address to a customer, or take one away again')
            [CompletionResult]::new('vip', 'vip', [CompletionResultType]::ParameterValue, 'Let them come first, or no longer')
            break
        }
        'desk;help;customer;list' {
            break
        }
        'desk;help;customer;show' {
            break
        }
        'desk;help;customer;merge' {
            break
        }
        'desk;help;customer;unmerge' {
            break
        }
        'desk;help;customer;address' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add one, also one from which nobody has written yet')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take one away again: it is a customer of its own then')
            break
        }
        'desk;help;customer;address;add' {
            break
        }
        'desk;help;customer;address;rm' {
            break
        }
        'desk;help;customer;vip' {
            break
        }
        'desk;help;sla' {
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain how the promises of a ticket stand: which policy holds and why, each step of each clock, and one sentence')
            [CompletionResult]::new('at-risk', 'at-risk', [CompletionResultType]::ParameterValue, 'List promises that will be missed if nothing happens')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Exit 4 when something is overdue, or less was met than --target')
            [CompletionResult]::new('simulate', 'simulate', [CompletionResultType]::ParameterValue, 'Replay history under other settings: what would have been met, and what flips')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Move tickets to the settings in force')
            [CompletionResult]::new('calendar', 'calendar', [CompletionResultType]::ParameterValue, 'Draw a week of a calendar, count in it, or give it the holidays of a calendar file')
            break
        }
        'desk;help;sla;explain' {
            break
        }
        'desk;help;sla;at-risk' {
            break
        }
        'desk;help;sla;check' {
            break
        }
        'desk;help;sla;simulate' {
            break
        }
        'desk;help;sla;apply' {
            break
        }
        'desk;help;sla;calendar' {
            break
        }
        'desk;help;report' {
            break
        }
        'desk;help;run' {
            break
        }
        'desk;help;quarantine' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what nobody has decided about')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what could be read of one')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Read it again, as this version of desk reads mail, and take in what can be read now')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Take it in with what could be read of it: writer, subject and words')
            [CompletionResult]::new('drop', 'drop', [CompletionResultType]::ParameterValue, 'Put it away; `desk undo` brings it back')
            break
        }
        'desk;help;quarantine;list' {
            break
        }
        'desk;help;quarantine;show' {
            break
        }
        'desk;help;quarantine;retry' {
            break
        }
        'desk;help;quarantine;release' {
            break
        }
        'desk;help;quarantine;drop' {
            break
        }
        'desk;help;export' {
            break
        }
        'desk;help;backup' {
            break
        }
        'desk;help;verify' {
            break
        }
        'desk;help;trust' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all that this machine has agreed to')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take back what it has agreed to')
            break
        }
        'desk;help;trust;list' {
            break
        }
        'desk;help;trust;rm' {
            break
        }
        'desk;help;doctor' {
            break
        }
        'desk;help;log' {
            break
        }
        'desk;help;undo' {
            break
        }
        'desk;help;redo' {
            break
        }
        'desk;help;schema' {
            break
        }
        'desk;help;completions' {
            break
        }
        'desk;help;man' {
            break
        }
        'desk;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
