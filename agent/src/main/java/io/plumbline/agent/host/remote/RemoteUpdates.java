package io.plumbline.agent.host.remote;

import io.plumbline.agent.host.QuickFix;
import io.plumbline.agent.host.UpdateEvent;
import io.plumbline.agent.host.UpdateReader;
import io.plumbline.model.Reading;
import java.util.List;

/** The update services of another host, which answer on the host itself; what its registry keeps of updates is read there. */
final class RemoteUpdates implements UpdateReader {

    @Override
    public Reading<List<QuickFix>> quickFixes() {
        return Reading.unsupported("WMI is asked of the host itself only");
    }

    @Override
    public Reading<List<UpdateEvent>> history(int newest) {
        return Reading.unsupported("the Windows Update Agent is asked of the host itself only");
    }
}
