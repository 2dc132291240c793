package io.plumbline.agent.cli;

import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.config.AuditTarget;
import io.plumbline.agent.config.TargetRoute;
import io.plumbline.agent.host.remote.CredentialsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts about an agent, such as its log, without what tells whose it is: by what the configuration and the environment
 * name, by what an audit found out about the host, and by the form of addresses and secrets.
 *
 * <p>Like every redaction it replaces what it recognises.
 */
final class SupportRedaction {

    private static final Pattern SECRET = Pattern.compile(
            "(?i)\\b(password|passwd|pwd|secret|token|credentials?|authorization|api-?key)(\"?\\s*[=:]\\s*)(bearer\\s+|basic\\s+)?\\S+");
    private static final Pattern URL_HOST = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://)[^\\s/\"'<>]+");
    private static final Pattern UNC = Pattern.compile("\\\\\\\\[^\\s\\\\/\"'?.]+\\\\[^\\s\\\\/\"']+");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern HOME = Pattern.compile("(?i)(\\\\Users\\\\|/home/|/Users/)[^\\s\\\\/\"':;,]+");
    private static final Pattern FOUR =
            Pattern.compile("(?<![0-9A-Za-z.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![0-9A-Za-z]|\\.[0-9])");
    private static final Pattern SIX = Pattern.compile(
            "(?<![0-9A-Za-z:.])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4})?(?::[0-9A-Fa-f]{1,4})*(?![0-9A-Za-z:.])");
    private static final Pattern MAC =
            Pattern.compile("(?<![0-9A-Za-z:-])[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}(?![0-9A-Za-z:-])");
    private static final List<String> NAMING =
            List.of("COMPUTERNAME", "HOSTNAME", "USERNAME", "USER", "LOGNAME", "USERDOMAIN", "USERDNSDOMAIN");
    private static final int SHORTEST = 3;

    private final List<String> words;
    private final UnaryOperator<String> ofTheHost;

    private SupportRedaction(List<String> words, UnaryOperator<String> ofTheHost) {
        this.words = words;
        this.ofTheHost = ofTheHost;
    }

    /** @param ofTheHost as an audit of it knows its names; the identity where there was none */
    static SupportRedaction of(AgentConfig config, Map<String, String> environment, UnaryOperator<String> ofTheHost) {
        List<String> words = new ArrayList<>();
        config.findCollector()
                .flatMap(url -> Optional.ofNullable(url.getHost()))
                .ifPresent(words::add);
        words.addAll(config.labels().values());
        for (AuditTarget target : config.targets()) {
            words.add(target.name());
            switch (target.route()) {
                case TargetRoute.Image(Path path) -> words.add(path.toString());
                case TargetRoute.DropFolder(Path path) -> words.add(path.toString());
                case TargetRoute.Remote(String host, Path credentials, boolean ignored) -> {
                    words.add(host);
                    words.add(host.replaceFirst("(?<!:):\\d+$", ""));
                    words.add(credentials.toString());
                    words.addAll(account(credentials));
                }
            }
        }
        NAMING.forEach(name -> words.add(environment.getOrDefault(name, "")));
        return new SupportRedaction(
                words.stream()
                        .filter(word -> word.length() >= SHORTEST)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .distinct()
                        .toList(),
                ofTheHost);
    }

    /** Whom remote hosts are read as: a log may say so. Where the file cannot be read, no log can have it from there. */
    private static List<String> account(Path credentials) {
        try {
            return List.of(CredentialsFile.read(credentials).toString().split("[\\\\@]", -1));
        } catch (CredentialsFile.UnusableException unusable) {
            return List.of();
        }
    }

    String of(String text) {
        String clean = SECRET.matcher(text).replaceAll("$1$2(removed)");
        clean = URL_HOST.matcher(clean).replaceAll("$1(host)");
        clean = UNC.matcher(clean).replaceAll(Matcher.quoteReplacement("\\\\(host)\\(share)"));
        clean = MAIL.matcher(clean).replaceAll("(mail)");
        clean = HOME.matcher(clean).replaceAll("$1(user)");
        for (String word : words) {
            clean = Pattern.compile(
                            "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
                            Pattern.CASE_INSENSITIVE)
                    .matcher(clean)
                    .replaceAll("(name)");
        }
        clean = ofTheHost.apply(clean);
        clean = MAC.matcher(clean).replaceAll("(address)");
        clean = FOUR.matcher(clean).replaceAll("(address)");
        return SIX.matcher(clean).replaceAll("(address)");
    }
}
