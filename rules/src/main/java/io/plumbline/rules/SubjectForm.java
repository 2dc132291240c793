package io.plumbline.rules;

import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryPath;
import java.util.Optional;

/**
 * How the subject of an asked-for probe has to be written, where a typing error would otherwise show on every host as a
 * failed reading, and a second spelling as a second fact that no case and no report knows under the first.
 */
public final class SubjectForm {

    /** A subject that is not written as it has to be. */
    public record Mistake(String message, String fix) {}

    private static final String REGISTRY = "registry";
    private static final String REGISTRY_FORM =
            "write HKLM\\KEY::NAME or HKU\\KEY::NAME, \" (32-bit view)\" behind the key,"
                    + " and no name for the default value";
    private static final String NAME = "::";
    private static final String COLON = ":";
    /** Registry Editor's address bar puts it before the hive. */
    private static final String COMPUTER = "Computer\\";

    private SubjectForm() {}

    /** No subject is none that is wrong: it may be the row's. */
    public static Optional<Mistake> findMistake(String probe, String subject) {
        if (!probe.equals(REGISTRY) || subject.isEmpty()) {
            return Optional.empty();
        }
        String right = right(subject);
        boolean names = RegistryPath.find(right).isPresent();
        if (names && right.equals(subject)) {
            return Optional.empty();
        }
        String written = "\"" + Problems.cut(subject) + "\"";
        if (names && RegistryPath.find(subject).isPresent()) {
            return Optional.of(new Mistake(
                    written + " is another spelling of " + right, "write " + right + ": a fact has one name"));
        }
        return Optional.of(
                new Mistake(written + " names no registry value", names ? fix(subject, right) : form(right)));
    }

    private static String fix(String subject, String right) {
        return root(subject).endsWith(COLON) ? "drop the colon, which is PowerShell's: " + right : "write " + right;
    }

    /** The same with the short name of its hive, without what Registry Editor, PowerShell and YAML in quotation marks add. */
    private static String right(String subject) {
        String root = root(subject);
        String name = root.endsWith(COLON) ? root.substring(0, root.length() - 1) : root;
        String path = withoutComputer(subject).substring(root.length());
        // The name of a value may begin with two backslashes, as those of hardened paths do.
        int end = path.contains(NAME) ? path.indexOf(NAME) : path.length();
        return RegistryHive.find(name)
                .map(hive -> hive.name() + path.substring(0, end).replaceAll("\\\\{2,}", "\\\\") + path.substring(end))
                .orElse(subject);
    }

    private static String root(String subject) {
        String path = withoutComputer(subject);
        return path.substring(0, Math.max(0, path.indexOf('\\')));
    }

    private static String withoutComputer(String subject) {
        return subject.regionMatches(true, 0, COMPUTER, 0, COMPUTER.length())
                ? subject.substring(COMPUTER.length())
                : subject;
    }

    private static String form(String right) {
        int last = right.lastIndexOf('\\');
        String split = last < 0 ? right : right.substring(0, last) + NAME + right.substring(last + 1);
        if (!right.contains(NAME) && RegistryPath.find(split).isPresent()) {
            return "write :: before the name of the value, as in " + split;
        }
        return switch (root(right)) {
            case "HKCU" ->
                "HKCU is another key for each reader: write HKU\\S-1-5-\u2026\\KEY::NAME, or HKLM\\KEY::NAME";
            case "HKCR" -> "write HKLM\\SOFTWARE\\Classes\\KEY::NAME: HKCR is that and the reader's own";
            default -> REGISTRY_FORM;
        };
    }
}
