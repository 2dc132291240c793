package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Library;
import com.sun.jna.Native;
import io.plumbline.model.Reading;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExportTest {

    /** A library that no system has. */
    private interface NoSuchLibrary extends Library {
        NoSuchLibrary INSTANCE = Native.load("plumbline-no-such-library", NoSuchLibrary.class);

        int first();

        int second();
    }

    private interface CLibrary extends Library {
        CLibrary INSTANCE = Native.load("c", CLibrary.class);

        int plumbline_no_such_function();
    }

    @Test
    void missingLibraryIsUnsupportedForEveryFunctionOfIt() {
        Export first = new Export("nosuch.dll", "first");
        Export second = new Export("nosuch.dll", "second");

        assertThat(first.call(() -> Reading.present(NoSuchLibrary.INSTANCE.first())))
                .isEqualTo(Reading.unsupported("the nosuch.dll of this Windows has no first"));
        assertThat(second.call(() -> Reading.present(NoSuchLibrary.INSTANCE.second())))
                .isEqualTo(Reading.unsupported("the nosuch.dll of this Windows has no second"));
    }

    @Test
    void missingFunctionIsFoundOutOnce() {
        Export export = new Export("c", "plumbline_no_such_function");
        AtomicInteger calls = new AtomicInteger();

        for (int i = 0; i < 3; i++) {
            assertThat(export.call(() -> {
                        calls.incrementAndGet();
                        return Reading.present(CLibrary.INSTANCE.plumbline_no_such_function());
                    }))
                    .isInstanceOf(Reading.Unsupported.class);
        }

        assertThat(calls).hasValue(1);
        assertThat(export.isMissing()).isTrue();
    }
}
