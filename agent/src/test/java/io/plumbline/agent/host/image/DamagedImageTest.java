package io.plumbline.agent.host.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import io.plumbline.rules.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole audit of an image one of whose hives is cut off anywhere, or has any byte changed: it ends, every rule has its
 * finding, and a bug that is there is never called fixed.
 */
class DamagedImageTest {

    private static final AuditPlan PLAN = AuditPlan.of(Packs.builtIn());
    private static final AuditRun RUN = new AuditRun(PLAN);
    private static final int ROUNDS = Integer.getInteger("damage.rounds", 500);
    /** No measure of speed: an audit takes milliseconds, and one that takes this long hangs. */
    private static final Duration HANGING = Duration.ofSeconds(2);

    private static final String DFS_FAILOVER = "kb933860-netbt-dfs-failover";

    @ParameterizedTest
    @ValueSource(strings = {"SYSTEM", "SOFTWARE"})
    void hiveCutOffAnywhereEndsInFindings(String hive, @TempDir Path directory) throws Exception {
        Random random = seeded("cut " + hive);
        auditDamaged(directory, hive, whole -> Arrays.copyOf(whole, random.nextInt(whole.length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYSTEM", "SOFTWARE"})
    void hiveWithAnyByteChangedEndsInFindings(String hive, @TempDir Path directory) throws Exception {
        Random random = seeded("change " + hive);
        auditDamaged(directory, hive, whole -> {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            return changed;
        });
    }

    private static Random seeded(String what) {
        long seed = Long.getLong("damage.seed", System.nanoTime());
        System.out.println("DamagedImageTest " + what + " -Ddamage.seed=" + seed);
        return new Random(seed);
    }

    private static void auditDamaged(Path directory, String hive, UnaryOperator<byte[]> damage) throws IOException {
        Path source = ForeignTools.host("vista-rtm");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copy = directory.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
            }
        }
        Path file = directory.resolve("Windows/System32/config").resolve(hive);
        byte[] whole = Files.readAllBytes(file);
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(file, damage.apply(whole));
            assertThatCode(() -> assertTimeoutPreemptively(HANGING, () -> auditSoundly(directory)))
                    .as("round " + round)
                    .doesNotThrowAnyException();
        }
    }

    private static void auditSoundly(Path directory) throws NoWindowsImageException {
        try (ImageHost host = ImageHost.open(directory)) {
            Audit audit = RUN.audit(host);
            assertThat(audit.findings()).hasSize(PLAN.rules().size());
            Finding dfs = audit.findings().stream()
                    .filter(finding -> finding.rule().equals(DFS_FAILOVER))
                    .findFirst()
                    .orElseThrow();
            assertThat(dfs.result()).isNotEqualTo(Result.PASS);
            assertThat(audit.probes())
                    .allSatisfy(probe -> assertThat(probe.detail()).doesNotContain("Exception"));
        }
    }
}
