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

complete -c desk -k -f -a '(__desk_complete)'
