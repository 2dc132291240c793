package io.plumbline.rules;

import io.plumbline.model.RegistryPath;

/**
 * How the subject of an asked-for probe has to be written, where a typing error would otherwise show on every host as a
 * failed reading.
 */
final class SubjectForm {

    /** What to do about a subject that names no registry value. */
    static final String REGISTRY_FORM =
            "write HKLM\\KEY::NAME or HKU\\KEY::NAME, \" (32-bit view)\" behind the key, and no name"
                    + " for the default value";

    private static final String REGISTRY = "registry";

    private SubjectForm() {}

    /** No subject is none that is wrong: it may be the row's. */
    static boolean isSubjectOf(String probe, String subject) {
        return !probe.equals(REGISTRY)
                || subject.isEmpty()
                || RegistryPath.find(subject).isPresent();
    }
}
