package io.plumbline.agent.host.live;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.EVENTLOGRECORD;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.ptr.IntByReference;
import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.LoggedEvent;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The event log by ReadEventLog, for a Windows without wevtapi: it has no queries, so all is read that is newer. */
final class ClassicEventLog {

    private static final RegistryKey LOGS = RegistryKey.localMachine("SYSTEM\\CurrentControlSet\\Services\\EventLog");
    /** What ReadEventLog takes at the most. */
    private static final int BUFFER_BYTES = 0x7FFFF;

    private static final int MAX_RECORDS = 100_000;
    private static final int HEAD_BYTES = 56;
    private static final int ID_MASK = 0xFFFF;

    private final LiveRegistry registry;

    ClassicEventLog(LiveRegistry registry) {
        this.registry = registry;
    }

    Reading<List<LoggedEvent>> newest(EventQuery query) {
        // Of a log that does not exist, OpenEventLog opens the application log.
        return registry.subkeys(LOGS)
                .flatMap(logs ->
                        logs.stream().anyMatch(query.log()::equalsIgnoreCase) ? opened(query) : Reading.absent());
    }

    private static Reading<List<LoggedEvent>> opened(EventQuery query) {
        HANDLE log = Advapi32.INSTANCE.OpenEventLog(null, query.log());
        if (log == null) {
            return Win32Errors.reading(Native.getLastError(), "the " + query.log() + " event log");
        }
        try (Memory buffer = new Memory(BUFFER_BYTES)) {
            List<LoggedEvent> events = new ArrayList<>();
            for (int records = 0; records < MAX_RECORDS; ) {
                IntByReference read = new IntByReference();
                if (!Advapi32.INSTANCE.ReadEventLog(
                        log,
                        WinNT.EVENTLOG_SEQUENTIAL_READ | WinNT.EVENTLOG_BACKWARDS_READ,
                        0,
                        buffer,
                        BUFFER_BYTES,
                        read,
                        new IntByReference())) {
                    int code = Native.getLastError();
                    return code == WinError.ERROR_HANDLE_EOF
                            ? Reading.present(List.copyOf(events))
                            : Win32Errors.reading(code, "ReadEventLog of the " + query.log() + " log");
                }
                for (LoggedEvent event : events(buffer, read.getValue())) {
                    records++;
                    if (query.ids().contains(event.id())) {
                        events.add(event);
                        if (events.size() == query.newest()) {
                            return Reading.present(List.copyOf(events));
                        }
                    }
                }
            }
            return Reading.failed("the newest " + MAX_RECORDS + " records of the " + query.log() + " log hold only "
                    + events.size() + " such events; older ones are not read");
        } finally {
            Advapi32.INSTANCE.CloseEventLog(log);
        }
    }

    /** Every whole record within {@code length} bytes; one that claims more, or less than its own head, ends the list. */
    static List<LoggedEvent> events(Pointer buffer, int length) {
        List<LoggedEvent> events = new ArrayList<>();
        int at = 0;
        while (length - at >= HEAD_BYTES) {
            int size = buffer.getInt(at);
            if (size < HEAD_BYTES || size > length - at) {
                break;
            }
            events.add(event(buffer.share(at, size), size));
            at += size;
        }
        return events;
    }

    private static LoggedEvent event(Pointer start, int size) {
        EVENTLOGRECORD head = new EVENTLOGRECORD(start);
        List<String> texts = new ArrayList<>();
        int at = head.StringOffset.intValue();
        for (int i = 0; i < head.NumStrings.intValue(); i++) {
            String text = text(start, at, size);
            texts.add(text);
            at += (text.length() + 1) * Character.BYTES;
        }
        return new LoggedEvent(
                Instant.ofEpochSecond(Integer.toUnsignedLong(head.TimeGenerated.intValue())),
                text(start, HEAD_BYTES, size),
                head.EventID.intValue() & ID_MASK,
                texts);
    }

    private static String text(Pointer start, int offset, int size) {
        StringBuilder text = new StringBuilder();
        for (int at = offset; at >= HEAD_BYTES && at <= size - Character.BYTES; at += Character.BYTES) {
            short character = start.getShort(at);
            if (character == 0) {
                break;
            }
            text.append((char) character);
        }
        return text.toString();
    }
}
