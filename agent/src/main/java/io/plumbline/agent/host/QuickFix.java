package io.plumbline.agent.host;

import static java.util.Objects.requireNonNull;

/**
 * One row of Win32_QuickFixEngineering: an update that Component Based Servicing (before Vista: the Hotfix keys) knows.
 *
 * @param id such as {@code KB933860}
 * @param installedOn as WMI writes it, which depends on the language and version of Windows; empty when it does not say
 */
public record QuickFix(String id, String description, String installedOn) {
    public QuickFix {
        requireNonNull(id, "id is null");
        requireNonNull(description, "description is null");
        requireNonNull(installedOn, "installedOn is null");
    }
}
