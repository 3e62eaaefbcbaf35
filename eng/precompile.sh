#!/usr/bin/env bash
# Compiles assemblies to native code (ReadyToRun), so that a program that is started often spends less time in the just-in-time compiler.
# precompile.sh CROSSGEN OUTPUT LIST: LIST has a line for each assembly to compile, and "-r FOLDER" for each folder of references.
set -euo pipefail
crossgen="$1" output="$2" list="$3"
mkdir -p "$output"
references=()
while IFS= read -r line; do
    case "$line" in -r\ *) references+=(-r "${line#-r }/*.dll") ;; esac
done <"$list"

# An assembly that has not changed since it was compiled is left as it is.
compile() {
    local assembly="$1" compiled
    compiled="$output/$(basename "$assembly")"
    [ "$compiled" -nt "$assembly" ] && return
    "$crossgen" "$assembly" -o "$compiled.new" "${references[@]}" --targetos linux --targetarch x64 -O >"$compiled.log" 2>&1 || {
        cat "$compiled.log" >&2
        return 1
    }
    mv "$compiled.new" "$compiled"
}

# The largest first: the last one then does not run alone for long.
running=0
while IFS= read -r assembly; do
    compile "$assembly" &
    running=$((running + 1))
    if [ "$running" -ge "$(nproc)" ]; then
        wait -n
        running=$((running - 1))
    fi
done < <(grep -v '^-r ' "$list" | xargs -d '\n' ls -S)
while [ "$running" -gt 0 ]; do
    wait -n
    running=$((running - 1))
done
