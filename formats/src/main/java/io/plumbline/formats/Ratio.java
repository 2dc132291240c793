package io.plumbline.formats;

import io.plumbline.model.Result;
import io.plumbline.model.Summary;
import java.util.Locale;

/** A part of a whole, shown as both and as a percentage; of nothing there is none. */
record Ratio(int part, int whole) {

    /** pass / (pass + fail). */
    static Ratio compliance(Summary summary) {
        int pass = summary.count(Result.PASS);
        return new Ratio(pass, pass + summary.count(Result.FAIL));
    }

    /** (pass + fail) / (pass + fail + error + unknown + notchecked). */
    static Ratio coverage(Summary summary) {
        int judged = compliance(summary).whole;
        return new Ratio(
                judged,
                judged
                        + summary.count(Result.ERROR)
                        + summary.count(Result.UNKNOWN)
                        + summary.count(Result.NOTCHECKED));
    }

    /** Rounded down: 99.97 % must not read as all of it. */
    String percent() {
        if (whole == 0) {
            return "nothing to count";
        }
        int permille = (int) (1000L * part / whole);
        return String.format(Locale.ROOT, "%d.%d %%", permille / 10, permille % 10);
    }

    @Override
    public String toString() {
        return part + "/" + whole + " " + percent();
    }
}
