package io.plumbline.collector.config;

import static java.util.Objects.requireNonNull;

import io.plumbline.collector.history.ReportCadence;
import io.plumbline.model.metric.Spread;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a collector runs with: understood, checked, and safe to start. */
public record CollectorConfig(
        InetSocketAddress listen,
        Path data,
        ReportCadence cadence,
        @Nullable Tls tls,
        boolean metricsPerHost,
        boolean metricsPerFinding,
        int ingestQueue,
        int historyReportsPerAgent) {

    /** The server's key, in PKCS#12; the password stays in a file of its own, never in a setting or on a command line. */
    public record Tls(Path keystore, Path passwordFile) {
        public Tls {
            requireNonNull(keystore, "keystore is null");
            requireNonNull(passwordFile, "passwordFile is null");
        }
    }

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h|d)");
    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^:\\[\\]]+)):(\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    public CollectorConfig {
        requireNonNull(listen, "listen is null");
        requireNonNull(data, "data is null");
        requireNonNull(cadence, "cadence is null");
    }

    /** How far {@code /metrics} goes into detail. */
    public Set<Spread> metricsSpread() {
        EnumSet<Spread> spread = EnumSet.of(Spread.BOUNDED);
        if (metricsPerHost) {
            spread.add(Spread.PER_HOST);
        }
        if (metricsPerFinding) {
            spread.add(Spread.PER_HOST_AND_RULE);
        }
        return spread;
    }

    public Optional<Tls> findTls() {
        return Optional.ofNullable(tls);
    }

    /** @throws ConfigException naming the value, its origin and what would do instead */
    public static CollectorConfig of(Settings settings) throws ConfigException {
        InetSocketAddress listen = address(settings, Setting.LISTEN);
        Tls tls = tls(settings);
        if (tls == null && !listen.getAddress().isLoopbackAddress() && !flag(settings, Setting.INSECURE_LISTEN)) {
            throw fault(
                    settings,
                    Setting.LISTEN,
                    "is reachable from other machines, and there is no TLS; set tls.keystore and tls.password-file,"
                            + " or insecure-listen: true (--insecure-listen) where something else protects it");
        }
        return new CollectorConfig(
                listen,
                path(settings, Setting.DATA),
                new ReportCadence(duration(settings, Setting.REPORT_INTERVAL)),
                tls,
                flag(settings, Setting.METRICS_PER_HOST),
                flag(settings, Setting.METRICS_PER_FINDING),
                number(settings, Setting.INGEST_QUEUE, 1, 100_000),
                number(settings, Setting.HISTORY_REPORTS_PER_AGENT, 1, 1_000_000));
    }

    private static @Nullable Tls tls(Settings settings) throws ConfigException {
        String keystore = settings.get(Setting.TLS_KEYSTORE).text();
        String passwordFile = settings.get(Setting.TLS_PASSWORD_FILE).text();
        if (keystore.isBlank() && passwordFile.isBlank()) {
            return null;
        }
        if (keystore.isBlank() || passwordFile.isBlank()) {
            throw fault(
                    settings,
                    keystore.isBlank() ? Setting.TLS_KEYSTORE : Setting.TLS_PASSWORD_FILE,
                    "is missing: TLS needs both tls.keystore and tls.password-file");
        }
        return new Tls(path(settings, Setting.TLS_KEYSTORE), path(settings, Setting.TLS_PASSWORD_FILE));
    }

    private static InetSocketAddress address(Settings settings, Setting setting) throws ConfigException {
        Matcher matcher = ADDRESS.matcher(settings.get(setting).text());
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > MAX_PORT) {
            throw fault(settings, setting, "is not address:port, such as 127.0.0.1:9847 or [::1]:9847");
        }
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        try {
            return new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(matcher.group(3)));
        } catch (UnknownHostException unknown) {
            throw fault(settings, setting, "names no address of this machine");
        }
    }

    private static Path path(Settings settings, Setting setting) throws ConfigException {
        String text = settings.get(setting).text();
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException notAPath) {
            // Said below, as for a blank one.
        }
        throw fault(settings, setting, "is not a path");
    }

    private static boolean flag(Settings settings, Setting setting) throws ConfigException {
        return switch (settings.get(setting).text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw fault(settings, setting, "is neither true nor false");
        };
    }

    private static int number(Settings settings, Setting setting, int least, int most) throws ConfigException {
        String text = settings.get(setting).text();
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw fault(settings, setting, "is not a number from " + least + " to " + most);
    }

    private static Duration duration(Settings settings, Setting setting) throws ConfigException {
        Matcher matcher = DURATION.matcher(settings.get(setting).text());
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration duration = switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
            if (duration.isPositive() && duration.compareTo(Duration.ofDays(366)) <= 0) {
                return duration;
            }
        }
        throw fault(settings, setting, "is not a time such as 90s, 15m, 6h or 1d");
    }

    private static ConfigException fault(Settings settings, Setting setting, String what) {
        Settings.Given given = settings.get(setting);
        return new ConfigException(given.origin() + ": " + setting.key() + " '" + given.text() + "' " + what);
    }
}
