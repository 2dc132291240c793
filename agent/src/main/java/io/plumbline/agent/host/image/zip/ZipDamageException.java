package io.plumbline.agent.host.image.zip;

import java.io.IOException;

/** A zip archive, or one entry of it, that cannot be read: what is wrong, for people. */
public final class ZipDamageException extends IOException {

    ZipDamageException(String what) {
        super(what);
    }

    public String what() {
        return String.valueOf(getMessage());
    }
}
