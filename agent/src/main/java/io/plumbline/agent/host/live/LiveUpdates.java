package io.plumbline.agent.host.live;

import io.plumbline.agent.host.QuickFix;
import io.plumbline.agent.host.UpdateEvent;
import io.plumbline.agent.host.UpdateReader;
import io.plumbline.model.Reading;
import java.util.List;

/** The update services of this host: WMI's list of fixes, and the Windows Update Agent by COM. */
final class LiveUpdates implements UpdateReader {

    /** Of Win32_QuickFixEngineering; WMI takes names whatever their case. */
    private enum Engineering {
        HOTFIXID,
        DESCRIPTION,
        INSTALLEDON
    }

    private final ManagementInstrumentation wmi;
    private final UpdateHistory history;

    LiveUpdates(ManagementInstrumentation wmi, ComThread thread) {
        this.wmi = wmi;
        this.history = new UpdateHistory(thread);
    }

    @Override
    public Reading<List<QuickFix>> quickFixes() {
        return wmi.instances("ROOT\\CIMV2", "Win32_QuickFixEngineering", Engineering.class)
                .map(rows -> rows.stream()
                        .map(row -> new QuickFix(
                                ManagementInstrumentation.text(row, Engineering.HOTFIXID),
                                ManagementInstrumentation.text(row, Engineering.DESCRIPTION),
                                ManagementInstrumentation.text(row, Engineering.INSTALLEDON)))
                        .toList());
    }

    @Override
    public Reading<List<UpdateEvent>> history(int newest) {
        return history.newest(newest);
    }
}
