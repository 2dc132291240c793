package io.plumbline.rules;

import java.util.List;

/** What a rule author is told about a pack before anybody relies on it: all that the reader refuses, and more. */
public final class PackLint {

    private PackLint() {}

    /** Everything wrong with these files, in order of place; empty where nothing is. */
    public static List<Problem> lint(List<RuleFile> files) {
        try {
            PackReader.read(files);
            return List.of();
        } catch (PackException refused) {
            return refused.problems();
        }
    }
}
