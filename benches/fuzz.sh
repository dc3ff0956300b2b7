#!/bin/sh
# fuzz.sh [SECONDS] [TARGET]: hostile bytes against desk for so long (default: 600 s), one round after the other, each with a
# new seed and half a minute for each target that is not named. Prints the seed of each round; DESK_FUZZ_SEED says the first
# one. A failing input is kept under target/tmp, made as small as may be, with the command that runs it again; then this ends
# with 1. Targets: mbox mail import deliver fold query settings.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-600}
target=${2:-}
seed=${DESK_FUZZ_SEED:-$(date +%s)}
end=$(($(date +%s) + seconds))
mkdir -p target/tmp
# A release with the checks of a debug build: an overflow must not pass in silence.
export CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS=true CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS=true
export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_TARGET_DIR="$PWD/target/fuzz"
if [ "${DESK_FUZZ_DEBUG:-}" ]; then
    # Slower cases, but nothing needs to be built anew.
    unset CARGO_TARGET_DIR
    release=
else
    release=--release
fi
cargo test $release --test main --no-run
while
    left=$((end - $(date +%s)))
    [ "$left" -gt 0 ]
do
    round=$((left < 30 ? left : 30))
    [ -z "$target" ] || round=$left
    echo "seed $seed"
    DESK_FUZZ_SEED=$seed DESK_FUZZ_SECONDS=$round DESK_FUZZ_TARGET=$target \
        cargo test --quiet $release --test main fuzz:: -- --nocapture || exit 1
    seed=$((seed + 1))
done
