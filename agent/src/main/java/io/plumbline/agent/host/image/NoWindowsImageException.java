package io.plumbline.agent.host.image;

/** Why something cannot be audited as an image: what was looked for, what was found, what to do next. */
public final class NoWindowsImageException extends Exception {

    NoWindowsImageException(String what) {
        super(what);
    }
}
