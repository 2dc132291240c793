package io.plumbline.collector.api;

import io.plumbline.collector.api.Table.Column;
import io.plumbline.collector.history.ReportCadence;
import io.plumbline.collector.rulebook.RuleBook;
import io.plumbline.collector.store.FindingRow;
import io.plumbline.collector.store.HostRow;
import io.plumbline.collector.store.RuleRow;
import io.plumbline.collector.store.TransitionRow;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What each list shows. Names of columns are API: add to them, never rename. */
final class Tables {

    private Tables() {}

    static Table<HostRow> hosts(ReportCadence cadence, Instant now) {
        List<Column<HostRow>> columns = new ArrayList<>(List.of(
                new Column<>("id", host -> Cell.of(host.id())),
                new Column<>("name", host -> Cell.of(host.name())),
                new Column<>("osName", host -> Cell.of(host.os().name())),
                new Column<>("osVersion", host -> Cell.of(host.os().version())),
                new Column<>("osBuild", host -> Cell.of(host.os().build())),
                new Column<>("servicePack", host -> Cell.of(host.os().servicePack())),
                new Column<>("architecture", host -> Cell.of(host.os().architecture())),
                new Column<>("productType", host -> Cell.of(host.os().productType())),
                new Column<>(
                        "freshness",
                        host -> Cell.of(
                                cadence.freshness(host.receivedAt(), now).word())),
                new Column<>("receivedAt", host -> Cell.of(host.receivedAt())),
                new Column<>("takenAt", host -> Cell.of(host.takenAt())),
                new Column<>("firstSeenAt", host -> Cell.of(host.firstSeen())),
                new Column<>("source", host -> Cell.of(host.source().word())),
                new Column<>("agent", host -> Cell.of(host.agent())),
                new Column<>("agentVersion", host -> Cell.of(host.agentVersion())),
                new Column<>("packs", host -> Cell.of(packs(host)))));
        columns.addAll(summary(HostRow::summary));
        for (Severity severity : Severity.values()) {
            String name = "fail" + capitalised(severity.word());
            columns.add(new Column<>(name, host -> Cell.of(host.failing(severity))));
        }
        columns.add(new Column<>("route", host -> Cell.of(host.route())));
        return new Table<>("hosts", columns);
    }

    private static String packs(HostRow host) {
        return host.packs().stream()
                .map(pack -> pack.name() + " " + pack.version())
                .collect(Collectors.joining(", "));
    }

    static Table<RuleRow> rules(RuleBook ruleBook) {
        List<Column<RuleRow>> columns = new ArrayList<>(List.of(
                new Column<>("id", rule -> Cell.of(rule.id())),
                new Column<>("title", rule -> Cell.of(rule.title())),
                new Column<>("severity", rule -> Cell.of(rule.severity().word())),
                new Column<>("revision", rule -> Cell.of(rule.revision())),
                new Column<>(
                        "pack",
                        rule -> Cell.of(ruleBook.find(rule.id())
                                .map(entry -> entry.pack().name())
                                .orElse("")))));
        columns.addAll(summary(RuleRow::hosts));
        return new Table<>("rules", columns);
    }

    private static <T> List<Column<T>> summary(Function<T, Summary> of) {
        List<Column<T>> columns = new ArrayList<>();
        for (Result result : Result.values()) {
            columns.add(new Column<>(result.word(), row -> Cell.of(of.apply(row).count(result))));
        }
        columns.add(new Column<>("compliance", row -> Cell.of(of.apply(row).compliance())));
        columns.add(new Column<>("coverage", row -> Cell.of(of.apply(row).coverage())));
        return columns;
    }

    static Table<FindingRow> findings() {
        return new Table<>(
                "findings",
                List.of(
                        new Column<>("host", finding -> Cell.of(finding.host())),
                        new Column<>("hostName", finding -> Cell.of(finding.hostName())),
                        new Column<>("rule", finding -> Cell.of(finding.rule())),
                        new Column<>("title", finding -> Cell.of(finding.title())),
                        new Column<>(
                                "severity",
                                finding -> Cell.of(finding.severity().word())),
                        new Column<>(
                                "result", finding -> Cell.of(finding.result().word())),
                        new Column<>("reason", finding -> Cell.of(finding.reason())),
                        new Column<>("revision", finding -> Cell.of(finding.revision())),
                        new Column<>("since", finding -> Cell.of(finding.since())),
                        new Column<>("receivedAt", finding -> Cell.of(finding.receivedAt()))));
    }

    static Table<TransitionRow> changes() {
        return new Table<>(
                "changes",
                List.of(
                        new Column<>("receivedAt", change -> Cell.of(change.receivedAt())),
                        new Column<>("takenAt", change -> Cell.of(change.takenAt())),
                        new Column<>("host", change -> Cell.of(change.host())),
                        new Column<>("hostName", change -> Cell.of(change.hostName())),
                        new Column<>("rule", change -> Cell.of(change.rule())),
                        new Column<>("from", change -> Cell.of(change.from())),
                        new Column<>("to", change -> Cell.of(change.to())),
                        new Column<>("cause", change -> Cell.of(change.cause().word())),
                        new Column<>("agent", change -> Cell.of(change.agent())),
                        new Column<>("epoch", change -> Cell.of(change.epoch())),
                        new Column<>("seq", change -> Cell.of(change.seq()))));
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
