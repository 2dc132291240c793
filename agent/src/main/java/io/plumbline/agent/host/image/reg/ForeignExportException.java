package io.plumbline.agent.host.image.reg;

/** Why a file is no registry export that can be used: what is wrong with it and what to do next, for people. */
public final class ForeignExportException extends Exception {

    ForeignExportException(String what) {
        super(what);
    }

    public String what() {
        return String.valueOf(getMessage());
    }
}
