package io.plumbline.agent.gallery;

/** A file of the gallery says something that it cannot say; the message begins with file and line. */
public final class GalleryTextException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GalleryTextException(String file, int line, String what) {
        super("e2e/hosts/" + file + ":" + line + ": " + what);
    }
}
