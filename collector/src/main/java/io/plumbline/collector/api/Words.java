package io.plumbline.collector.api;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists of words for messages. */
final class Words {

    private Words() {}

    static <T> String of(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).collect(Collectors.joining(", "));
    }
}
