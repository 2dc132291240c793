package io.plumbline.agent.host.live;

import io.plumbline.model.Reading;
import java.util.function.Supplier;

/** One function of a system library that older systems may lack: found out at the first call, remembered from then on. */
final class Export {

    private final String library;
    private final String function;
    private boolean missing;

    Export(String library, String function) {
        this.library = library;
        this.function = function;
    }

    /** What {@code call} answers; {@code Unsupported} where this Windows has no such function or library. */
    <T> Reading<T> call(Supplier<Reading<T>> call) {
        if (!missing) {
            try {
                return call.get();
            } catch (UnsatisfiedLinkError notFound) {
                missing = true;
            }
        }
        return Reading.unsupported("the " + library + " of this Windows has no " + function);
    }
}
