package io.plumbline.rules;

import io.plumbline.model.FileVersion;
import io.plumbline.model.ServicingBranch;
import java.util.List;
import java.util.Optional;

/** Whether a file's version is at or above the fix of its own build and servicing branch. */
final class FixedVersions {

    private FixedVersions() {}

    /**
     * Inside one build only the same branch compares; a GDR file is without a fix that only LDR has. A build above all
     * that are listed has the fix since its service pack; of one below them nothing is said.
     */
    static Truth reaches(FileVersion version, List<FileVersion> fixed) {
        List<FileVersion> family = fixed.stream()
                .filter(each -> each.major() == version.major() && each.minor() == version.minor())
                .toList();
        if (family.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<FileVersion> ofBuild = family.stream().filter(version::sameBuild).toList();
        if (ofBuild.isEmpty()) {
            boolean later = family.stream().allMatch(each -> version.build() > each.build());
            return later ? Truth.TRUE : Truth.UNKNOWN;
        }
        Optional<ServicingBranch> branch = ServicingBranch.find(version);
        Optional<FileVersion> own = ofBuild.stream()
                .filter(each -> ServicingBranch.find(each).equals(branch))
                .findFirst();
        if (own.isPresent()) {
            return Truth.of(version.compareTo(own.get()) >= 0);
        }
        return branch.filter(each -> each == ServicingBranch.GDR).isPresent() ? Truth.FALSE : Truth.UNKNOWN;
    }
}
