package io.plumbline.agent.cli;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.config.EffectiveConfig;
import io.plumbline.agent.file.FileTrouble;
import io.plumbline.agent.host.snapshot.Recorder;
import io.plumbline.agent.host.snapshot.RedactedSnapshot;
import io.plumbline.formats.Marks;
import io.plumbline.formats.Plain;
import io.plumbline.rules.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline-agent support-bundle}: what a bug report needs, in one redacted file. */
@Command(
        name = "support-bundle",
        description = {
            "Writes what a bug report needs into one .zip: versions, configuration, crashes, the end of the log, the spool's size, how"
                    + " long each probe took, and the host as it was read, with names and addresses replaced.",
            "",
            "Passwords and tokens are never in it. A redaction replaces what it recognises: read the bundle before you send it. Nothing"
                    + " is sent."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent support-bundle --dry-run              what it would hold, and why",
            "  plumbline-agent support-bundle -o bundle.zip",
            "  plumbline-agent support-bundle -o bundle.zip --from-snapshot host.txt"
        })
final class SupportBundleCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int NAMES = 16;
    private static final int SIZES = 10;

    @ParentCommand
    private @Nullable AgentCommand parent;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Mixin
    private ConfigOptions configuration = new ConfigOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The .zip to write, whole or not at all (default: plumbline-support-TIME.zip here).")
    private @Nullable Path file;

    @Option(names = "--dry-run", description = "List what the bundle would hold, how large and why, and write nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        AgentCommand root = AgentCommand.of(parent);
        Surroundings around = root.around();
        EffectiveConfig effective = configuration.read(around);
        Path target = Optional.ofNullable(file)
                .orElseGet(() -> Path.of("plumbline-support-" + STAMP.format(Instant.now()) + ".zip"));
        if (!dryRun) {
            AtomicFile.findObstacle(target).ifPresent(obstacle -> {
                throw CommandFailure.usage("cannot write " + target + ": " + obstacle);
            });
        }
        SupportBundle bundle = gather(effective, root);
        byte[] zip = bundle.zip();
        if (!dryRun) {
            AtomicFile.write(target, zip);
        }
        show(bundle, target, zip.length, root.screen());
        return ExitCodes.DONE;
    }

    private SupportBundle gather(EffectiveConfig effective, AgentCommand root) {
        Surroundings around = root.around();
        AgentConfig config = effective.config();
        SupportBundle bundle = new SupportBundle();
        Optional<AuditPlan> plan = plan(bundle, config);
        Optional<Read> read = plan.flatMap(known -> read(bundle, known, config, root));
        SupportRedaction redaction = SupportRedaction.of(
                config,
                around.environment(),
                read.map(found -> found.snapshot().others()).orElse(UnaryOperator.identity()));
        bundle.add("version.txt", "which agent, Java and system", SupportFacts.version(around));
        bundle.add(
                "config.txt",
                "which settings are in force, without addresses, paths and names",
                SupportFacts.config(effective));
        optional(
                bundle,
                "crashes.txt",
                "which probes took the agent down",
                () -> redaction.of(SupportFacts.crashes(config)));
        optional(bundle, "spool.txt", "whether reports pile up", () -> SupportFacts.spool(config));
        Path logs = around.paths().configFile().resolveSibling("logs");
        if (Files.isDirectory(logs)) {
            optional(
                    bundle,
                    "log.txt",
                    "the ends of the newest logs, redacted",
                    () -> redaction.of(SupportFacts.logs(logs)));
        } else {
            bundle.leaveOut("log.txt", "no logs beside the configuration; a service keeps them there");
        }
        read.ifPresent(found -> {
            bundle.add(
                    "probes.txt",
                    "how long each probe took, and how it ended",
                    redaction.of(SupportFacts.probes(found.audit())));
            bundle.add(
                    "host.txt",
                    "what was read, redacted, so that the audit can be repeated: audit --from-snapshot host.txt",
                    found.snapshot().text());
        });
        bundle.describe(read.map(found -> found.snapshot().summary())
                .orElse(
                        "names that the configuration and the environment know, addresses, secrets; read it before you send"
                                + " it"));
        return bundle;
    }

    /** What was read of the host, and the same redacted. */
    private record Read(Audit audit, RedactedSnapshot snapshot) {}

    /** A pack that does not load may be the very reason for the report. */
    private static Optional<AuditPlan> plan(SupportBundle bundle, AgentConfig config) {
        try {
            PackOptions asConfigured = new PackOptions();
            List<Pack> packs = asConfigured.packs(config.packs());
            bundle.add("packs.txt", "which edition of the rules judges", SupportFacts.packs(packs));
            return Optional.of(asConfigured.plan(packs));
        } catch (CommandFailure refused) {
            bundle.leaveOut("packs.txt", "the packs in force do not load; 'plumbline-agent config check' says why");
            bundle.leaveOut("host.txt", "without packs nothing says what to read");
            return Optional.empty();
        }
    }

    private Optional<Read> read(SupportBundle bundle, AuditPlan plan, AgentConfig config, AgentCommand root) {
        try {
            Recorder recorder = new Recorder(hosts.source(root.around()));
            Audit audit = OneAudit.of(hosts, recorder, plan, config, root);
            return Optional.of(new Read(
                    audit, RedactedSnapshot.of(recorder.snapshot(), Optional.empty(), plan.strangersValues())));
        } catch (CommandFailure unreadable) {
            if (unreadable.exitCode() != ExitCodes.NOT_AUDITED) {
                throw unreadable;
            }
            bundle.leaveOut("probes.txt", "the host could not be read");
            bundle.leaveOut("host.txt", "the host could not be read; --image or --from-snapshot name another");
            root.around().err().println("plumbline-agent: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private interface Text {
        String read() throws IOException;
    }

    private static void optional(SupportBundle bundle, String name, String why, Text text) {
        try {
            bundle.add(name, why, text.read());
        } catch (IOException unreadable) {
            bundle.leaveOut(name, "cannot be read: " + FileTrouble.why(unreadable));
        }
    }

    private void show(SupportBundle bundle, Path target, long size, Screen screen) {
        Marks marks = screen.marks();
        if (dryRun) {
            screen.lines().line("A bundle would hold (nothing is written):");
        } else {
            String done = marks.coloured(Marks.Colour.GREEN, marks.pass()) + " ";
            screen.lines()
                    .wrapped(done, Plain.columns(done), "wrote " + Plain.of(target.toString()) + ", " + bytes(size));
        }
        screen.lines().blank();
        for (SupportBundle.Entry entry : bundle.entries()) {
            String head = "  " + marks.coloured(Marks.Colour.CYAN, entry.name())
                    + " ".repeat(Math.max(1, NAMES - 2 - entry.name().length()))
                    + String.format(Locale.ROOT, "%" + SIZES + "s  ", bytes(entry.bytes().length));
            screen.lines().wrapped(head, Plain.columns(head), Plain.of(entry.why()));
        }
        for (String reason : bundle.leftOut()) {
            String doubt = "  " + marks.coloured(Marks.Colour.YELLOW, marks.doubt()) + " ";
            screen.lines().wrapped(doubt, Plain.columns(doubt), "not " + Plain.of(reason));
        }
        screen.lines().blank();
        screen.lines()
                .wrapped(
                        "",
                        0,
                        "names, addresses and secrets are replaced where they were recognised; README.txt says what. Read it before"
                                + " you send it.");
        screen.show();
    }

    private static String bytes(long size) {
        return size < 1024 ? size + " B" : String.format(Locale.ROOT, "%.1f KiB", size / 1024.0);
    }
}
