package io.plumbline.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A terminal in a directory of the test, in which a page's files are written and its commands run. */
final class Session {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final String PROMPT = "$ plumbline-agent ";
    /** What differs from run to run, and from version to version. */
    private static final Pattern OF_THE_RUN =
            Pattern.compile("plumbline \\S+ ·|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ, \\d+\\.\\d s");
    /** Stands for lines that the page leaves out. */
    private static final String LEFT_OUT = "…";

    private final Path home;

    Session(Path home) {
        this.home = home;
    }

    void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /**
     * Runs the commands of a block and compares what each prints with what stands below it.
     *
     * @return the block as it should be; another one only while goldens are renewed
     */
    String show(Snippets.Snippet block) throws IOException {
        List<String> lines = block.text().lines().toList();
        StringBuilder today = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(PROMPT)) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).startsWith("$ ")) {
                    end++;
                }
                String shown = String.join("\n", lines.subList(i + 1, end));
                String printed = printed(run(lines.get(i).substring(PROMPT.length())));
                boolean renew = Boolean.getBoolean("golden.renew") && !shown.contains(LEFT_OUT);
                if (!renew) {
                    compare(printed, shown, "line " + (block.line() + 1 + i) + ": " + lines.get(i));
                }
                today.append(lines.get(i)).append('\n');
                today.append(renew ? printed.stripTrailing() : shown).append('\n');
            }
        }
        return today.toString();
    }

    private static void compare(String printed, String shown, String what) {
        if (!shown.contains(LEFT_OUT)) {
            assertThat(plain(printed)).as(what + "\nprints\n" + printed).isEqualTo(plain(shown));
            return;
        }
        Pattern parts = Pattern.compile(
                Stream.of(shown.split("(?m)^\\s*" + LEFT_OUT + "\\s*$", -1))
                        .map(part -> Pattern.quote(plain(part)))
                        .collect(Collectors.joining(".*")),
                Pattern.DOTALL);
        assertThat(plain(printed)).as(what + "\nprints\n" + printed).matches(parts);
    }

    private static String plain(String text) {
        return OF_THE_RUN.matcher(text).replaceAll("").replaceAll("\\s+", " ").strip();
    }

    CommandLineRun run(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(atHome(Stream.of(1, 2, 3)
                    .map(matcher::group)
                    .filter(group -> group != null)
                    .findFirst()
                    .orElseThrow()));
        }
        return CommandLineRun.of(home, words.toArray(String[]::new));
    }

    private String printed(CommandLineRun run) {
        return (run.out + run.err).replace(home + "/", "").replace(home.toString(), ".");
    }

    /** The commands of a page run where its files are. */
    private String atHome(String word) {
        String first = word.split("/", 2)[0];
        boolean ours = first.equals("my-pack") || (first.matches("[\\w.-]+") && Files.exists(home.resolve(first)));
        return ours ? home.resolve(word).toString() : word;
    }
}
