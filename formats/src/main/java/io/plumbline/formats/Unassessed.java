package io.plumbline.formats;

import io.plumbline.model.AuditSource;
import io.plumbline.model.Counted;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Of a report in which nothing passed, failed, or should have been told: why that is so, and what tells more.
 *
 * <p>It ends an audit with exit code 0, so without these words it looks as if the host were sound.
 */
record Unassessed(String why, List<String> next) {

    Unassessed {
        next = List.copyOf(next);
    }

    static Optional<Unassessed> find(Report report) {
        int all = report.findings().size();
        int notApplicable = report.summary().count(Result.NOTAPPLICABLE);
        int notChecked = report.summary().count(Result.NOTCHECKED);
        int informational = report.summary().count(Result.INFORMATIONAL);
        if (notApplicable + notChecked + informational < all) {
            return Optional.empty();
        }
        AuditSource source = report.report().source();
        List<String> next = new ArrayList<>();
        if (notApplicable > 0) {
            next.add("judge it by other rules: --pack or --rule, of those that 'plumbline-agent rules list' shows");
        }
        if (notChecked > 0) {
            next.add(
                    source == AuditSource.LIVE
                            ? "what stands above at notchecked says what could not be asked of it"
                            : "for what the route " + source.word() + " cannot tell, audit the running host");
        }
        return Optional.of(new Unassessed(why(all, notApplicable, notChecked, informational), next));
    }

    private static String why(int all, int notApplicable, int notChecked, int informational) {
        if (all == 0) {
            return "no rule is in force";
        }
        if (notApplicable == all) {
            return all == 1
                    ? "the only rule does not apply to this host"
                    : "none of " + all + " rules applies to this host";
        }
        List<String> parts = new ArrayList<>();
        if (notApplicable > 0) {
            parts.add(Counted.of(notApplicable, "does not apply", "do not apply") + " to this host");
        }
        if (notChecked > 0) {
            parts.add(notChecked + " cannot be told by this route");
        }
        if (informational > 0) {
            parts.add(Counted.of(informational, "only informs", "only inform"));
        }
        return "of " + Counted.of(all, "rule") + ", " + String.join(", ", parts);
    }
}
