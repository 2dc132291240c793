package io.plumbline.agent.host.live;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.ptr.IntByReference;
import io.plumbline.model.Reading;
import java.util.function.Function;

/** Asks functions that want a buffer and say how large it must be, until it suffices: the answer may grow meanwhile. */
final class GrowingBuffer {

    /** What Microsoft advises to begin with for adapters, so that one call is enough nearly everywhere. */
    private static final int FIRST_BYTES = 15 << 10;

    private static final int MAX_BYTES = 16 << 20;

    private GrowingBuffer() {}

    /** @param none what ERROR_NO_DATA means */
    static <T> Reading<T> filled(String function, Filler filler, Reading<T> none, Function<Pointer, T> decode) {
        IntByReference size = new IntByReference(FIRST_BYTES);
        while (Integer.compareUnsigned(size.getValue(), MAX_BYTES) <= 0) {
            int given = Math.max(size.getValue(), FIRST_BYTES);
            size.setValue(given);
            try (Memory buffer = new Memory(given)) {
                buffer.clear();
                int code = filler.fill(buffer, size);
                switch (code) {
                    case WinError.ERROR_SUCCESS -> {
                        return Reading.present(decode.apply(buffer));
                    }
                    case WinError.ERROR_NO_DATA -> {
                        return none;
                    }
                    case WinError.ERROR_BUFFER_OVERFLOW -> size.setValue(Math.max(size.getValue(), given * 2));
                    default -> {
                        return Win32Errors.reading(code, function);
                    }
                }
            }
        }
        return Reading.failed(function + " wants more than " + MAX_BYTES + " bytes");
    }

    @FunctionalInterface
    interface Filler {
        int fill(Pointer buffer, IntByReference size);
    }
}
