#!/bin/sh
# fuzz.sh [SECONDS] [TARGET]: hostile bytes against desk for so long (default: 600 s), one round after the other, each with a
# new seed and half a minute for each target; with TARGET only that one, in one round. Prints the seed of each round;
# DESK_FUZZ_SEED says the first one. A failing input is made small and kept under target/tmp, with the command that runs it
# again; then this ends with 1. The debug build is taken, since it sees an overflow that a release lets pass.
# Targets: mbox mail import deliver fold query settings.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-600}
target=${2:-}
seed=${DESK_FUZZ_SEED:-$(date +%s)}
end=$(($(date +%s) + seconds))
case $target in
"" | mbox | mail | import | deliver | fold | query | settings) ;;
*)
    echo "there is no target $target" >&2
    exit 2
    ;;
esac
cargo test --quiet --test main --no-run
while
    left=$((end - $(date +%s)))
    [ "$left" -gt 0 ]
do
    round=$left
    [ -n "$target" ] || [ "$left" -lt 30 ] || round=30
    echo "seed $seed, $round s"
    DESK_FUZZ_SEED=$seed DESK_FUZZ_SECONDS=$round DESK_FUZZ_TARGET=$target cargo test --quiet --test main fuzz:: -- --nocapture || exit 1
    seed=$((seed + 1))
done
