package io.plumbline.agent.cli;

import io.plumbline.model.Severity;
import io.plumbline.rules.NearestWord;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** From which severity on a failing rule makes the exit code 10. */
final class FailOn {

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            completionCandidates = KnownWords.Severities.class,
            defaultValue = "low",
            description =
                    "The least severity of a failing rule that makes the exit code 10: critical, high, medium or low"
                            + " (default: ${DEFAULT-VALUE}).")
    private String word = "low";

    /** @throws CommandFailure with the severity that was probably meant */
    Severity severity() {
        return Severity.findByWord(word)
                .orElseThrow(() -> CommandFailure.usage("no severity '" + word + "'; "
                        + NearestWord.hint(
                                word,
                                Arrays.stream(Severity.values())
                                        .map(Severity::word)
                                        .toList())));
    }
}
