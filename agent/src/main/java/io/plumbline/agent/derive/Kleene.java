package io.plumbline.agent.derive;

import io.plumbline.model.Reading;
import java.util.Collection;

/**
 * And and or over readings: one "no" settles an and, one "yes" an or, whatever else could not be read; otherwise the worst
 * unreadable one stands (failed, denied, absent, unsupported).
 */
final class Kleene {

    private Kleene() {}

    static Reading<Boolean> all(Collection<Reading<Boolean>> readings) {
        return decided(readings, false);
    }

    static Reading<Boolean> any(Collection<Reading<Boolean>> readings) {
        return decided(readings, true);
    }

    private static Reading<Boolean> decided(Collection<Reading<Boolean>> readings, boolean dominant) {
        return readings.contains(Reading.present(dominant)) ? Reading.present(dominant) : worst(readings, !dominant);
    }

    private static Reading<Boolean> worst(Collection<Reading<Boolean>> readings, boolean otherwise) {
        Reading<Boolean> worst = Reading.present(otherwise);
        for (Reading<Boolean> reading : readings) {
            worst = rank(reading) > rank(worst) ? reading : worst;
        }
        return worst;
    }

    private static int rank(Reading<Boolean> reading) {
        return switch (reading.kind()) {
            case PRESENT -> 0;
            case UNSUPPORTED -> 1;
            case ABSENT -> 2;
            case DENIED -> 3;
            case FAILED -> 4;
        };
    }
}
