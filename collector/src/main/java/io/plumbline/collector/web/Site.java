package io.plumbline.collector.web;

import io.plumbline.collector.api.BadParameter;
import io.plumbline.collector.api.FindingsQuery;
import io.plumbline.collector.api.HostsQuery;
import io.plumbline.collector.api.Parameters;
import io.plumbline.collector.history.ReportCadence;
import io.plumbline.collector.http.Problem;
import io.plumbline.collector.http.Reply;
import io.plumbline.collector.rulebook.RuleBook;
import io.plumbline.collector.store.Readers;
import io.plumbline.collector.store.StoreException;
import io.plumbline.collector.web.Page.Section;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves the pages: finds out which one an address means, and renders it from one consistent view of the store. */
public final class Site extends Handler.Abstract {

    private final Readers readers;
    private final PageMaker maker;
    private final InstantSource clock;
    private final String version;
    private final Templates templates = new Templates();

    public Site(Readers readers, RuleBook ruleBook, ReportCadence cadence, InstantSource clock, String version) {
        this.readers = readers;
        this.maker = new PageMaker(ruleBook, cadence);
        this.clock = clock;
        this.version = version;
    }

    /** A page ready to render: its template and what it shows. */
    private record Rendering(String template, Object model) {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            new Problem(405, "method-not-allowed", "pages are read by GET").send(response, callback);
            return true;
        }
        Reply reply = reply(request);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        reply.send(response, callback);
        return true;
    }

    private Reply reply(Request request) {
        Instant now = clock.instant();
        try {
            return find(request, now)
                    .map(rendering -> page(200, rendering))
                    .orElseGet(() -> message(
                            404,
                            now,
                            "Not found",
                            "There is no such page, or nothing is known of what it is about.",
                            "To the fleet",
                            "/"));
        } catch (BadParameter bad) {
            String path = request.getHttpURI().getCanonicalPath();
            String message = "The address cannot be understood: " + bad.getMessage() + ".";
            return message(400, now, "Bad address", message, "The same list without filters", path);
        } catch (StoreException unavailable) {
            String message = "The database could not be read: " + unavailable.getMessage() + ".";
            return message(503, now, "Not available", message, "Is the collector healthy?", "/-/healthy");
        }
    }

    private Reply page(int status, Rendering rendering) {
        return new Reply(status, Reply.HTML, templates.render(rendering.template(), rendering.model()));
    }

    private Reply message(int status, Instant now, String title, String message, String next, String address) {
        Page page = new Page(title, Section.FLEET, now, version);
        return page(status, new Rendering("message", new MessagePage(page, message, next, address)));
    }

    /** Ids are letters, digits and {@code . _ -}, so a path needs no decoding; any other has no page. */
    private Optional<Rendering> find(Request request, Instant now) throws BadParameter {
        List<String> parts =
                List.of(request.getHttpURI().getCanonicalPath().substring(1).split("/", -1));
        Parameters parameters = new Parameters(request);
        return switch (parts.size()) {
            case 1 -> list(parts.getFirst(), parameters, now);
            case 2 -> one(parts.get(0), parts.get(1), parameters, now);
            case 3 -> parts.getFirst().equals("findings") ? finding(parts.get(1), parts.get(2), now) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Rendering> list(String name, Parameters parameters, Instant now) throws BadParameter {
        return switch (name) {
            case "" -> {
                Page page = page("Fleet", Section.FLEET, now);
                yield Optional.of(new Rendering("fleet", readers.read(view -> maker.fleet(view, page))));
            }
            case "rules" -> {
                Page page = page("Rules", Section.RULES, now);
                yield Optional.of(new Rendering("rules", readers.read(view -> maker.rules(view, page))));
            }
            case "hosts" -> {
                HostsQuery query = HostsQuery.of(parameters);
                Page page = page("Hosts", Section.HOSTS, now);
                yield Optional.of(new Rendering("hosts", readers.read(view -> maker.hosts(view, page, query))));
            }
            case "changes" -> {
                Page page = page("Changes", Section.CHANGES, now);
                yield Optional.of(new Rendering("changes", readers.read(view -> maker.changes(view, page))));
            }
            default -> Optional.empty();
        };
    }

    private Optional<Rendering> one(String kind, String id, Parameters parameters, Instant now) throws BadParameter {
        return switch (kind) {
            case "rules" -> {
                FindingsQuery query = FindingsQuery.of(parameters).rule(id);
                Page page = page(id, Section.RULES, now);
                yield readers.read(view -> maker.findRule(view, page, query))
                        .map(model -> new Rendering("rule", model));
            }
            case "hosts" ->
                readers.read(view -> maker.findHost(view, name -> page(name, Section.HOSTS, now), id))
                        .map(model -> new Rendering("host", model));
            default -> Optional.empty();
        };
    }

    private Optional<Rendering> finding(String host, String rule, Instant now) {
        return readers.read(view ->
                        maker.findFinding(view, name -> page(rule + " on " + name, Section.HOSTS, now), host, rule))
                .map(model -> new Rendering("finding", model));
    }

    private Page page(String title, Section section, Instant now) {
        return new Page(title, section, now, version);
    }
}
