package io.plumbline.collector.store;

import io.plumbline.collector.history.Cause;
import io.plumbline.model.AuditSource;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words in our columns read back; one that is not ours means a damaged file or one of a newer version. */
final class Words {

    private Words() {}

    static Result result(String word) {
        return known(Result.findByWord(word), word);
    }

    static Severity severity(String word) {
        return known(Severity.findByWord(word), word);
    }

    static AuditSource source(String word) {
        return known(AuditSource.findByWord(word), word);
    }

    static Cause cause(String word) {
        return known(Cause.findByWord(word), word);
    }

    static Receipt receipt(String word) {
        return Receipt.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static List<PackVersion> packs(String text) {
        return text.lines()
                .map(line -> line.split("\t", 2))
                .map(parts -> new PackVersion(parts[0], parts.length == 2 ? parts[1] : ""))
                .toList();
    }

    private static <T> T known(Optional<T> value, String word) {
        return value.orElseThrow(() -> new IllegalStateException("the store holds a word that is not ours: " + word));
    }
}
