package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/** The releases of Windows that there are, as their facts {@code os.family}, {@code os.version} and {@code os.build} say. */
final class WindowsReleases {

    static final FactRef FAMILY = FactRef.of("os", "family");
    static final FactRef VERSION = FactRef.of("os", "version");
    static final FactRef BUILD = FactRef.of("os", "build");

    /** One release; a build of 0 is none, as Windows for Workgroups has none. */
    record Release(String family, String version, long build) {
        List<Fact> facts() {
            return List.of(
                    fact(FAMILY, Reading.present(Value.text(family))),
                    fact(VERSION, Reading.present(Value.text(version))),
                    fact(BUILD, build == 0 ? Reading.absent() : Reading.present(Value.whole(build))));
        }

        private static Fact fact(FactRef ref, Reading<Value> reading) {
            return new Fact(ref, reading, "a release of Windows");
        }
    }

    /** A build that is not out yet: a rule may speak of what comes. */
    private static final long LATER = 99_999;

    static final List<Release> ALL = List.of(
            new Release("wfw", "3.11", 0),
            nt("3.1", 528),
            nt("3.5", 807),
            nt("3.51", 1057),
            nt("4.0", 1381),
            nt("5.0", 2195),
            nt("5.1", 2600),
            nt("5.2", 3790),
            nt("6.0", 6000),
            nt("6.0", 6001),
            nt("6.0", 6002),
            nt("6.0", 6003),
            nt("6.1", 7600),
            nt("6.1", 7601),
            nt("6.2", 9200),
            nt("6.3", 9600),
            nt("10.0", 10240),
            nt("10.0", 10586),
            nt("10.0", 14393),
            nt("10.0", 15063),
            nt("10.0", 16299),
            nt("10.0", 17134),
            nt("10.0", 17763),
            nt("10.0", 18362),
            nt("10.0", 18363),
            nt("10.0", 19041),
            nt("10.0", 19042),
            nt("10.0", 19043),
            nt("10.0", 19044),
            nt("10.0", 19045),
            nt("10.0", 20348),
            nt("10.0", 22000),
            nt("10.0", 22621),
            nt("10.0", 22631),
            nt("10.0", 25398),
            nt("10.0", 26100),
            nt("10.0", 26200),
            nt("10.0", LATER));

    private WindowsReleases() {}

    /** Whether some Windows is all that these facts say of it; what they leave open may be anything. */
    static boolean isOne(Facts facts) {
        Optional<String> family = text(facts, FAMILY);
        Optional<String> version = text(facts, VERSION);
        Optional<Long> build = facts.find(BUILD)
                .flatMap(fact -> fact.reading().find())
                .flatMap(value -> value instanceof Value.Whole(long bits) ? Optional.of(bits) : Optional.empty());
        LongSummaryStatistics builds = ALL.stream()
                .filter(release -> family.isEmpty() || release.family.equals(family.get()))
                .filter(release -> version.isEmpty() || release.version.equals(version.get()))
                .mapToLong(Release::build)
                .summaryStatistics();
        return builds.getCount() > 0
                && (build.isEmpty() || (builds.getMin() <= build.get() && build.get() <= builds.getMax()));
    }

    private static Optional<String> text(Facts facts, FactRef ref) {
        return facts.find(ref)
                .flatMap(fact -> fact.reading().find())
                .flatMap(value -> value instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty());
    }

    private static Release nt(String version, long build) {
        return new Release("nt", version, build);
    }
}
