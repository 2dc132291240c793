package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Under which numbers published policies know what a rule checks. */
public record Identifiers(List<Cis> cis, List<Stig> stig, List<String> other) {

    public static final Identifiers NONE = new Identifiers(List.of(), List.of(), List.of());

    public Identifiers {
        cis = List.copyOf(cis);
        stig = List.copyOf(stig);
        other = List.copyOf(other);
    }

    /** A recommendation of a CIS benchmark; its number differs from edition to edition. */
    public record Cis(String benchmark, String number) {
        public Cis {
            requireNonNull(benchmark, "benchmark is null");
            requireNonNull(number, "number is null");
        }
    }

    /** A rule of a STIG: {@code WN10-CC-000035} and its vulnerability number {@code V-220798}, either may be empty. */
    public record Stig(String id, String vuln) {
        public Stig {
            requireNonNull(id, "id is null");
            requireNonNull(vuln, "vuln is null");
        }
    }
}
