package io.plumbline.agent.host.image.regf;

/** What is wrong with the bytes of a hive, and where; turned into a reading before it leaves a {@link Hive}. */
public final class DamagedHiveException extends Exception {

    DamagedHiveException(String what) {
        super(what, null, false, false);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
