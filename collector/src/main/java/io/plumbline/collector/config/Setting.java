package io.plumbline.collector.config;

import io.plumbline.rules.NearestWord;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Everything that can be set: its key in the file, its default, and what it is for. */
public enum Setting {
    LISTEN("listen", "127.0.0.1:9847", "address and port of pages, API, metrics and reports"),
    INSECURE_LISTEN(
            "insecure-listen", "false", "listen beyond loopback without TLS; anybody on the way can read and write"),
    DATA("data", "plumbline-data", "folder of the database"),
    REPORT_INTERVAL("report-interval", "15m", "how often hosts report; late after twice, silent after four times"),
    TLS_KEYSTORE("tls.keystore", "", "PKCS#12 file with the server's key and certificates; empty for no TLS"),
    TLS_PASSWORD_FILE("tls.password-file", "", "file whose first line is the keystore's password"),
    METRICS_PER_HOST("metrics.per-host", "true", "series for each host; turn off beyond some ten thousand hosts"),
    METRICS_PER_FINDING(
            "metrics.per-finding", "false", "a series for each host and rule; half a million is soon reached"),
    INGEST_QUEUE("ingest.queue", "2048", "reports that may wait for the disk before agents are told to come back"),
    HISTORY_REPORTS_PER_AGENT(
            "history.reports-per-agent",
            "256",
            "acknowledged reports remembered for each agent, to know duplicates by");

    private final String key;
    private final String defaultText;
    private final String meaning;

    Setting(String key, String defaultText, String meaning) {
        this.key = key;
        this.defaultText = defaultText;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    public String defaultText() {
        return defaultText;
    }

    public String meaning() {
        return meaning;
    }

    public static Optional<Setting> findByKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /** The key that a misspelt one was most likely meant to be. */
    public static Setting nearest(String misspelt) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(setting -> NearestWord.distance(setting.key, misspelt)))
                .orElseThrow();
    }
}
