package io.plumbline.agent.host.remote.rpc;

import static java.util.Objects.requireNonNull;

/** What a call brought: its results, or the Win32 error code that the host gave instead. */
public sealed interface RpcAnswer<T> {

    record Done<T>(T value) implements RpcAnswer<T> {
        public Done {
            requireNonNull(value, "value is null");
        }
    }

    record Refused<T>(int code) implements RpcAnswer<T> {}

    /** Reads the results of an answer, which the code has to allow. */
    @FunctionalInterface
    interface Results<T> {
        T read(NdrReader reader) throws RpcException;
    }

    static <T> RpcAnswer<T> of(NdrReader reader, Results<T> results) throws RpcException {
        if (reader.code() != 0) {
            return new Refused<>(reader.code());
        }
        T value = results.read(reader);
        reader.end();
        return new Done<>(value);
    }
}
