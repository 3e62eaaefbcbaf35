# shellcheck shell=bash
# What the launchers share: which packages are needed, and how the program is restored and built.
# Sourced, not run; $root is the repository's folder.

SPEECH_PACKAGES="libpocketsphinx3 pocketsphinx-en-us libflite1"

DATABASE_PACKAGES="postgresql"

BALANCER_PACKAGES="haproxy"

BROWSER_PACKAGES="chromium"

# The tests name another one.
OS_RELEASE="${OS_RELEASE:-/etc/os-release}"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*" >&2; }

# with_progress LOG COMMAND...: runs a command with its output in LOG; meanwhile a terminal shows the seconds, anything else a dot now and then.
with_progress() {
    local log="$1" seconds=0 code=0 pid
    shift
    "$@" >"$log" 2>&1 </dev/null &
    pid=$!
    trap 'kill "$pid" 2>/dev/null; exit 130' INT TERM
    while kill -0 "$pid" 2>/dev/null; do
        sleep 1
        seconds=$((seconds + 1))
        if [ -t 2 ]; then printf '\r  %d s' "$seconds" >&2; elif [ $((seconds % 10)) = 0 ]; then printf '.' >&2; fi
    done
    wait "$pid" || code=$?
    trap - INT TERM
    if [ -t 2 ]; then printf '\r        \r' >&2; elif [ "$seconds" -ge 10 ]; then printf '\n' >&2; fi
    return "$code"
}

# system_family: debian, fedora, arch, homebrew or other.
system_family() {
    local names=""
    if [ "$(uname -s)" = Darwin ]; then
        echo homebrew
        return
    fi
    # ID names the system, ID_LIKE those from which it descends (os-release(5)).
    if [ -r "$OS_RELEASE" ]; then names="$(. "$OS_RELEASE" && echo "${ID:-} ${ID_LIKE:-}")"; fi
    case " $names " in
        *" debian "* | *" ubuntu "*) echo debian ;;
        *" fedora "* | *" rhel "*) echo fedora ;;
        *" arch "*) echo arch ;;
        *) echo other ;;
    esac
}

# install_command WHAT: how this system installs what the program needs; empty where that is not known. WHAT is speech, database, balancer, browser or dotnet.
install_command() {
    case "$(system_family) $1" in
        "debian speech") echo "apt-get install -y --no-install-recommends $SPEECH_PACKAGES" ;;
        "debian database") echo "apt-get install -y --no-install-recommends $DATABASE_PACKAGES" ;;
        "debian balancer") echo "apt-get install -y --no-install-recommends $BALANCER_PACKAGES" ;;
        "debian browser") echo "apt-get install -y --no-install-recommends $BROWSER_PACKAGES" ;;
        "fedora speech") echo "dnf install flite pocketsphinx-libs pocketsphinx-models" ;;
        "fedora database") echo "dnf install postgresql-server" ;;
        "fedora dotnet") echo "dnf install dotnet-sdk-10.0" ;;
        "arch speech") echo "pacman -S flite pocketsphinx" ;;
        "arch database") echo "pacman -S postgresql" ;;
        "arch dotnet") echo "pacman -S dotnet-sdk aspnet-runtime" ;;
        "homebrew speech") echo "brew install flite cmu-pocketsphinx" ;;
        "homebrew database") echo "brew install postgresql" ;;
        "homebrew dotnet") echo "brew install dotnet" ;;
    esac
}

speech_is_installed() {
    local library folder
    [ -d /usr/share/pocketsphinx/model/en-us ] || return 1
    for library in libflite.so.1 libpocketsphinx.so.3; do
        for folder in /usr/lib/*-linux-gnu /usr/lib64 /usr/lib /usr/local/lib; do
            [ -e "$folder/$library" ] && continue 2
        done
        return 1
    done
}

# For the tests alone: the program itself needs no PostgreSQL.
postgresql_is_installed() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1; }

# For the tests of several servers alone.
balancer_is_installed() { [ -x /usr/sbin/haproxy ] || [ -x /usr/bin/haproxy ]; }

# For the tests of the console alone.
browser_is_installed() { command -v chromium >/dev/null 2>&1 || [ -n "${CHROMIUM_PATH:-}" ]; }

# apt_install ADMIN PACKAGE...: tries the lists there are before it fetches new ones.
apt_install() {
    local admin="$1"
    shift
    $admin apt-get install -y --no-install-recommends "$@" || { $admin apt-get update && $admin apt-get install -y --no-install-recommends "$@"; }
}

# name_packages WHAT PACKAGE...: says what to install where apt does not do it, and ends.
name_packages() {
    local what="$1" kind=database command
    shift
    case "$what" in
        speech) kind=speech ;;
        *browser) kind=browser ;;
        *"load balancer") kind=balancer ;;
    esac
    command="$(install_command "$kind")"
    if [ -n "$command" ]; then
        say "Concierge needs some packages for $what. Install them, then run this again:"
        say "  $command"
    else
        say "Concierge needs the counterparts of these Debian packages for $what: $*"
        say "Install them, then run this again."
    fi
    if [ "$kind" = speech ]; then
        say "The voices of a rehearsal are tuned to Debian's packages, and tried with no others. Real calls do not need them."
    fi
    exit 3
}

# install_packages WHAT PACKAGE...
install_packages() {
    local what="$1" log admin=""
    shift
    if ! command -v apt-get >/dev/null 2>&1; then name_packages "$what" "$@"; fi

    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            say "Concierge needs these Debian packages for $what: $*"
            say "Run as root: apt-get install -y --no-install-recommends $*"
            exit 3
        fi
        admin="sudo"
    fi

    log="$(mktemp)"
    say "Installing Debian packages for $what: $* …"
    if ! with_progress "$log" apt_install "$admin" "$@"; then
        tail -n 5 "$log" >&2
        say "The packages could not be installed. Run: apt-get install -y --no-install-recommends $*"
        exit 3
    fi
    rm -f "$log"
}

# name_dotnet SENTENCE: says where the SDK is found, and ends.
name_dotnet() {
    local command
    command="$(install_command dotnet)"
    say "$1: ${command:+$command, or }https://dotnet.microsoft.com/download"
    exit 3
}

require_dotnet() {
    local version
    if ! command -v dotnet >/dev/null 2>&1; then
        name_dotnet "Concierge needs the .NET 10 SDK"
    fi
    # It fails without an SDK of that version, and for other reasons, such as a home folder that does not exist.
    version="$(cd "$root" && dotnet --version 2>&1)" || {
        say "'dotnet --version' failed: $(echo "$version" | head -n 3)"
        name_dotnet "Concierge needs the .NET 10 SDK"
    }
}

# One compiler for all projects, whatever the environment says: a new one for each takes twice as long. It has a name of its own, and ends with
# the build; one that is left behind by Ctrl-C ends after ten minutes.
COMPILER_NAME="concierge-$$"
SHARED_COMPILER=(-p:UseSharedCompilation=true "-p:SharedCompilationId=$COMPILER_NAME")
end_compiler() { pkill -f -- "-pipename:$COMPILER_NAME" 2>/dev/null || true; }

# is_outdated STAMP: whether a source is newer than the last build.
is_outdated() {
    [ ! -e "$1" ] || [ -n "$(find "$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json" \
        -name node_modules -prune -o -newer "$1" -print -quit)" ]
}

# build_console: builds the pages of the console where Node is installed and their sources are not those of the committed build.
build_console() {
    local folder="$root/src/Concierge.Console" log sources
    command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || return 0
    sources="$(cd "$folder" && node --input-type=module -e 'import { hashSources } from "./sourceHash.js"; console.log(hashSources("."));' 2>/dev/null)" || return 0
    [ "$sources" != "$(cat "$folder/dist/source.sha256" 2>/dev/null)" ] || return 0
    log="$(mktemp)"
    say "Building the console: its sources have changed …"
    if ! with_progress "$log" sh -c "cd '$folder' && { [ -d node_modules ] || npm install --no-audit --no-fund; } && npm run build"; then
        tail -n 10 "$log" >&2
        say "The console could not be built; the last build of it is used."
    fi
    rm -f "$log"
}

# build_program STAMP
build_program() {
    local log fresh built=0 quick=()
    require_dotnet
    build_console
    fresh="$(mktemp)"
    log="$(mktemp)"
    if [ ! -e "$1" ]; then
        # The analyzers take most of the time, and have passed these sources before.
        quick=(-p:RunAnalyzersDuringBuild=false)
        say "Restoring and building Concierge, once; this takes a few minutes …"
    else
        say "Building Concierge anew: its sources have changed …"
    fi
    with_progress "$log" dotnet build "$root/src/Concierge.Cli.Rehearsing" --configuration Release --nologo -v quiet "${quick[@]}" "${SHARED_COMPILER[@]}" || built=1
    end_compiler
    if [ "$built" != 0 ]; then
        grep -E 'error|warning' "$log" | sort -u | head -n 20 >&2 || tail -n 20 "$log" >&2
        say "The build failed (the SDK is $(dotnet --version 2>/dev/null || echo missing))."
        exit 1
    fi
    touch -r "$fresh" "$1"
    rm -f "$log" "$fresh"
}
