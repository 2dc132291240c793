package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever single thing of a host cannot be read, no rule comes to a better result for it. */
class UnreadableNeverPassesTest {

    private static final Pattern VALUE =
            Pattern.compile("(?m)^(\"[^\\n]*?\"|stat|version|content) = (?:[^\\n]*,\\\\\\n)*[^\\n]*$");
    private static final Pattern KEY = Pattern.compile("\\n\\[registry [^\\n]*]\\n");

    static List<String> hosts() {
        return DeliveredFactsTest.hosts().toList();
    }

    private static Map<String, Result> results(RecordedHost host) {
        return host.audit().findings().stream().collect(Collectors.toMap(Finding::rule, Finding::result));
    }

    private static void assertNoBetter(String what, Map<String, Result> whole, RecordedHost damaged) {
        results(damaged).forEach((rule, result) -> {
            Set<Result> allowed = EnumSet.of(Result.ERROR, Result.UNKNOWN, Result.NOTCHECKED, whole.get(rule));
            assertThat(result)
                    .as(damaged.name() + " " + rule + " without " + what)
                    .isIn(allowed);
        });
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void deniedValueNeverMakesAResultBetter(String name) {
        RecordedHost host = RecordedHost.of(name);
        Map<String, Result> whole = results(host);
        List<RecordedHost> damaged = new ArrayList<>();
        Matcher value = VALUE.matcher(host.text());
        while (value.find()) {
            String text = host.text().substring(0, value.start())
                    + value.group(1) + " = denied \"no access\""
                    + host.text().substring(value.end());
            RecordedHost without = new RecordedHost(name, text);
            damaged.add(without);
            assertNoBetter(value.group(), whole, without);
        }
        assertThat(damaged).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void unreadableKeyNeverMakesAResultBetter(String name) {
        RecordedHost host = RecordedHost.of(name);
        Map<String, Result> whole = results(host);
        Matcher key = KEY.matcher(host.text());
        while (key.find()) {
            int end = host.text().indexOf("\n\n", key.end());
            String text = host.text().substring(0, key.end())
                    + "values = failed 1009 \"damaged\"\nsubkeys = failed 1009 \"damaged\"\n"
                    + host.text().substring(end < 0 ? host.text().length() : end + 1);
            assertNoBetter(key.group(), whole, new RecordedHost(name, text));
        }
    }
}
