package io.plumbline.rules;

import java.util.List;

/** Turns the texts of a pack's files into a {@link Pack}; it is given texts, never paths. */
public final class PackReader {

    private PackReader() {}

    /** @param files the rule files and one {@link RuleFile#PACK} @throws PackException with all that is wrong in all files */
    public static Pack read(List<RuleFile> files) throws PackException {
        if (files.isEmpty()) {
            return new Pack("empty", "0", List.of());
        }
        throw new PackException(
                List.of(new Problem(files.getFirst().name(), 1, 1, "the reader is not written yet", "wait for it")));
    }
}
