package io.plumbline.agent.cli;

import io.plumbline.rules.NearestWord;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in our words: what, where, and what was probably meant. */
final class Mistakes {

    private Mistakes() {}

    static String sentence(ParameterException refused) {
        CommandSpec spec = refused.getCommandLine().getCommandSpec();
        if (refused instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched.getUnmatched().getFirst(), spec);
        }
        if (!spec.subcommands().isEmpty() && "Missing required subcommand".equals(refused.getMessage())) {
            return needs(spec);
        }
        if (refused instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(missing.getMissing().getFirst(), spec);
        }
        if (refused instanceof MutuallyExclusiveArgsException || refused instanceof MaxValuesExceededException) {
            return tooMany(spec).orElseGet(() -> String.valueOf(refused.getMessage()));
        }
        String value = refused.getValue();
        CommandLine.Model.ArgSpec argument = refused.getArgSpec();
        if (value != null && argument != null && argument.type().isEnum()) {
            List<String> known = Arrays.stream(argument.type().getEnumConstants())
                    .map(each -> each.toString().toLowerCase(Locale.ROOT))
                    .toList();
            return named(argument) + " '" + value + "'; " + NearestWord.hint(value, known);
        }
        if (value != null && argument instanceof CommandLine.Model.OptionSpec option) {
            Class<?> type = option.auxiliaryTypes()[0];
            if (type == boolean.class) {
                return option.longestName() + " takes no value; leave '=" + value + "' away";
            }
            if (type == Long.class || type == long.class) {
                return option.longestName() + " takes a whole number, which '" + value + "' is not";
            }
        }
        if (value != null && argument != null && argument.auxiliaryTypes()[0] == Path.class) {
            try {
                path(value);
            } catch (CommandFailure noName) {
                return String.valueOf(noName.getMessage());
            }
        }
        return String.valueOf(refused.getMessage());
    }

    /** Options of which a command takes one, given together or twice. */
    private static Optional<String> tooMany(CommandSpec spec) {
        return spec.argGroups().stream()
                .filter(CommandLine.Model.ArgGroupSpec::exclusive)
                .findFirst()
                .map(group -> group.options().stream()
                                .map(CommandLine.Model.OptionSpec::longestName)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + " are mutually exclusive; give one of them, once");
    }

    private static String missing(CommandLine.Model.ArgSpec argument, CommandSpec spec) {
        if (argument instanceof CommandLine.Model.OptionSpec option) {
            return option.longestName() + " needs a value: " + option.longestName() + " " + option.paramLabel();
        }
        String what = String.join(" ", argument.description());
        return spec.qualifiedName().replaceFirst("^\\S+ ", "") + " needs " + argument.paramLabel()
                + (what.isEmpty()
                        ? ""
                        : ": " + what.substring(0, 1).toLowerCase(Locale.ROOT)
                                + what.substring(1).replaceFirst("\\.$", ""));
    }

    /** @throws CommandFailure for what no file can be called */
    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException noName) {
            throw CommandFailure.usage("'" + name + "' cannot be the name of a file: " + noName.getReason());
        }
    }

    private static String named(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option
                ? "no value of " + option.longestName() + " is called"
                : "no " + argument.paramLabel() + " is called";
    }

    private static String unmatched(String word, CommandSpec spec) {
        if (word.startsWith("-") && word.length() > 1) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            TreeSet<String> known = new TreeSet<>();
            spec.options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> known.addAll(List.of(option.names())));
            return "no option '" + name + "'; "
                    + NearestWord.find(name, known)
                            .filter(nearest -> name.length() > 2)
                            .map(nearest -> "did you mean " + nearest + "?")
                            .orElse("the options are listed by --help");
        }
        if (!spec.subcommands().isEmpty()) {
            return "no command '" + word + "'; "
                    + NearestWord.hint(word, spec.subcommands().keySet());
        }
        return "'" + word + "' is more than " + spec.qualifiedName() + " takes; quote what belongs together";
    }

    /** A command that only has others, called without one. */
    static CommandFailure needsOne(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command's specification");
        }
        return CommandFailure.usage(needs(spec) + System.lineSeparator() + "see: " + spec.qualifiedName() + " --help");
    }

    private static String needs(CommandSpec spec) {
        return spec.name() + " needs one of: "
                + String.join(", ", new TreeSet<>(spec.subcommands().keySet()));
    }
}
