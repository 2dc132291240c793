package io.plumbline.model.metric;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A label of a metric: its name and which values it can have.
 *
 * <p>Every label is bounded: either its values are known, or the greatest number of them is. Text from a host is cut to
 * {@value #MAX_VALUE} characters before it becomes a value.
 */
public record MetricLabel(String name, Values values) {

    public static final int MAX_VALUE = 128;

    private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    /** {@code severity} is the alerts' own and would overwrite ours; the others belong to the scraper or a histogram. */
    private static final Set<String> RESERVED = Set.of("severity", "job", "instance", "le", "quantile", "alertname");

    public sealed interface Values {
        /** These and no others. */
        record Known(List<String> words) implements Values {
            public Known {
                words = List.copyOf(words);
                if (words.isEmpty() || Set.copyOf(words).size() != words.size()) {
                    throw new IllegalArgumentException("label values are none, or one twice: " + words);
                }
            }
        }

        /** At most {@code most} different ones; {@code meaning} says of what. */
        record UpTo(int most, String meaning) implements Values {
            public UpTo {
                requireNonNull(meaning, "meaning is null");
                if (most < 1) {
                    throw new IllegalArgumentException("a label of at most " + most + " values");
                }
            }
        }
    }

    public MetricLabel {
        requireNonNull(values, "values is null");
        if (!SNAKE.matcher(name).matches() || RESERVED.contains(name)) {
            throw new IllegalArgumentException("not a label name of ours: " + name);
        }
    }

    public static MetricLabel known(String name, List<String> words) {
        return new MetricLabel(name, new Values.Known(words));
    }

    public static MetricLabel known(String name, String... words) {
        return known(name, List.of(words));
    }

    public static MetricLabel upTo(int most, String name, String meaning) {
        return new MetricLabel(name, new Values.UpTo(most, meaning));
    }
}
