package io.plumbline.agent.host.live;

import com.sun.jna.platform.win32.COM.COMException;
import com.sun.jna.platform.win32.COM.WbemcliUtil.WmiQuery;
import com.sun.jna.platform.win32.COM.WbemcliUtil.WmiResult;
import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** WMI of this host: the instances of a class, as rows of those properties that an enumeration names. */
final class ManagementInstrumentation {

    /** For one row to come; the whole question has the thread's deadline. */
    private static final int ROW_MILLIS = (int) ComThread.DEADLINE.toMillis();

    private static final int MAX_ROWS = 10_000;

    private final ComThread thread;

    ManagementInstrumentation(ComThread thread) {
        this.thread = thread;
    }

    /**
     * {@code Unsupported} where there is no such namespace or class.
     *
     * @param properties an enumeration whose constants are named as the properties are, which WMI takes whatever the case
     */
    <P extends Enum<P>> Reading<List<Map<P, Object>>> instances(
            String namespace, String wmiClass, Class<P> properties) {
        String what = "WMI class " + namespace + ":" + wmiClass;
        return thread.ask(what, () -> {
            try {
                WmiResult<P> result = new WmiQuery<>(namespace, wmiClass, properties).execute(ROW_MILLIS);
                return result.getResultCount() > MAX_ROWS
                        ? Reading.failed(what + " has more than " + MAX_ROWS + " instances")
                        : Reading.present(rows(result, properties));
            } catch (COMException refused) {
                return ComErrors.reading(refused, what);
            } catch (TimeoutException late) {
                return Reading.failed(what + ": no row within " + ROW_MILLIS + " ms");
            }
        });
    }

    /** A property without a value is not in the row. */
    private static <P extends Enum<P>> List<Map<P, Object>> rows(WmiResult<P> result, Class<P> properties) {
        List<Map<P, Object>> rows = new ArrayList<>();
        for (int i = 0; i < result.getResultCount(); i++) {
            Map<P, Object> row = new EnumMap<>(properties);
            for (P property : properties.getEnumConstants()) {
                Object value = result.getValue(property, i);
                if (value != null) {
                    row.put(property, value);
                }
            }
            rows.add(row);
        }
        return List.copyOf(rows);
    }

    /** How a row's value reads; empty for none. */
    static <P extends Enum<P>> String text(Map<P, Object> row, P property) {
        Object value = row.get(property);
        return value == null ? "" : value.toString();
    }
}
