package io.plumbline.agent.host.pe;

import java.io.IOException;

/** What is wrong with the bytes of an executable; turned into a reading before it leaves {@link ExecutableFile}. */
final class DamagedExecutableException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedExecutableException(String what) {
        super(what);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
