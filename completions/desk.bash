# bash completion for desk, made by: desk completions bash
#
# The program itself says what fits, so that it knows the tickets, tags, agents and canned replies of your desk. It only
# reads the desk, and is silent where there is none.

_desk() {
    local desk=$1 rest=${COMP_LINE-} word trimmed cur line kind='' part='' before='' strip='' sign i
    local -a words=()
    COMPREPLY=()

    # bash parts words at : and = too. Where no blank stands between two parts they are one word of ours, and of the last
    # one only what stands before the cursor counts.
    rest=${rest:0:${COMP_POINT:-0}}
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ -z ${COMP_LINE-} ]]; then
            words+=("$word")
            continue
        fi
        trimmed=${rest#"${rest%%[![:space:]]*}"}
        [[ $i -eq $COMP_CWORD ]] && word=$trimmed
        if [[ $i -gt 0 && $trimmed == "$rest" ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
        rest=${trimmed#"$word"}
    done
    cur=${words[${#words[@]} - 1]}

    # What is typed may be an alias or a function; then the program goes by its usual name.
    desk=$(type -P -- "${desk/#\~\//$HOME/}") || desk=desk
    while IFS= read -r line; do
        case $line in
            $'\tfiles\t'*) kind=-f part=${line#$'\tfiles\t'} ;;
            $'\tfolders\t'*) kind=-d part=${line#$'\tfolders\t'} ;;
            *) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
    done < <("$desk" completions bash --ask -- "${words[@]}" 2> /dev/null)

    if [[ -n $kind ]]; then
        compopt -o filenames 2> /dev/null
        before=${part#*$'\t'} part=${part%%$'\t'*}
        [[ $COMP_WORDBREAKS == *=* ]] && before=''
        while IFS= read -r line; do
            COMPREPLY+=("$before$line")
        done < <(compgen "$kind" -- "${part/#\~\//$HOME/}")
        return
    fi

    # What stands before the last of those signs is no part of the word that bash puts in, unless a quote keeps it together.
    if [[ $cur != [\"\']* ]]; then
        for sign in : =; do
            if [[ $COMP_WORDBREAKS == *$sign* && $cur == *$sign* ]]; then
                trimmed=${cur%"${cur##*"$sign"}"}
                [[ ${#trimmed} -gt ${#strip} ]] && strip=$trimmed
            fi
        done
        for i in "${!COMPREPLY[@]}"; do
            COMPREPLY[i]=${COMPREPLY[i]#"$strip"}
        done
    fi
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=] ]]; then
        compopt -o nospace 2> /dev/null
    fi
}

# Older than 4.4, bash knows no nosort, and puts tickets in the order of the alphabet.
complete -o nosort -F _desk desk 2> /dev/null || complete -F _desk desk
