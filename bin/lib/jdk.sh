# shellcheck shell=bash
# Sourced by the scripts in bin/: finds the JDK that builds and runs Plumbline, without starting any Java.

PLUMBLINE_JAVA=25

# Prints the home of a JDK of at least $PLUMBLINE_JAVA, or prints nothing and returns 1. Looks at JAVA_HOME, the java on
# PATH, Maven's toolchains.xml and the usual folders, in this order.
find_jdk() {
    local candidate java
    java=$(command -v java || true)
    while IFS= read -r candidate; do
        if [ -n "$candidate" ] && [ "$(jdk_feature "$candidate")" -ge "$PLUMBLINE_JAVA" ]; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done < <(
        printf '%s\n' "${JAVA_HOME:-}"
        [ -z "$java" ] || dirname -- "$(dirname -- "$(readlink -f -- "$java")")"
        sed -n 's:.*<jdkHome>[[:space:]]*\(.*[^[:space:]]\)[[:space:]]*</jdkHome>.*:\1:p' \
            "${HOME:-/nonexistent}/.m2/toolchains.xml" 2>/dev/null || true
        printf '%s\n' /usr/lib/jvm/*/ /opt/*jdk*/ "${HOME:-/nonexistent}"/.sdkman/candidates/java/*/ | sed 's:/$::' | sort -rV
    )
    return 1
}

# Prints the feature release (25) of the JDK in $1, 0 if there is none or it has no compiler.
jdk_feature() {
    local line feature=0
    if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
        while IFS= read -r line; do
            case $line in
                JAVA_VERSION=\"*)
                    feature=${line#*\"}
                    feature=${feature%%[!0-9]*}
                    ;;
            esac
        done <"$1/release"
    fi
    printf '%s\n' "${feature:-0}"
}

# Says on stderr why nothing can be built and what to do.
explain_missing_jdk() {
    cat >&2 <<MESSAGE
Plumbline needs a JDK $PLUMBLINE_JAVA or later (with javac), and none was found.
  Looked at: JAVA_HOME (${JAVA_HOME:-not set}), java on PATH ($(command -v java || echo none)), ~/.m2/toolchains.xml,
             /usr/lib/jvm/*, /opt/*jdk*, ~/.sdkman/candidates/java/*.
  What next: install one, for example Eclipse Temurin $PLUMBLINE_JAVA (package temurin-$PLUMBLINE_JAVA-jdk of Adoptium's
             apt repository, or its archive unpacked below /usr/lib/jvm), or set JAVA_HOME to one that you have.
MESSAGE
}
