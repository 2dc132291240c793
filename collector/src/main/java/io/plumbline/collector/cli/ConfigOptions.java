package io.plumbline.collector.cli;

import io.plumbline.collector.config.ConfigException;
import io.plumbline.collector.config.Setting;
import io.plumbline.collector.config.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that every command with a configuration takes; a flag outranks the file. */
final class ConfigOptions {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "YAML file with settings.")
    private @Nullable Path file;

    @Option(names = "--listen", paramLabel = "ADDRESS:PORT", description = "Where to listen (127.0.0.1:9847).")
    private @Nullable String listen;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the database (plumbline-data).")
    private @Nullable String data;

    @Option(names = "--report-interval", paramLabel = "TIME", description = "How often hosts report (15m).")
    private @Nullable String reportInterval;

    @Option(names = "--tls-keystore", paramLabel = "FILE", description = "PKCS#12 file with the server's key.")
    private @Nullable String tlsKeystore;

    @Option(names = "--tls-password-file", paramLabel = "FILE", description = "File with the keystore's password.")
    private @Nullable String tlsPasswordFile;

    @Option(names = "--insecure-listen", description = "Listen beyond loopback without TLS.")
    private boolean insecureListen;

    Settings settings() throws ConfigException {
        Settings settings = Settings.defaults();
        if (file != null) {
            settings = settings.withFile(file);
        }
        settings = with(settings, Setting.LISTEN, listen);
        settings = with(settings, Setting.DATA, data);
        settings = with(settings, Setting.REPORT_INTERVAL, reportInterval);
        settings = with(settings, Setting.TLS_KEYSTORE, tlsKeystore);
        settings = with(settings, Setting.TLS_PASSWORD_FILE, tlsPasswordFile);
        return with(settings, Setting.INSECURE_LISTEN, insecureListen ? "true" : null);
    }

    private static Settings with(Settings settings, Setting setting, @Nullable String text) {
        String flag = "--" + setting.key().replace('.', '-');
        return text == null ? settings : settings.with(setting, text, flag);
    }
}
