package io.plumbline.model;

import java.util.Optional;

/**
 * The servicing branch a Windows file was built from: GDR (security and broad fixes only) or LDR (all hotfixes).
 *
 * <p>A GDR file may be younger than an LDR file and still lack the hotfix; the number alone tells the branch from NT 6.0
 * to 6.1 only (facts from Microsoft's hotfix file tables).
 */
public enum ServicingBranch {
    GDR,
    LDR;

    /**
     * The branch of a file of NT 6.0 or 6.1 by its fourth field: 16000 to 19999 GDR, 20000 to 29999 LDR (6.0.6000 16xxx
     * and 20xxx, 6.0.6001/6002 18xxx and 22xxx, 6.1.7600 16xxx and 20xxx, 6.1.7601 17xxx to 18xxx and 21xxx and up).
     * Empty for other systems and other numbers, which say nothing.
     */
    public static Optional<ServicingBranch> find(FileVersion version) {
        if (version.major() != 6 || version.minor() > 1) {
            return Optional.empty();
        }
        int revision = version.revision();
        if (revision >= 16000 && revision < 20000) {
            return Optional.of(GDR);
        }
        if (revision >= 20000 && revision < 30000) {
            return Optional.of(LDR);
        }
        return Optional.empty();
    }
}
