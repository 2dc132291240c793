package io.plumbline.collector.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of one query: texts are written here, values are only ever bound. */
final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    static Where of(HostFilter filter) {
        Where where = new Where();
        if (!filter.text().isBlank()) {
            String pattern = "%" + escaped(filter.text().strip()) + "%";
            where.and(
                    "(host.name LIKE ? ESCAPE '\\' OR host.os_name LIKE ? ESCAPE '\\' OR host.identity = ?)",
                    pattern,
                    pattern,
                    filter.text().strip());
        }
        String result = filter.result() == null ? "" : filter.result().word();
        if (!filter.rule().isBlank()) {
            String ofResult = result.isEmpty() ? "" : " AND finding.result = ?";
            where.and(
                    "host.id IN (SELECT finding.host FROM finding JOIN rule ON rule.id = finding.rule WHERE rule.name = ?"
                            + ofResult + ")",
                    result.isEmpty() ? new Object[] {filter.rule()} : new Object[] {filter.rule(), result});
        } else if (filter.result() != null) {
            // The counts of each host are columns named as the results are.
            where.and("host." + filter.result().word() + " > 0");
        }
        where.andHeard(">=", filter.heardFrom());
        where.andHeard("<", filter.heardBefore());
        return where;
    }

    static Where of(FindingFilter filter) {
        Where where = new Where();
        if (!filter.host().isBlank()) {
            where.and("host.identity = ?", filter.host());
        }
        if (!filter.rule().isBlank()) {
            where.and("rule.name = ?", filter.rule());
        }
        if (filter.result() != null) {
            where.and("finding.result = ?", filter.result().word());
        }
        if (filter.severity() != null) {
            where.and("finding.severity = ?", filter.severity().word());
        }
        return where;
    }

    private void andHeard(String comparison, @Nullable Instant moment) {
        if (moment != null) {
            and("host.received_at " + comparison + " ?", moment.toEpochMilli());
        }
    }

    Where and(String condition, Object... values) {
        conditions.add(condition);
        arguments.addAll(List.of(values));
        return this;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    String clause() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    Object[] arguments(Object... further) {
        List<Object> all = new ArrayList<>(arguments);
        all.addAll(List.of(further));
        return all.toArray();
    }
}
