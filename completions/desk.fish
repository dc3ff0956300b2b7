# fish completion for desk, made by: desk completions fish
#
# The program itself says what fits, so that it knows the tickets, tags, agents and canned replies of your desk. It only
# reads the desk, and is silent where there is none.

function __desk_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    # What is typed may be an alias or a function; then the program goes by its usual name.
    set -l desk $words[1]
    command -sq -- $desk; or set desk desk
    for line in (command $desk completions fish --ask -- $words "$current" 2>/dev/null)
        if not string match -q \t'*' -- $line
            printf '%s\n' $line
            continue
        end
        set -l parts (string split \t -- $line)
        set -l begin (string replace -r '^~/' $HOME/ -- $parts[3])
        for file in $begin*
            if test -d $file
                printf '%s\n' "$parts[4]$file/"
            else if test $parts[2] = files
                printf '%s\n' "$parts[4]$file"
            end
        end
    end
end

<<<<<<< HEAD
function __fish_desk_using_subcommand
    set -l cmd (__fish_desk_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c desk -n "__fish_desk_needs_command" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_needs_command" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_needs_command" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_needs_command" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_needs_command" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_needs_command" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_needs_command" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_needs_command" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_needs_command" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_needs_command" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_needs_command" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_needs_command" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_needs_command" -s V -l version -d 'Print version'
complete -c desk -n "__fish_desk_needs_command" -f -a "init" -d 'Make a desk: a database with default settings and you as its agent'
complete -c desk -n "__fish_desk_needs_command" -f -a "demo" -d 'Make a desk of an invented shop in a temporary folder, to look around in'
complete -c desk -n "__fish_desk_needs_command" -f -a "import" -d 'Take in mail: an mbox, a Maildir, a mail, a folder of them, or `-` for standard input'
complete -c desk -n "__fish_desk_needs_command" -f -a "deliver" -d 'Take in one mail from standard input, for a mail server or getmail'
complete -c desk -n "__fish_desk_needs_command" -f -a "intake" -d 'The mail that is here, judged afresh'
complete -c desk -n "__fish_desk_needs_command" -f -a "new" -d 'Make a ticket by hand: a call, a form, a note on paper'
complete -c desk -n "__fish_desk_needs_command" -f -a "receive" -d 'Write down what a customer said by another way than mail'
complete -c desk -n "__fish_desk_needs_command" -f -a "list" -d 'List tickets, most urgent first: by the score of `desk next`. Without a query those that want work (is:unsolved or is:waiting)'
complete -c desk -n "__fish_desk_needs_command" -f -a "show" -d 'Show one ticket with its thread; quoted text and signatures are folded away'
complete -c desk -n "__fish_desk_needs_command" -f -a "messages" -d 'List messages, oldest first; without a query all of them'
complete -c desk -n "__fish_desk_needs_command" -f -a "next" -d 'Show the one ticket to work on now'
complete -c desk -n "__fish_desk_needs_command" -f -a "search" -d 'Find messages by their words, best first, with the place where they stand'
complete -c desk -n "__fish_desk_needs_command" -f -a "assign" -d 'Give tickets to an agent'
complete -c desk -n "__fish_desk_needs_command" -f -a "tag" -d 'Put tags on tickets, take them off, or list them'
complete -c desk -n "__fish_desk_needs_command" -f -a "accept" -d 'Accept messages of people who take no part in their ticket'
complete -c desk -n "__fish_desk_needs_command" -f -a "split" -d 'Move messages out of a ticket into a new one'
complete -c desk -n "__fish_desk_needs_command" -f -a "merge" -d 'Merge tickets into one'
complete -c desk -n "__fish_desk_needs_command" -f -a "unmerge" -d 'Take a merged ticket out again: it counts as if it had never been merged'
complete -c desk -n "__fish_desk_needs_command" -f -a "why" -d 'Say why a mail landed where it did, or how the mails of a ticket came together'
complete -c desk -n "__fish_desk_needs_command" -f -a "status" -d 'Set the status of tickets'
complete -c desk -n "__fish_desk_needs_command" -f -a "priority" -d 'Set the priority of tickets'
complete -c desk -n "__fish_desk_needs_command" -f -a "dismiss" -d 'Say that the customer\'s last message needs no answer ("thank you!")'
complete -c desk -n "__fish_desk_needs_command" -f -a "mute" -d 'Put new tickets away at once that begin with mail from somewhere: newsletters, notices, machines'
complete -c desk -n "__fish_desk_needs_command" -f -a "snooze" -d 'Put tickets aside: `desk next` skips them until then, or until the customer writes'
complete -c desk -n "__fish_desk_needs_command" -f -a "move" -d 'Put tickets into a department'
complete -c desk -n "__fish_desk_needs_command" -f -a "escalate" -d 'Hand tickets one tier up'
complete -c desk -n "__fish_desk_needs_command" -f -a "survey" -d 'What customers were asked about a ticket, and what they said'
complete -c desk -n "__fish_desk_needs_command" -f -a "time" -d 'Write down time that was worked on a ticket; without a duration, list it'
complete -c desk -n "__fish_desk_needs_command" -f -a "note" -d 'Write an internal note; the customer never sees it'
complete -c desk -n "__fish_desk_needs_command" -f -a "reply" -d 'Answer a ticket'
complete -c desk -n "__fish_desk_needs_command" -f -a "canned" -d 'Canned replies: templates with variables, each perhaps in several languages'
complete -c desk -n "__fish_desk_needs_command" -f -a "outbox" -d 'What waits to leave, drafts too, and its sending'
complete -c desk -n "__fish_desk_needs_command" -f -a "settings" -d 'The settings of the desk: one TOML document, each version kept'
complete -c desk -n "__fish_desk_needs_command" -f -a "key" -d 'The keys that sign what this desk sends'
complete -c desk -n "__fish_desk_needs_command" -f -a "agent" -d 'The people who answer at this desk'
complete -c desk -n "__fish_desk_needs_command" -f -a "customer" -d 'The people who write to us'
complete -c desk -n "__fish_desk_needs_command" -f -a "sla" -d 'What was promised, what is due, and why'
complete -c desk -n "__fish_desk_needs_command" -f -a "report" -d 'Print a report; without a name, the list of them'
complete -c desk -n "__fish_desk_needs_command" -f -a "run" -d 'What cron calls each minute'
complete -c desk -n "__fish_desk_needs_command" -f -a "quarantine" -d 'Mail that could not be taken in as it is'
complete -c desk -n "__fish_desk_needs_command" -f -a "export" -d 'Write the mails of tickets into an mbox or a folder, as they came; or whole tickets as JSON lines'
complete -c desk -n "__fish_desk_needs_command" -f -a "backup" -d 'Copy the desk into a new file while it is in use, and check the copy'
complete -c desk -n "__fish_desk_needs_command" -f -a "verify" -d 'Prove that what is kept for speed says what the record says'
complete -c desk -n "__fish_desk_needs_command" -f -a "log" -d 'List what was done, newest first'
complete -c desk -n "__fish_desk_needs_command" -f -a "undo" -d 'Undo an operation: from now on it counts as if it had not been'
complete -c desk -n "__fish_desk_needs_command" -f -a "redo" -d 'Bring back what you undid last'
complete -c desk -n "__fish_desk_needs_command" -f -a "schema" -d 'Print the JSON Schema of what a command prints'
complete -c desk -n "__fish_desk_needs_command" -f -a "completions" -d 'Print completions for a shell, to be put where that shell looks for them'
complete -c desk -n "__fish_desk_needs_command" -f -a "man" -d 'Write the manual pages into a folder: desk.1 and one for each command'
complete -c desk -n "__fish_desk_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand init" -l name -d 'What the desk is called; stands in the subject of answers: [NAME #42]' -r
complete -c desk -n "__fish_desk_using_subcommand init" -l address -d 'An address of the desk; mail from it is ours' -r
complete -c desk -n "__fish_desk_using_subcommand init" -l me -d 'Who you are' -r
complete -c desk -n "__fish_desk_using_subcommand init" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand init" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand init" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand init" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand init" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand init" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand init" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand init" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand init" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand init" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand init" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand init" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand init" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand demo" -l at -d 'Make it in this folder, which must not be there yet or be empty' -r -F
complete -c desk -n "__fish_desk_using_subcommand demo" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand demo" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand demo" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand demo" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand demo" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand demo" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand demo" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand demo" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand demo" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand demo" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand demo" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand demo" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand demo" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand import" -l to -d 'Take only what was sent to or from this address; the rest is counted as skipped' -r
complete -c desk -n "__fish_desk_using_subcommand import" -l tag -d 'Put a tag on each ticket that gets a message; may stand several times' -r
complete -c desk -n "__fish_desk_using_subcommand import" -l assign -d 'Give each ticket that gets a message to this agent' -r
complete -c desk -n "__fish_desk_using_subcommand import" -l live-from -d 'Mail before this date is history: no clocks, no reports (default: a day before the desk was made)' -r
complete -c desk -n "__fish_desk_using_subcommand import" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand import" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand import" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand import" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand import" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand import" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand import" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand import" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand import" -l as-sent -d 'These are mails that we sent: those from an address of the desk or of an agent count as our answers'
complete -c desk -n "__fish_desk_using_subcommand import" -l forwarded -d 'These are forwards of mine: a mail that hangs on one is the customer\'s'
complete -c desk -n "__fish_desk_using_subcommand import" -l all-folders -d 'Take in what lies in folders and labels of junk, trash, drafts, templates and the outbox, too'
complete -c desk -n "__fish_desk_using_subcommand import" -l dry-run -d 'Count what would be taken in, and take in nothing'
complete -c desk -n "__fish_desk_using_subcommand import" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand import" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand import" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand import" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand import" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand deliver" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand deliver" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand deliver" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand deliver" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand deliver" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand deliver" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand deliver" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand deliver" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand deliver" -l forwarded -d 'It is a forward of mine: the mail that hangs on it is the customer\'s'
complete -c desk -n "__fish_desk_using_subcommand deliver" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand deliver" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand deliver" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand deliver" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand deliver" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand deliver" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -f -a "again" -d 'Judge afresh who wrote what of the mail that is here'
complete -c desk -n "__fish_desk_using_subcommand intake; and not __fish_seen_subcommand_from again help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -l dry-run -d 'Show what would be judged otherwise, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from again" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from help" -f -a "again" -d 'Judge afresh who wrote what of the mail that is here'
complete -c desk -n "__fish_desk_using_subcommand intake; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand new" -l from -d 'Who it is about; none of us' -r
complete -c desk -n "__fish_desk_using_subcommand new" -l to -d 'To whom we write; the same as --from' -r
complete -c desk -n "__fish_desk_using_subcommand new" -l subject -d 'What it is about, in one line' -r
complete -c desk -n "__fish_desk_using_subcommand new" -l body -d 'What was said; `-` reads it from standard input' -r
complete -c desk -n "__fish_desk_using_subcommand new" -l channel -d 'By which way they came' -r -f -a "email\t''
phone\t''
chat\t''
web\t''
social\t''
counter\t''"
complete -c desk -n "__fish_desk_using_subcommand new" -l priority -d 'How much it matters' -r -f -a "low\t''
normal\t''
high\t''
urgent\t''"
complete -c desk -n "__fish_desk_using_subcommand new" -l tag -d 'A tag; may stand several times' -r
complete -c desk -n "__fish_desk_using_subcommand new" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand new" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand new" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand new" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand new" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand new" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand new" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand new" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand new" -l outbound -d 'We write first: nobody waits until the customer answers'
complete -c desk -n "__fish_desk_using_subcommand new" -l noted -d 'What we wrote left by another way: it is written down, and nothing is sent'
complete -c desk -n "__fish_desk_using_subcommand new" -l live -d 'It is answered while it is written (a call): no first response is owed'
complete -c desk -n "__fish_desk_using_subcommand new" -l dry-run -d 'Show what would be made, and make nothing'
complete -c desk -n "__fish_desk_using_subcommand new" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand new" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand new" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand new" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand new" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand receive" -l body -d 'What they said; `-` reads it from standard input' -r
complete -c desk -n "__fish_desk_using_subcommand receive" -l channel -d 'By which way' -r -f -a "email\t''
phone\t''
chat\t''
web\t''
social\t''
counter\t''"
complete -c desk -n "__fish_desk_using_subcommand receive" -l from -d 'Who said it (default: the ticket\'s customer)' -r
complete -c desk -n "__fish_desk_using_subcommand receive" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand receive" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand receive" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand receive" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand receive" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand receive" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand receive" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand receive" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand receive" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand receive" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand receive" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand receive" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand receive" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand receive" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand receive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand list" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand list" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand list" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand list" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand list" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand list" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand list" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand list" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand list" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand list" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand list" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand list" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand show" -l raw -d 'Write the original bytes of a message, m42, as they came' -r
complete -c desk -n "__fish_desk_using_subcommand show" -l save -d 'Save what hangs on its messages into a folder: `m5.2`, the number of a part, a file name, or `all`' -r
complete -c desk -n "__fish_desk_using_subcommand show" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand show" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand show" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand show" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand show" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand show" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand show" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand show" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand show" -l full -d 'Show texts whole'
complete -c desk -n "__fish_desk_using_subcommand show" -l events -d 'Show its history too: what happened, when and by whom'
complete -c desk -n "__fish_desk_using_subcommand show" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand show" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand show" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand show" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand messages" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand messages" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand messages" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand messages" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand messages" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand messages" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand messages" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand messages" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand messages" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand messages" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand messages" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand messages" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand messages" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand messages" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand next" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand next" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand next" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand next" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand next" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand next" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand next" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand next" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand next" -l why -d 'Say how the score comes about, and by how much the next best ticket fell behind'
complete -c desk -n "__fish_desk_using_subcommand next" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand next" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand next" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand next" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand next" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand next" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand search" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand search" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand search" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand search" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand search" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand search" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand search" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand search" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand search" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand search" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand search" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand search" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand search" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand search" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand assign" -l where -d 'Tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand assign" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand assign" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand assign" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand assign" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand assign" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand assign" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand assign" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand assign" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand assign" -l keep-going -d 'Do what can be done, and say which tickets were refused (exit 3)'
complete -c desk -n "__fish_desk_using_subcommand assign" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand assign" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand assign" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand assign" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand assign" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand assign" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand assign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -f -a "add" -d 'Put tags on tickets'
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -f -a "rm" -d 'Take tags off tickets'
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -f -a "list" -d 'List the tags in use, most used first'
complete -c desk -n "__fish_desk_using_subcommand tag; and not __fish_seen_subcommand_from add rm list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l where -d 'Tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l keep-going -d 'Do what can be done, and say which tickets were refused (exit 3)'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l where -d 'Tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l keep-going -d 'Do what can be done, and say which tickets were refused (exit 3)'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from help" -f -a "add" -d 'Put tags on tickets'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from help" -f -a "rm" -d 'Take tags off tickets'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the tags in use, most used first'
complete -c desk -n "__fish_desk_using_subcommand tag; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand accept" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand accept" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand accept" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand accept" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand accept" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand accept" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand accept" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand accept" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand accept" -l always -d 'They write for the ticket\'s customer for good: their address becomes one of the customer\'s (desk customer merge)'
complete -c desk -n "__fish_desk_using_subcommand accept" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand accept" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand accept" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand accept" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand accept" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand accept" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand accept" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand split" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand split" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand split" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand split" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand split" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand split" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand split" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand split" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand split" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand split" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand split" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand split" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand split" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand split" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand split" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand merge" -l where -d 'Tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand merge" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand merge" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand merge" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand merge" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand merge" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand merge" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand merge" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand merge" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand merge" -l keep-going -d 'Do what can be done, and say which tickets were refused (exit 3)'
complete -c desk -n "__fish_desk_using_subcommand merge" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand merge" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand merge" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand merge" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand merge" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand merge" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand merge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l where -d 'Tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand unmerge" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l keep-going -d 'Do what can be done, and say which tickets were refused (exit 3)'
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand unmerge" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand unmerge" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand unmerge" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand unmerge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand why" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand why" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand why" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand why" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand why" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand why" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand why" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand why" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand why" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand why" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand why" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand why" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand why" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand why" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand status" -l where -d 'Tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand status" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand status" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand status" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand status" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand status" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand status" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand status" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand status" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand status" -l keep-going -d 'Do what can be done, and say which tickets were refused (exit 3)'
complete -c desk -n "__fish_desk_using_subcommand status" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand status" -l confirmed -d 'The customer has said that it is not solved'
complete -c desk -n "__fish_desk_using_subcommand status" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand status" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand status" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand status" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand status" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand priority" -l where -d 'Tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand priority" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand priority" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand priority" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand priority" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand priority" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand priority" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand priority" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand priority" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand priority" -l keep-going -d 'Do what can be done, and say which tickets were refused (exit 3)'
complete -c desk -n "__fish_desk_using_subcommand priority" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand priority" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand priority" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand priority" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand priority" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand priority" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand priority" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l where -d 'Tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand dismiss" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l keep-going -d 'Do what can be done, and say which tickets were refused (exit 3)'
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand dismiss" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand dismiss" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand dismiss" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand dismiss" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -a "list" -d 'List who is muted'
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -a "rm" -d 'Take one off the list: mail from there makes work again'
complete -c desk -n "__fish_desk_using_subcommand mute; and not __fish_seen_subcommand_from list rm help" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from help" -f -a "list" -d 'List who is muted'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from help" -f -a "rm" -d 'Take one off the list: mail from there makes work again'
complete -c desk -n "__fish_desk_using_subcommand mute; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand snooze" -l where -d 'Tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand snooze" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand snooze" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand snooze" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand snooze" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand snooze" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand snooze" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand snooze" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand snooze" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand snooze" -l keep-going -d 'Do what can be done, and say which tickets were refused (exit 3)'
complete -c desk -n "__fish_desk_using_subcommand snooze" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand snooze" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand snooze" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand snooze" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand snooze" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand snooze" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand snooze" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand move" -l where -d 'Tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand move" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand move" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand move" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand move" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand move" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand move" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand move" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand move" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand move" -l keep-going -d 'Do what can be done, and say which tickets were refused (exit 3)'
complete -c desk -n "__fish_desk_using_subcommand move" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand move" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand move" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand move" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand move" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand move" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand move" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand escalate" -l where -d 'Tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand escalate" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand escalate" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand escalate" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand escalate" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand escalate" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand escalate" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand escalate" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand escalate" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand escalate" -l keep-going -d 'Do what can be done, and say which tickets were refused (exit 3)'
complete -c desk -n "__fish_desk_using_subcommand escalate" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand escalate" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand escalate" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand escalate" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand escalate" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand escalate" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand escalate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -f -a "record" -d 'Write down what a customer answered'
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -f -a "asked" -d 'Write down that a customer was asked; nothing is sent'
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -f -a "list" -d 'List what customers were asked and said'
complete -c desk -n "__fish_desk_using_subcommand survey; and not __fish_seen_subcommand_from record asked list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l score -d 'The score, from 1 (nps: from 0) to the end of the scale; good or bad on the scale of 2' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l scale -d 'The end of the scale: 2, 5 or 10 (default: as asked, else 10)' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l question -d 'What was asked, in a word (default: satisfaction)' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l comment -d 'What the customer said beside it; `-` reads it from standard input' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l on -d 'On which day, if not now: 2026-03-31, yesterday' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from record" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l question -d 'What was asked, in a word (default: satisfaction)' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l scale -d 'The end of the scale: 2, 5 or 10 (default: 10)' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l on -d 'On which day, if not now: 2026-03-31, yesterday' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from asked" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from help" -f -a "record" -d 'Write down what a customer answered'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from help" -f -a "asked" -d 'Write down that a customer was asked; nothing is sent'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from help" -f -a "list" -d 'List what customers were asked and said'
complete -c desk -n "__fish_desk_using_subcommand survey; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand time" -l on -d 'On which day: 2026-03-31, yesterday (default: now)' -r
complete -c desk -n "__fish_desk_using_subcommand time" -l worker -d 'Who worked (default: who types this)' -r
complete -c desk -n "__fish_desk_using_subcommand time" -l where -d 'List the time of the tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand time" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand time" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand time" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand time" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand time" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand time" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand time" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand time" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand time" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand time" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand time" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand time" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand time" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand time" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand time" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand note" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand note" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand note" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand note" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand note" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand note" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand note" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand note" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand note" -l edit -d 'Write it in an editor, also where there is no terminal'
complete -c desk -n "__fish_desk_using_subcommand note" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand note" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand note" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand note" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand note" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand note" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand note" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand reply" -l canned -d 'A canned reply; with --body, its text comes first' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -l set -d 'A value for a variable of the canned reply; may stand several times' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -l lang -d 'The language of the canned reply (default: the customer\'s, else the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -l body -d 'The text; `-` reads it from standard input (default: an editor on a terminal)' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -l kept -d 'Take up the text that an editor has left for this ticket, or that of a file: as it is, or with --edit in the editor' -r -F
complete -c desk -n "__fish_desk_using_subcommand reply" -l attach -d 'A file to go with it; may stand several times' -r -F
complete -c desk -n "__fish_desk_using_subcommand reply" -l to -d 'To whom it goes in place of who wrote last; may stand several times' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -l cc -d 'Who else gets it; may stand several times' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -l subject -d 'A subject in place of the ticket\'s' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -l status -d 'Where the ticket stands after it, or `keep` (default: new and open become pending)' -r -f -a "keep\t''
open\t''
pending\t''
hold\t''
solved\t''"
complete -c desk -n "__fish_desk_using_subcommand reply" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand reply" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand reply" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand reply" -l edit -d 'Write or look over the text in an editor; one that was kept before is offered again'
complete -c desk -n "__fish_desk_using_subcommand reply" -l draft -d 'Keep it in the outbox as a draft, which counts for nothing until `desk outbox release`'
complete -c desk -n "__fish_desk_using_subcommand reply" -l quote -d 'Put the customer\'s last message below the text, quoted'
complete -c desk -n "__fish_desk_using_subcommand reply" -l all -d 'To all who were in the mail that is answered; no list, and nobody who never reads'
complete -c desk -n "__fish_desk_using_subcommand reply" -l only -d 'To its writer alone, where `reply_all = true` in [outgoing] says otherwise'
complete -c desk -n "__fish_desk_using_subcommand reply" -l auto -d 'A machine writes this: no answer for any clock, and refused where it might answer a machine'
complete -c desk -n "__fish_desk_using_subcommand reply" -l send -d 'Hand it over at once'
complete -c desk -n "__fish_desk_using_subcommand reply" -l print -d 'Write the finished mail to standard output, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand reply" -l force -d 'Send it whatever speaks against it: mail to them came back, nobody reads there, a list, a writer who takes no part, a strange Reply-To, "attached" without a file, places to fill in, the text of a note, or somebody who wrote in the meantime'
complete -c desk -n "__fish_desk_using_subcommand reply" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand reply" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand reply" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand reply" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand reply" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand reply" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand reply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -f -a "list" -d 'List them'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -f -a "show" -d 'Print the template itself'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -f -a "add" -d 'Write a new one'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -f -a "edit" -d 'Change one; without a text in an editor'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -f -a "rm" -d 'Take one off the list, in one language or in all'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -f -a "render" -d 'Print the text as a customer would get it'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -f -a "lint" -d 'Say what is wrong or risky with the templates; exits 4 where one cannot be rendered at all'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -f -a "import" -d 'Take in a folder of files such as refund.md and refund.de.md; those that are there already are changed'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -f -a "export" -d 'Write all of them into a folder as such files'
complete -c desk -n "__fish_desk_using_subcommand canned; and not __fish_seen_subcommand_from list show add edit rm render lint import export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -l lang -d 'In which language' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l lang -d 'In which language' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l body -d 'The text; `-` reads it from standard input' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l file -d 'A file with the text' -r -F
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l subject -d 'A subject for the mail, in place of the ticket\'s; empty: none' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l edit -d 'Write it in an editor, also where there is no terminal'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l dry-run -d 'Show what would be written, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l lang -d 'In which language' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l body -d 'The text; `-` reads it from standard input' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l file -d 'A file with the text' -r -F
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l subject -d 'A subject for the mail, in place of the ticket\'s; empty: none' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l edit -d 'Write it in an editor, also where there is no terminal'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l dry-run -d 'Show what would be written, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -l lang -d 'In which language' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -l dry-run -d 'Show what would be taken off, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l lang -d 'In which language' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l ticket -d 'For which ticket' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l set -d 'A value for a variable; may stand several times' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from render" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from lint" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what would be taken in, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from help" -f -a "list" -d 'List them'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from help" -f -a "show" -d 'Print the template itself'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from help" -f -a "add" -d 'Write a new one'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from help" -f -a "edit" -d 'Change one; without a text in an editor'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from help" -f -a "rm" -d 'Take one off the list, in one language or in all'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from help" -f -a "render" -d 'Print the text as a customer would get it'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from help" -f -a "lint" -d 'Say what is wrong or risky with the templates; exits 4 where one cannot be rendered at all'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from help" -f -a "import" -d 'Take in a folder of files such as refund.md and refund.de.md; those that are there already are changed'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write all of them into a folder as such files'
complete -c desk -n "__fish_desk_using_subcommand canned; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -f -a "list" -d 'List drafts, what waits and what has failed, oldest first'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -f -a "show" -d 'Show one mail or draft, and each try to send it'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -f -a "edit" -d 'Write on a draft, or on a mail that waits, in the editor; a mail waits again afterwards, and counts from then on'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -f -a "hold" -d 'Make drafts of mails that wait; their tickets stand as if the answers had not been written'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -f -a "release" -d 'Queue drafts as answers, which count from now on'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -f -a "send" -d 'Hand over what is due; mails named by their numbers at once. Exits 3 where something did not leave'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -f -a "drop" -d 'Take mails back that have not left; their tickets stand as if the answer had not been written'
complete -c desk -n "__fish_desk_using_subcommand outbox; and not __fish_seen_subcommand_from list show edit hold release send drop help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -l all -d 'What was sent and dropped, too'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -l mail -d 'Write the finished mail itself, as it leaves'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l release -d 'Queue the draft when it is written'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l draft -d 'Leave the mail a draft when it is written'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l force -d 'Queue it whatever speaks against it, or though somebody wrote in the meantime'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -l dry-run -d 'Show what would be held, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from hold" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -l force -d 'Queue it whatever speaks against it, or though somebody wrote since the draft was written'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -l dry-run -d 'Show what would be queued, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from release" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -l dry-run -d 'Show what would be sent, and send nothing'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from send" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l dry-run -d 'Show what would be taken back, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from help" -f -a "list" -d 'List drafts, what waits and what has failed, oldest first'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one mail or draft, and each try to send it'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from help" -f -a "edit" -d 'Write on a draft, or on a mail that waits, in the editor; a mail waits again afterwards, and counts from then on'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from help" -f -a "hold" -d 'Make drafts of mails that wait; their tickets stand as if the answers had not been written'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from help" -f -a "release" -d 'Queue drafts as answers, which count from now on'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from help" -f -a "send" -d 'Hand over what is due; mails named by their numbers at once. Exits 3 where something did not leave'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from help" -f -a "drop" -d 'Take mails back that have not left; their tickets stand as if the answer had not been written'
complete -c desk -n "__fish_desk_using_subcommand outbox; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -f -a "show" -d 'Print the document in force'
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -f -a "edit" -d 'Change it in an editor'
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -f -a "apply" -d 'Put a document in force'
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -f -a "check" -d 'Check a document without putting it in force'
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -f -a "history" -d 'List all versions, newest first'
complete -c desk -n "__fish_desk_using_subcommand settings; and not __fish_seen_subcommand_from show edit apply check history help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -l version -d 'The number of an older version, from `desk settings history`' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -l dry-run -d 'Check it, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from history" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "show" -d 'Print the document in force'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "edit" -d 'Change it in an editor'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "apply" -d 'Put a document in force'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check a document without putting it in force'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "history" -d 'List all versions, newest first'
complete -c desk -n "__fish_desk_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -f -a "list" -d 'List them, the one that signs first'
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -f -a "rotate" -d 'Make a new one, which signs from now on; what older ones have signed stays known'
complete -c desk -n "__fish_desk_using_subcommand key; and not __fish_seen_subcommand_from list rotate help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from rotate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "list" -d 'List them, the one that signs first'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "rotate" -d 'Make a new one, which signs from now on; what older ones have signed stays known'
complete -c desk -n "__fish_desk_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -f -a "list" -d 'List them'
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -f -a "add" -d 'Add one'
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -f -a "rm" -d 'Take one off the list; what they did keeps their name'
complete -c desk -n "__fish_desk_using_subcommand agent; and not __fish_seen_subcommand_from list add rm help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -l email -d 'Their address' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -l full-name -d 'As signed: `Ana Horvat` (default: the name as typed)' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from help" -f -a "list" -d 'List them'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from help" -f -a "add" -d 'Add one'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from help" -f -a "rm" -d 'Take one off the list; what they did keeps their name'
complete -c desk -n "__fish_desk_using_subcommand agent; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -f -a "list" -d 'List them, those heard of last first'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -f -a "show" -d 'Show one'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -f -a "merge" -d 'Make several customers one person: all their addresses are the first one\'s from then on'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -f -a "unmerge" -d 'Take apart again what was merged with this address'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -f -a "address" -d 'Add an address to a customer, or take one away again'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -f -a "vip" -d 'Let them come first, or no longer'
complete -c desk -n "__fish_desk_using_subcommand customer; and not __fish_seen_subcommand_from list show merge unmerge address vip help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from merge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from unmerge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -f -a "add" -d 'Add one, also one from which nobody has written yet'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -f -a "rm" -d 'Take one away again: it is a customer of its own then'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from address" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -l off -d 'They come first no longer'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from vip" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from help" -f -a "list" -d 'List them, those heard of last first'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from help" -f -a "merge" -d 'Make several customers one person: all their addresses are the first one\'s from then on'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from help" -f -a "unmerge" -d 'Take apart again what was merged with this address'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from help" -f -a "address" -d 'Add an address to a customer, or take one away again'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from help" -f -a "vip" -d 'Let them come first, or no longer'
complete -c desk -n "__fish_desk_using_subcommand customer; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -f -a "explain" -d 'Explain how the promises of a ticket stand: which policy holds and why, each step of each clock, and one sentence'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -f -a "at-risk" -d 'List promises that will be missed if nothing happens'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -f -a "check" -d 'Exit 4 when something is overdue, or less was met than --target'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -f -a "simulate" -d 'Replay history under other settings: what would have been met, and what flips'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -f -a "apply" -d 'Move tickets to the settings in force'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -f -a "calendar" -d 'Draw a week of a calendar, count in it, or give it the holidays of a calendar file'
complete -c desk -n "__fish_desk_using_subcommand sla; and not __fish_seen_subcommand_from explain at-risk check simulate apply calendar help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -l as-of -d 'Look with the eyes of this instant: what counts later does not exist' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -l target -d 'Only this promise' -r -f -a "first_response\t''
next_response\t''
resolution\t''"
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -l within -d 'So much working time or less is left' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -l if-customer-answers-now -d 'Show clocks that wait for the customer too, as if they went on now'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from at-risk" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l target -d 'The share of promises decided in the period that must have been met, in percent' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l from -d 'From this day or instant on' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l to -d 'To the end of this day, or to this instant' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l period -d 'A stretch of time: last-week, this-month, 2026-Q3, 2026-07 …' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l from -d 'From this day or instant on' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l to -d 'To the end of this day, or to this instant' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l period -d 'A stretch of time: last-week, this-month, 2026-Q3, 2026-07 …' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l list -d 'List the promises that flip: flips (the default), to_met, to_missed, or changed for any other status' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from simulate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l where -d 'Tickets that a query chooses' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l to-open -d 'All tickets that are not solved'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l week -d 'The week to draw: 2026-W44, or any day in it (default: this week)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l test -d 'When a time that is promised at T would be due; T is a local time of the calendar\'s zone, unless it has an offset' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l add -d 'The promised time: 8h, 30m, 1h30m' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l between -d 'How much open time lies between two times, which are read as T is' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l import -d 'Add the whole days of a calendar file (.ics, RFC 5545) to the holidays; `-` reads standard input' -r -F
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l only -d 'Import only the holidays of this year; may be given again' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l except -d 'Leave out a date (2026-12-24, 12-24), or holidays with these words in their name; may be given again' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l list -d 'List the calendars, even if there is only one'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l dry-run -d 'Show what an import would do, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from calendar" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from help" -f -a "explain" -d 'Explain how the promises of a ticket stand: which policy holds and why, each step of each clock, and one sentence'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from help" -f -a "at-risk" -d 'List promises that will be missed if nothing happens'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from help" -f -a "check" -d 'Exit 4 when something is overdue, or less was met than --target'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from help" -f -a "simulate" -d 'Replay history under other settings: what would have been met, and what flips'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from help" -f -a "apply" -d 'Move tickets to the settings in force'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from help" -f -a "calendar" -d 'Draw a week of a calendar, count in it, or give it the holidays of a calendar file'
complete -c desk -n "__fish_desk_using_subcommand sla; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand report" -l from -d 'From this day or instant on' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l to -d 'To the end of this day, or to this instant' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l period -d 'A stretch of time: last-week, this-month, 2026-Q3, 2026-07 …' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l by -d 'Cut it into rows, which sum to the total, by one dimension or two: --by agent,month; a ticket with several tags stands in the row of the first' -r -f -a "agent\t''
tag\t''
topic\t''
channel\t''
department\t''
destination\t''
priority\t''
customer\t''
day\t''
week\t''
month\t''
policy\t''
weekday\t''
hour\t''
created\t''"
complete -c desk -n "__fish_desk_using_subcommand report" -l as-of -d 'Look with the eyes of this instant: what counts later does not exist; `midnight` is when today began' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l known -d 'Look with what the desk had learned by this operation of `desk log`' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l list -d 'List the tickets behind a figure, such as missed; behind all of them without one' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l row -d 'Of --list only what is counted in this row of the report; twice for two dimensions, or a group and a target' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l compare -d 'Print each figure with that of another period and the change: `previous`, the stretch before; or a period' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l target -d 'The share that --check asks for, in percent' -r
complete -c desk -n "__fish_desk_using_subcommand report" -s o -l output -d 'Write to this file instead, all of it or nothing; its ending may name the format' -r -F
complete -c desk -n "__fish_desk_using_subcommand report" -l meta -d 'Write beside the output what it was made of: bounds, zone, settings, time zone data, last event, SHA-256 of the rows; with -o the name may be left out' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand report" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand report" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand report" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand report" -l backfill -d 'Count tickets from before the desk too, as if its policies had held'
complete -c desk -n "__fish_desk_using_subcommand report" -l check -d 'Exit 4 where the share in the row `total` is below --target; where nothing was decided, all is well'
complete -c desk -n "__fish_desk_using_subcommand report" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand report" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand report" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand report" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand report" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand run" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand run" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand run" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand run" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand run" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand run" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand run" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand run" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand run" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand run" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand run" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand run" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand run" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -f -a "list" -d 'List what nobody has decided about'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -f -a "show" -d 'Show what could be read of one'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -f -a "retry" -d 'Read it again, as this version of desk reads mail, and take in what can be read now'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -f -a "release" -d 'Take it in with what could be read of it: writer, subject and words'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -f -a "drop" -d 'Put it away; `desk undo` brings it back'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and not __fish_seen_subcommand_from list show retry release drop help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -l all -d 'What was decided about, too'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -l bytes -d 'Write its original bytes, as they came'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -l all -d 'All that nobody has decided about'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from retry" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -l all -d 'All that nobody has decided about'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from release" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -l all -d 'All that nobody has decided about'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -l dry-run -d 'Show what would change, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from drop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from help" -f -a "list" -d 'List what nobody has decided about'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show what could be read of one'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from help" -f -a "retry" -d 'Read it again, as this version of desk reads mail, and take in what can be read now'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from help" -f -a "release" -d 'Take it in with what could be read of it: writer, subject and words'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from help" -f -a "drop" -d 'Put it away; `desk undo` brings it back'
complete -c desk -n "__fish_desk_using_subcommand quarantine; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand export" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand export" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand export" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand export" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand export" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand export" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand export" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand export" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand export" -l mbox -d 'All mails in one file (mboxrd), which is replaced'
complete -c desk -n "__fish_desk_using_subcommand export" -l eml -d 'A file for each mail in a folder, with its original bytes; what is there already stays as it is'
complete -c desk -n "__fish_desk_using_subcommand export" -l jsonl -d 'Each ticket in full, one JSON object a line, as `desk show ID -f json --events` prints it'
complete -c desk -n "__fish_desk_using_subcommand export" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand export" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand export" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand export" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand export" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand backup" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand backup" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand backup" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand backup" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand backup" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand backup" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand backup" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand backup" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand backup" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand backup" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand backup" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand backup" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand backup" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand backup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand verify" -l at -d 'The figure of what stood at that instant' -r
complete -c desk -n "__fish_desk_using_subcommand verify" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand verify" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand verify" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand verify" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand verify" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand verify" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand verify" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand verify" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand verify" -l deep -d 'Look at the bytes of every mail too, and let SQLite look at its file'
complete -c desk -n "__fish_desk_using_subcommand verify" -l repair -d 'Write down anew what is derived; facts and mails are never touched'
complete -c desk -n "__fish_desk_using_subcommand verify" -l digest -d 'Print one figure (SHA-256) over all that stands: two desks with the same one hold the same'
complete -c desk -n "__fish_desk_using_subcommand verify" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand verify" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand verify" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand verify" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand verify" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand log" -l op -d 'One operation, with all that it wrote down of tickets' -r
complete -c desk -n "__fish_desk_using_subcommand log" -l ticket -d 'What had a part in this ticket' -r
complete -c desk -n "__fish_desk_using_subcommand log" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand log" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand log" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand log" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand log" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand log" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand log" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand log" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand log" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand log" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand log" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand log" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand log" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand undo" -l by -d 'All that this agent did, in one go' -r
complete -c desk -n "__fish_desk_using_subcommand undo" -l since -d 'Since then: 1h, 2026-07-01, monday' -r
complete -c desk -n "__fish_desk_using_subcommand undo" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand undo" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand undo" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand undo" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand undo" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand undo" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand undo" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand undo" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand undo" -l force -d 'Undo too what later operations have built on it, whoever did it'
complete -c desk -n "__fish_desk_using_subcommand undo" -l dry-run -d 'Say what would be undone, and undo nothing'
complete -c desk -n "__fish_desk_using_subcommand undo" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand undo" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand undo" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand undo" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand undo" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand redo" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand redo" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand redo" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand redo" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand redo" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand redo" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand redo" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand redo" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand redo" -l dry-run -d 'Say what would be brought back, and change nothing'
complete -c desk -n "__fish_desk_using_subcommand redo" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand redo" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand redo" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand redo" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand redo" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand redo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand schema" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand schema" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand schema" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand schema" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand schema" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand schema" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand schema" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand schema" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand schema" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand schema" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand schema" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand schema" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand schema" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand completions" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand completions" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand completions" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand completions" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand completions" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand completions" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand completions" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand completions" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand completions" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand completions" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand completions" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand completions" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand completions" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand man" -l db -d 'The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]' -r -F
complete -c desk -n "__fish_desk_using_subcommand man" -l as -d 'Who acts (default: who made the desk) [env: DESK_AGENT]' -r
complete -c desk -n "__fish_desk_using_subcommand man" -l tz -d 'The time zone in which people see times (default: the desk\'s)' -r
complete -c desk -n "__fish_desk_using_subcommand man" -s f -l format -d 'How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)' -r
complete -c desk -n "__fish_desk_using_subcommand man" -l columns -d 'Which columns, in which order' -r
complete -c desk -n "__fish_desk_using_subcommand man" -l sort -d 'By which columns to sort; `-` turns the order round' -r
complete -c desk -n "__fish_desk_using_subcommand man" -l limit -d 'At most so many rows' -r
complete -c desk -n "__fish_desk_using_subcommand man" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c desk -n "__fish_desk_using_subcommand man" -l raw -d 'Leave cells that a spreadsheet would take for formulas as they are (csv)'
complete -c desk -n "__fish_desk_using_subcommand man" -l no-header -d 'Leave out the line with the names of the columns'
complete -c desk -n "__fish_desk_using_subcommand man" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c desk -n "__fish_desk_using_subcommand man" -s v -l verbose -d 'Say more'
complete -c desk -n "__fish_desk_using_subcommand man" -l yes -d 'Answer yes to every question'
complete -c desk -n "__fish_desk_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "init" -d 'Make a desk: a database with default settings and you as its agent'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "demo" -d 'Make a desk of an invented shop in a temporary folder, to look around in'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "import" -d 'Take in mail: an mbox, a Maildir, a mail, a folder of them, or `-` for standard input'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "deliver" -d 'Take in one mail from standard input, for a mail server or getmail'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "intake" -d 'The mail that is here, judged afresh'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "new" -d 'Make a ticket by hand: a call, a form, a note on paper'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "receive" -d 'Write down what a customer said by another way than mail'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "list" -d 'List tickets, most urgent first: by the score of `desk next`. Without a query those that want work (is:unsolved or is:waiting)'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "show" -d 'Show one ticket with its thread; quoted text and signatures are folded away'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "messages" -d 'List messages, oldest first; without a query all of them'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "next" -d 'Show the one ticket to work on now'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "search" -d 'Find messages by their words, best first, with the place where they stand'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "assign" -d 'Give tickets to an agent'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "tag" -d 'Put tags on tickets, take them off, or list them'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "accept" -d 'Accept messages of people who take no part in their ticket'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "split" -d 'Move messages out of a ticket into a new one'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "merge" -d 'Merge tickets into one'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "unmerge" -d 'Take a merged ticket out again: it counts as if it had never been merged'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "why" -d 'Say why a mail landed where it did, or how the mails of a ticket came together'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "status" -d 'Set the status of tickets'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "priority" -d 'Set the priority of tickets'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "dismiss" -d 'Say that the customer\'s last message needs no answer ("thank you!")'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "mute" -d 'Put new tickets away at once that begin with mail from somewhere: newsletters, notices, machines'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "snooze" -d 'Put tickets aside: `desk next` skips them until then, or until the customer writes'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "move" -d 'Put tickets into a department'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "escalate" -d 'Hand tickets one tier up'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "survey" -d 'What customers were asked about a ticket, and what they said'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "time" -d 'Write down time that was worked on a ticket; without a duration, list it'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "note" -d 'Write an internal note; the customer never sees it'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "reply" -d 'Answer a ticket'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "canned" -d 'Canned replies: templates with variables, each perhaps in several languages'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "outbox" -d 'What waits to leave, drafts too, and its sending'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "settings" -d 'The settings of the desk: one TOML document, each version kept'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "key" -d 'The keys that sign what this desk sends'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "agent" -d 'The people who answer at this desk'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "customer" -d 'The people who write to us'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "sla" -d 'What was promised, what is due, and why'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "report" -d 'Print a report; without a name, the list of them'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "run" -d 'What cron calls each minute'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "quarantine" -d 'Mail that could not be taken in as it is'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "export" -d 'Write the mails of tickets into an mbox or a folder, as they came; or whole tickets as JSON lines'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "backup" -d 'Copy the desk into a new file while it is in use, and check the copy'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "verify" -d 'Prove that what is kept for speed says what the record says'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "log" -d 'List what was done, newest first'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "undo" -d 'Undo an operation: from now on it counts as if it had not been'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "redo" -d 'Bring back what you undid last'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "schema" -d 'Print the JSON Schema of what a command prints'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "completions" -d 'Print completions for a shell, to be put where that shell looks for them'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "man" -d 'Write the manual pages into a folder: desk.1 and one for each command'
complete -c desk -n "__fish_desk_using_subcommand help; and not __fish_seen_subcommand_from init demo import deliver intake new receive list show messages next search assign tag accept split merge unmerge why status priority dismiss mute snooze move escalate survey time note reply canned outbox settings key agent customer sla report run quarantine export backup verify log undo redo schema completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from intake" -f -a "again" -d 'Judge afresh who wrote what of the mail that is here'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from tag" -f -a "add" -d 'Put tags on tickets'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from tag" -f -a "rm" -d 'Take tags off tickets'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from tag" -f -a "list" -d 'List the tags in use, most used first'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from mute" -f -a "list" -d 'List who is muted'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from mute" -f -a "rm" -d 'Take one off the list: mail from there makes work again'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from survey" -f -a "record" -d 'Write down what a customer answered'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from survey" -f -a "asked" -d 'Write down that a customer was asked; nothing is sent'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from survey" -f -a "list" -d 'List what customers were asked and said'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from canned" -f -a "list" -d 'List them'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from canned" -f -a "show" -d 'Print the template itself'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from canned" -f -a "add" -d 'Write a new one'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from canned" -f -a "edit" -d 'Change one; without a text in an editor'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from canned" -f -a "rm" -d 'Take one off the list, in one language or in all'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from canned" -f -a "render" -d 'Print the text as a customer would get it'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from canned" -f -a "lint" -d 'Say what is wrong or risky with the templates; exits 4 where one cannot be rendered at all'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from canned" -f -a "import" -d 'Take in a folder of files such as refund.md and refund.de.md; those that are there already are changed'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from canned" -f -a "export" -d 'Write all of them into a folder as such files'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from outbox" -f -a "list" -d 'List drafts, what waits and what has failed, oldest first'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from outbox" -f -a "show" -d 'Show one mail or draft, and each try to send it'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from outbox" -f -a "edit" -d 'Write on a draft, or on a mail that waits, in the editor; a mail waits again afterwards, and counts from then on'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from outbox" -f -a "hold" -d 'Make drafts of mails that wait; their tickets stand as if the answers had not been written'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from outbox" -f -a "release" -d 'Queue drafts as answers, which count from now on'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from outbox" -f -a "send" -d 'Hand over what is due; mails named by their numbers at once. Exits 3 where something did not leave'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from outbox" -f -a "drop" -d 'Take mails back that have not left; their tickets stand as if the answer had not been written'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "show" -d 'Print the document in force'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "edit" -d 'Change it in an editor'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "apply" -d 'Put a document in force'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "check" -d 'Check a document without putting it in force'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "history" -d 'List all versions, newest first'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from key" -f -a "list" -d 'List them, the one that signs first'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from key" -f -a "rotate" -d 'Make a new one, which signs from now on; what older ones have signed stays known'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from agent" -f -a "list" -d 'List them'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from agent" -f -a "add" -d 'Add one'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from agent" -f -a "rm" -d 'Take one off the list; what they did keeps their name'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from customer" -f -a "list" -d 'List them, those heard of last first'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from customer" -f -a "show" -d 'Show one'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from customer" -f -a "merge" -d 'Make several customers one person: all their addresses are the first one\'s from then on'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from customer" -f -a "unmerge" -d 'Take apart again what was merged with this address'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from customer" -f -a "address" -d 'Add an address to a customer, or take one away again'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from customer" -f -a "vip" -d 'Let them come first, or no longer'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from sla" -f -a "explain" -d 'Explain how the promises of a ticket stand: which policy holds and why, each step of each clock, and one sentence'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from sla" -f -a "at-risk" -d 'List promises that will be missed if nothing happens'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from sla" -f -a "check" -d 'Exit 4 when something is overdue, or less was met than --target'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from sla" -f -a "simulate" -d 'Replay history under other settings: what would have been met, and what flips'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from sla" -f -a "apply" -d 'Move tickets to the settings in force'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from sla" -f -a "calendar" -d 'Draw a week of a calendar, count in it, or give it the holidays of a calendar file'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from quarantine" -f -a "list" -d 'List what nobody has decided about'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from quarantine" -f -a "show" -d 'Show what could be read of one'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from quarantine" -f -a "retry" -d 'Read it again, as this version of desk reads mail, and take in what can be read now'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from quarantine" -f -a "release" -d 'Take it in with what could be read of it: writer, subject and words'
complete -c desk -n "__fish_desk_using_subcommand help; and __fish_seen_subcommand_from quarantine" -f -a "drop" -d 'Put it away; `desk undo` brings it back'
=======
complete -c desk -k -f -a '(__desk_complete)'
>>>>>>> main
