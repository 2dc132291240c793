package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether the next restart replaces, renames or deletes this very file (PendingFileRenameOperations). */
final class PendingRename extends RowDerivation {

    /** Replace marks and counters in front, then the object manager's prefix. */
    private static final Pattern MARKS = Pattern.compile("^(?:!|\\*\\d+)*(?:\\\\\\?\\?\\\\|\\\\\\\\\\?\\\\)?");

    private static final Pattern ROOT_NAMES = Pattern.compile("^(?:\\\\systemroot|%systemroot%|%windir%)\\\\");
    private static final Pattern DRIVE = Pattern.compile("^[a-z]:\\\\");
    private static final String SUBJECT_ROOT = "windows\\";

    PendingRename() {
        super("file");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.flag(FactRef.of("file", "pending-rename")));
    }

    @Override
    List<Conclusion> derive(String file, Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "an element that is this path");
        Reading<List<String>> renames = Reasoning.items(reasoning.read("restart", "pending-renames"));
        Reading<Boolean> pending = Reasoning.orWhenAbsent(renames, List.of()).flatMap(elements -> {
            if (elements.isEmpty()) {
                return Reading.present(false);
            }
            Reading<String> root = Reasoning.orWhenAbsent(Reasoning.text(reasoning.read("os", "system-root")), "");
            return root.map(path -> elements.stream().anyMatch(element -> names(element, file, path)));
        });
        return List.of(reasoning.concludeFlag(FactRef.of("file", file, "pending-rename"), pending));
    }

    /** Without a known system root any directory of the drive's root may be it. */
    static boolean names(String element, String file, String systemRoot) {
        String path = folded(MARKS.matcher(element.strip()).replaceFirst(""));
        String subject = folded(file);
        if (!subject.startsWith(SUBJECT_ROOT)) {
            return path.equals(subject);
        }
        String below = subject.substring(SUBJECT_ROOT.length());
        String withoutRootName = ROOT_NAMES.matcher(path).replaceFirst("");
        if (!withoutRootName.equals(path)) {
            return withoutRootName.equals(below);
        }
        if (!DRIVE.matcher(path).find()) {
            return false;
        }
        String root = folded(systemRoot);
        String onDrive = path.substring(3);
        String directory = DRIVE.matcher(root).find() ? root.substring(3) : onDrive.split("\\\\", 2)[0];
        return onDrive.equals(directory + "\\" + below);
    }

    private static String folded(String path) {
        return path.replace('/', '\\').toLowerCase(Locale.ROOT);
    }
}
