package io.plumbline.formats;

import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.Value;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The IPv4 addresses that a host's adapters have, as far as anybody read them. */
final class HostAddresses {

    private static final String PROBE = "adapter";
    private static final String FIELD = "addresses";
    private static final Pattern FORM = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final int MAX = 64;

    private HostAddresses() {}

    /** In order of adapter, each once; 0.0.0.0 stands for none and is left out. */
    static List<String> of(Report report) {
        return report.facts().stream()
                .filter(fact ->
                        fact.ref().probe().equals(PROBE) && fact.ref().field().equals(FIELD))
                .flatMap(HostAddresses::texts)
                .filter(text -> FORM.matcher(text).matches() && !text.equals("0.0.0.0"))
                .distinct()
                .limit(MAX)
                .toList();
    }

    private static Stream<String> texts(Fact fact) {
        return fact.reading() instanceof Reading.Present<Value>(Value.Items(List<String> texts))
                ? texts.stream()
                : Stream.empty();
    }
}
