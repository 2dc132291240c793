package io.plumbline.collector.api;

import io.plumbline.collector.api.RowWriter.Format;
import io.plumbline.collector.history.ReportCadence;
import io.plumbline.collector.http.Problem;
import io.plumbline.collector.rulebook.RuleBook;
import io.plumbline.collector.store.Readers;
import io.plumbline.collector.store.StoreException;
import io.plumbline.collector.store.View;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Every list as JSON ({@code /api/v1/hosts}, {@code /hosts.json}) and CSV ({@code /hosts.csv}): all rows of the filter,
 * streamed. Few at a time, because each holds a reader of the store as long as its client takes.
 */
public final class ListsEndpoint extends Handler.Abstract {

    private static final int AT_A_TIME = 3;
    private static final int MAX_CHANGES = 10_000;
    private static final String API = "/api/v1/";

    private final Readers readers;
    private final RuleBook ruleBook;
    private final ReportCadence cadence;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    public ListsEndpoint(Readers readers, RuleBook ruleBook, ReportCadence cadence, InstantSource clock) {
        this.readers = readers;
        this.ruleBook = ruleBook;
        this.cadence = cadence;
        this.clock = clock;
    }

    /** Which list a path asks for: its name, the rule or host it is narrowed to, and the format. */
    private record Wanted(String list, String of, Format format) {

        static Optional<Wanted> find(String path) {
            if (path.startsWith(API)) {
                return Optional.of(new Wanted(path.substring(API.length()), "", Format.JSON));
            }
            for (Format format : Format.values()) {
                String ending = "." + format.name().toLowerCase(java.util.Locale.ROOT);
                if (path.endsWith(ending)) {
                    String[] parts =
                            path.substring(1, path.length() - ending.length()).split("/", 2);
                    return Optional.of(new Wanted(parts[0], parts.length == 2 ? parts[1] : "", format));
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        Optional<Wanted> wanted = Wanted.find(request.getHttpURI().getCanonicalPath());
        if (wanted.isEmpty()) {
            return false;
        }
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            new Problem(405, "method-not-allowed", "lists are read by GET").send(response, callback);
            return true;
        }
        if (!places.tryAcquire()) {
            new Problem(503, "busy", AT_A_TIME + " lists are being sent; try again").send(response, callback);
            return true;
        }
        try {
            return answer(wanted.get(), request, response, callback);
        } catch (BadParameter bad) {
            new Problem(400, "bad-parameter", String.valueOf(bad.getMessage()), bad.name()).send(response, callback);
            return true;
        } catch (StoreException unavailable) {
            new Problem(503, "unavailable", String.valueOf(unavailable.getMessage())).send(response, callback);
            return true;
        } finally {
            places.release();
        }
    }

    private interface Rows<T> {
        void writeTo(View view, RowWriter<T> writer);
    }

    private boolean answer(Wanted wanted, Request request, Response response, Callback callback)
            throws BadParameter, IOException {
        Parameters parameters = new Parameters(request);
        Instant now = clock.instant();
        switch (wanted.list() + (wanted.of().isEmpty() ? "" : "/")) {
            case "hosts" -> {
                HostsQuery query = HostsQuery.of(parameters);
                send(
                        wanted,
                        Tables.hosts(cadence, now),
                        request,
                        response,
                        callback,
                        (view, writer) -> view.eachHost(
                                query.filter(cadence, now), query.order(), query.descending(), writer::write));
            }
            case "rules" ->
                send(
                        wanted,
                        Tables.rules(ruleBook),
                        request,
                        response,
                        callback,
                        (view, writer) -> ruleBook.joined(view.rules()).forEach(writer::write));
            case "findings" -> findings(wanted, FindingsQuery.of(parameters), request, response, callback);
            case "rules/" ->
                findings(wanted, FindingsQuery.of(parameters).rule(wanted.of()), request, response, callback);
            case "hosts/" ->
                findings(wanted, FindingsQuery.of(parameters).host(wanted.of()), request, response, callback);
            case "changes" ->
                send(
                        wanted,
                        Tables.changes(),
                        request,
                        response,
                        callback,
                        (view, writer) -> view.latestTransitions(MAX_CHANGES).forEach(writer::write));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void findings(Wanted wanted, FindingsQuery query, Request request, Response response, Callback callback)
            throws IOException {
        send(
                wanted,
                Tables.findings(),
                request,
                response,
                callback,
                (view, writer) -> view.eachFinding(query.filter(), writer::write));
    }

    private <T> void send(
            Wanted wanted, Table<T> table, Request request, Response response, Callback callback, Rows<T> rows)
            throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, wanted.format().contentType());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (wanted.format() == Format.CSV) {
            response.getHeaders()
                    .put("Content-Disposition", "attachment; filename=\"plumbline-" + table.name() + ".csv\"");
        }
        try (OutputStream body = Content.Sink.asOutputStream(Response.asBufferedSink(request, response));
                RowWriter<T> writer = wanted.format().open(table, body)) {
            readers.read(view -> {
                rows.writeTo(view, writer);
                return table;
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        callback.succeeded();
    }
}
