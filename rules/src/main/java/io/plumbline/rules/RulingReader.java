package io.plumbline.rules;

import io.plumbline.model.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Results and their reasons out of YAML. */
final class RulingReader {

    private static final List<String> RULINGS = Arrays.stream(Result.values())
            .filter(result -> result != Result.ERROR)
            .map(Result::word)
            .toList();

    private final Places places;
    private final Problems problems;
    private final TextReader texts;

    RulingReader(Places places, Problems problems) {
        this.places = places;
        this.problems = problems;
        this.texts = new TextReader(problems);
    }

    /** A word, or a result with its reason. */
    Ruling ruling(YamlNode node, FactNameReader reasons, ReasonText plain) {
        if (node instanceof YamlNode.Scalar) {
            return places.mark(new Ruling(result(node).orElse(Result.UNKNOWN), plain), node.place());
        }
        return ruling(YamlKeys.of(node, "a ruling", Set.of("result", "reason"), problems), reasons);
    }

    Ruling ruling(YamlKeys entry, FactNameReader reasons) {
        Result result = entry.require("result", "one of: " + String.join(", ", RULINGS))
                .flatMap(this::result)
                .orElse(Result.UNKNOWN);
        ReasonText reason = entry.require("reason", "tell in one sentence what was seen and what was expected")
                .flatMap(node -> texts.line(node).map(text -> reasons.reason(text, node.place())))
                .orElse(ReasonText.ofWords(""));
        return places.mark(new Ruling(result, reason), entry.place());
    }

    Optional<Result> result(YamlNode node) {
        Optional<Result> result = texts.word(node, Result::findByWord, RULINGS);
        if (result.isPresent() && result.get() == Result.ERROR) {
            problems.add(node.place(), "a rule does not say error", "error is for readings that broke; say unknown");
        }
        return result;
    }
}
