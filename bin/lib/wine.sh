# shellcheck shell=bash
# Sourced by the scripts in bin/: how Wine is run here. WINEPREFIX says for which prefix.
#
# Wine's output is never piped: its services inherit the pipe and whoever reads it waits for them. It goes to a file,
# standard input comes from /dev/null, there is no display, and everything has a time limit.

# wine_run LOG SECONDS PROGRAM [ARGUMENT]...: runs a program, its output into LOG. Exit codes arrive modulo 256.
wine_run() {
    local log=$1 seconds=$2
    shift 2
    env -u DISPLAY -u WAYLAND_DISPLAY WINEDEBUG=-all timeout "$seconds" wine "$@" >"$log" 2>&1 </dev/null 9>&-
}

# wine_end: ends all programs of the prefix and waits for its wineserver.
wine_end() {
    timeout 30 wineserver -k >/dev/null 2>&1 </dev/null || true
    timeout 30 wineserver -w >/dev/null 2>&1 </dev/null || true
}

# wine_prepare LOG: makes the prefix. Without .NET, HTML and menu entries, which would ask, download or write outside it.
wine_prepare() {
    WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe=" wine_run "$1" 180 wineboot -i &&
        timeout 60 wineserver -w </dev/null >/dev/null 2>&1
}
