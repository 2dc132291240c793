package io.plumbline.agent.host.live;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.Wevtapi;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.Winevt;
import com.sun.jna.platform.win32.Winevt.EVT_HANDLE;
import com.sun.jna.ptr.IntByReference;
import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.LoggedEvent;
import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The event log by wevtapi (Vista and later): what a query finds, newest first, rendered as values. */
final class EventChannel {

    private static final int NEXT_MILLIS = 2000;
    private static final int FIRST_BYTES = 4096;
    /** Events have 64 KB at the most; their rendered form has more. */
    private static final int MAX_BYTES = 1 << 20;

    /** Windows refuses a query with more terms ("the specified query is invalid"): 32 in all, of which we use two. */
    private static final int MAX_TERMS = 20;

    /** More than one comes for one wanted only where a range of ids was asked for. */
    private static final int MAX_MET = 100_000;

    private EventChannel() {}

    static Reading<List<LoggedEvent>> newest(EventQuery query) {
        EVT_HANDLE results = Wevtapi.INSTANCE.EvtQuery(
                null,
                query.log(),
                xpath(query),
                Winevt.EVT_QUERY_FLAGS.EvtQueryChannelPath | Winevt.EVT_QUERY_FLAGS.EvtQueryReverseDirection);
        if (results == null) {
            return refused(Native.getLastError(), query.log());
        }
        try {
            return withContext(
                    Winevt.EVT_RENDER_CONTEXT_FLAGS.EvtRenderContextSystem,
                    system -> withContext(
                            Winevt.EVT_RENDER_CONTEXT_FLAGS.EvtRenderContextUser,
                            user -> events(query, results, system, user)));
        } finally {
            Wevtapi.INSTANCE.EvtClose(results);
        }
    }

    /** Only ids are asked for; too many of them are asked for as a range, and the others left out when they come. */
    static String xpath(EventQuery query) {
        String ids = query.ids().size() <= MAX_TERMS
                ? query.ids().stream().map(id -> "EventID=" + id).collect(Collectors.joining(" or "))
                : "EventID>=" + query.ids().first() + " and EventID<="
                        + query.ids().last();
        return "*[System[(" + ids + ")]]";
    }

    private static <T> Reading<T> refused(int code, String log) {
        return switch (code) {
            case WinError.ERROR_EVT_CHANNEL_NOT_FOUND -> Reading.absent();
            case WinError.ERROR_SUCCESS, WinError.ERROR_CALL_NOT_IMPLEMENTED ->
                Reading.unsupported(
                        "the wevtapi.dll of this Windows answers no query of the " + log + " log, and gives no reason");
            default -> Win32Errors.reading(code, "the " + log + " event log");
        };
    }

    private static <T> Reading<T> withContext(int flag, Function<EVT_HANDLE, Reading<T>> use) {
        EVT_HANDLE context = Wevtapi.INSTANCE.EvtCreateRenderContext(0, null, flag);
        if (context == null) {
            return Win32Errors.reading(Native.getLastError(), "EvtCreateRenderContext");
        }
        try {
            return use.apply(context);
        } finally {
            Wevtapi.INSTANCE.EvtClose(context);
        }
    }

    private static Reading<List<LoggedEvent>> events(
            EventQuery query, EVT_HANDLE results, EVT_HANDLE system, EVT_HANDLE user) {
        List<LoggedEvent> events = new ArrayList<>();
        for (int met = 0; events.size() < query.newest(); met++) {
            if (met == MAX_MET) {
                return Reading.failed("of " + MAX_MET + " events in the range of the ids in the " + query.log()
                        + " log only " + events.size() + " are wanted; older ones are not read");
            }
            @Nullable EVT_HANDLE[] next = new EVT_HANDLE[1];
            IntByReference returned = new IntByReference();
            if (!Wevtapi.INSTANCE.EvtNext(results, 1, next, NEXT_MILLIS, 0, returned)) {
                int code = Native.getLastError();
                return code == WinError.ERROR_NO_MORE_ITEMS
                        ? Reading.present(List.copyOf(events))
                        : Win32Errors.reading(code, "EvtNext in the " + query.log() + " log");
            }
            EVT_HANDLE event = next[0];
            try {
                Reading<LoggedEvent> read = rendered(system, event, EventChannel::head)
                        .flatMap(head -> rendered(user, event, RenderedValues::texts)
                                .map(texts -> new LoggedEvent(head.at(), head.source(), head.id(), texts)));
                Optional<LoggedEvent> found = read.find();
                if (found.isEmpty()) {
                    return read.map(List::of);
                }
                found.filter(each -> query.ids().contains(each.id())).ifPresent(events::add);
            } finally {
                Wevtapi.INSTANCE.EvtClose(event);
            }
        }
        return Reading.present(List.copyOf(events));
    }

    /** What the system context knows, without the texts. */
    static LoggedEvent head(RenderedValues values) {
        OptionalLong id = values.number(Winevt.EVT_SYSTEM_PROPERTY_ID.EvtSystemEventID);
        OptionalLong at = values.number(Winevt.EVT_SYSTEM_PROPERTY_ID.EvtSystemTimeCreated);
        return new LoggedEvent(
                FileTime.toInstant(at.orElse(0)),
                values.text(Winevt.EVT_SYSTEM_PROPERTY_ID.EvtSystemProviderName),
                (int) id.orElse(-1),
                List.of());
    }

    private static <T> Reading<T> rendered(
            EVT_HANDLE context, @Nullable EVT_HANDLE event, Function<RenderedValues, T> decode) {
        IntByReference used = new IntByReference(FIRST_BYTES);
        IntByReference count = new IntByReference();
        for (int size = FIRST_BYTES; size <= MAX_BYTES; size = Math.max(size * 2, used.getValue())) {
            try (Memory buffer = new Memory(size)) {
                buffer.clear();
                if (Wevtapi.INSTANCE.EvtRender(
                        context, event, Winevt.EVT_RENDER_FLAGS.EvtRenderEventValues, size, buffer, used, count)) {
                    return Reading.present(decode.apply(new RenderedValues(buffer, count.getValue(), used.getValue())));
                }
                int code = Native.getLastError();
                if (code != WinError.ERROR_INSUFFICIENT_BUFFER) {
                    return Win32Errors.reading(code, "EvtRender");
                }
            }
        }
        return Reading.failed("an event wants more than " + MAX_BYTES + " bytes");
    }
}
