package io.plumbline.agent.host;

import io.plumbline.model.Reading;
import java.util.List;

/**
 * What the running update services say, beside the registry's own books (Component Based Servicing, Hotfix keys).
 *
 * <p>It corroborates and never outranks a file's version: histories are cleared, and WMI leaves out what an MSI installed.
 */
public interface UpdateReader {

    /** Win32_QuickFixEngineering. */
    Reading<List<QuickFix>> quickFixes();

    /** The newest entries of the Windows Update Agent's history, newest first, {@code newest} at the most. */
    Reading<List<UpdateEvent>> history(int newest);
}
