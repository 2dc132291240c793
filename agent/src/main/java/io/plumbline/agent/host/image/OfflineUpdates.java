package io.plumbline.agent.host.image;

import io.plumbline.agent.host.QuickFix;
import io.plumbline.agent.host.UpdateEvent;
import io.plumbline.agent.host.UpdateReader;
import io.plumbline.model.Reading;
import java.util.List;

/** The update services of a Windows that does not run; what the registry keeps of updates is read there. */
final class OfflineUpdates implements UpdateReader {

    @Override
    public Reading<List<QuickFix>> quickFixes() {
        return notRunning();
    }

    @Override
    public Reading<List<UpdateEvent>> history(int newest) {
        return notRunning();
    }

    private static <T> Reading<T> notRunning() {
        return Reading.unsupported("an offline image has no running update services");
    }
}
