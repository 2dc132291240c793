package io.plumbline.agent.host.live;

import io.plumbline.agent.host.QuickFix;
import io.plumbline.agent.host.UpdateEvent;
import io.plumbline.agent.host.UpdateReader;
import io.plumbline.model.Reading;
import java.util.List;

/** The update services of this host. */
final class LiveUpdates implements UpdateReader {

    @Override
    public Reading<List<QuickFix>> quickFixes() {
        return Reading.unsupported("WMI is not mapped");
    }

    @Override
    public Reading<List<UpdateEvent>> history(int newest) {
        return Reading.unsupported("the Windows Update Agent is not mapped");
    }
}
