package io.plumbline.agent.host.live;

import io.plumbline.model.Reading;
import java.util.function.Supplier;

/** One function of a system library that older systems may lack: found out at the first call, remembered from then on. */
final class Export {

    private final String library;
    private final String function;
    private volatile boolean missing;

    Export(String library, String function) {
        this.library = library;
        this.function = function;
    }

    /** What {@code call} answers; {@code Unsupported} where this Windows has no such function or library. */
    <T> Reading<T> call(Supplier<Reading<T>> call) {
        if (!missing) {
            try {
                return call.get();
            } catch (UnsatisfiedLinkError | NoClassDefFoundError notFound) {
                // The second is what a class says whose library was looked for in vain before, by another function.
                missing = true;
            }
        }
        return Reading.unsupported("the " + library + " of this Windows has no " + function);
    }

    /** Whether a call has found out that it is not there. */
    boolean isMissing() {
        return missing;
    }
}
