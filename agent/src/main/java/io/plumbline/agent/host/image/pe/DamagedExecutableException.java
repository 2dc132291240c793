package io.plumbline.agent.host.image.pe;

/** What is wrong with the bytes of an executable; turned into a reading before it leaves {@link ExecutableFile}. */
final class DamagedExecutableException extends Exception {

    DamagedExecutableException(String what) {
        super(what, null, false, false);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
