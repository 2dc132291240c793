package io.plumbline.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A text that a regular expression matches, the shortest that its first alternatives allow.
 *
 * <p>It knows what rules use of RE2's syntax and not all of it: the expression itself has the last word, and where it
 * refuses the text there is no example.
 */
final class ExpressionExample {

    /** Of a class of characters the first of these that is in it. */
    private static final String CHARACTERS = "aA01-._ bBzZ29/\\:@#,;+*()[]{}<>=!?$%&'\"~^|`\u00e9";

    private static final int LONGEST = 2000;

    private final String expression;
    private int at;

    private ExpressionExample(String expression) {
        this.expression = expression;
    }

    static Optional<String> find(Pattern pattern) {
        ExpressionExample example = new ExpressionExample(pattern.pattern());
        String text = example.alternatives();
        return example.at == pattern.pattern().length() && text.length() <= LONGEST && pattern.matches(text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private boolean isNext(String text) {
        return expression.startsWith(text, at);
    }

    private boolean take(String text) {
        boolean next = isNext(text);
        at += next ? text.length() : 0;
        return next;
    }

    private String alternatives() {
        String first = sequence();
        while (take("|")) {
            sequence();
        }
        return first;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < expression.length() && !isNext("|") && !isNext(")") && text.length() <= LONGEST) {
            String part = atom();
            text.append(part.repeat(times()));
        }
        return text.toString();
    }

    private String atom() {
        if (take("(")) {
            return group();
        }
        if (isNext("[")) {
            return oneOfClass();
        }
        char next = expression.charAt(at++);
        return switch (next) {
            case '\\' -> escaped();
            case '^', '$' -> "";
            case '.' -> "x";
            default -> String.valueOf(next);
        };
    }

    private String group() {
        if (take("?")) {
            while (at < expression.length() && !isNext(")") && !isNext(":") && !isNext(">")) {
                at++;
            }
            if (take(")")) {
                return "";
            }
            at = Math.min(at + 1, expression.length());
        }
        String inside = alternatives();
        take(")");
        return inside;
    }

    private String oneOfClass() {
        int start = at++;
        take("^");
        take("]");
        while (at < expression.length() && !isNext("]")) {
            if (isNext("[:")) {
                at = Math.max(at, expression.indexOf(":]", at) + 1);
            }
            at += isNext("\\") ? 2 : 1;
        }
        take("]");
        return ofClass(expression.substring(start, Math.min(at, expression.length())));
    }

    private static String ofClass(String written) {
        try {
            Pattern all = Pattern.compile(written);
            return CHARACTERS
                    .chars()
                    .mapToObj(Character::toString)
                    .filter(all::matches)
                    .findFirst()
                    .orElse("");
        } catch (PatternSyntaxException notAClass) {
            return "";
        }
    }

    private String escaped() {
        char kind = at < expression.length() ? expression.charAt(at++) : '\\';
        return switch (kind) {
            case 'd' -> "0";
            case 'w', 'S', 'D' -> "a";
            case 's' -> " ";
            case 'W' -> "-";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'b', 'B', 'A', 'z' -> "";
            default -> String.valueOf(kind);
        };
    }

    /** How often the quantifier that stands next wants what stands before it, at least. */
    private int times() {
        int least = 1;
        int end = expression.indexOf('}', at);
        if (take("*") || take("?")) {
            least = 0;
        } else if (end > at && expression.substring(at, end).matches("\\{\\d{1,4}(,\\d*)?")) {
            least = Integer.parseInt(expression.substring(at + 1, end).replaceFirst(",.*", ""));
            at = end + 1;
        } else {
            take("+");
        }
        take("?");
        return least;
    }
}
