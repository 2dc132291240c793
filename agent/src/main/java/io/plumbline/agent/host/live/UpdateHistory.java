package io.plumbline.agent.host.live;

import com.sun.jna.platform.win32.COM.COMException;
import io.plumbline.agent.host.UpdateEvent;
import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.List;

/** The Windows Update Agent's history by late binding: Microsoft.Update.Session, its searcher, QueryHistory. */
final class UpdateHistory {

    private static final String WHAT = "Windows Update Agent's history";

    private final ComThread thread;

    UpdateHistory(ComThread thread) {
        this.thread = thread;
    }

    /** QueryHistory counts from the newest entry, 0, and refuses to be asked for none. */
    Reading<List<UpdateEvent>> newest(int wanted) {
        return thread.ask(WHAT, () -> {
            try (AutomationObject session = AutomationObject.create("Microsoft.Update.Session");
                    AutomationObject searcher = session.object("CreateUpdateSearcher")) {
                int count = Math.min(wanted, searcher.number("GetTotalHistoryCount"));
                if (count <= 0) {
                    return Reading.present(List.of());
                }
                try (AutomationObject entries = searcher.object("QueryHistory", 0, count)) {
                    return Reading.present(events(entries));
                }
            } catch (COMException refused) {
                return ComErrors.reading(refused, WHAT);
            }
        });
    }

    private static List<UpdateEvent> events(AutomationObject entries) {
        List<UpdateEvent> events = new ArrayList<>();
        int count = entries.number("Count");
        for (int i = 0; i < count; i++) {
            try (AutomationObject entry = entries.object("Item", i)) {
                events.add(new UpdateEvent(
                        OleDate.toInstant(entry.date("Date")),
                        entry.text("Title"),
                        entry.number("Operation"),
                        entry.number("ResultCode")));
            }
        }
        return List.copyOf(events);
    }
}
