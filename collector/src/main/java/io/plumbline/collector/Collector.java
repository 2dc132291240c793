package io.plumbline.collector;

import io.plumbline.collector.api.ListsEndpoint;
import io.plumbline.collector.config.CollectorConfig;
import io.plumbline.collector.http.Asset;
import io.plumbline.collector.http.GuardHeaders;
import io.plumbline.collector.http.HealthEndpoint;
import io.plumbline.collector.http.JsonErrors;
import io.plumbline.collector.http.Reply;
import io.plumbline.collector.ingest.ReportsEndpoint;
import io.plumbline.collector.metrics.FleetSeries;
import io.plumbline.collector.metrics.Meters;
import io.plumbline.collector.metrics.MetricsEndpoint;
import io.plumbline.collector.rulebook.RuleBook;
import io.plumbline.collector.store.Store;
import io.plumbline.collector.store.StoreException;
import io.plumbline.collector.web.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One running collector: the store, the server and what is served, started and stopped together. */
public final class Collector implements AutoCloseable {

    /** Threads only work, they never wait for clients or for the disk: a few are enough for thousands of agents. */
    private static final int MAX_THREADS = 64;

    private static final int MAX_CONNECTIONS = 8_192;
    private static final long IDLE_MILLIS = 30_000;
    private static final long MIN_REQUEST_BYTES_PER_SECOND = 1_024;
    private static final long STOP_MILLIS = 10_000;

    private final Store store;
    private final Meters meters;
    private final Server server;
    private final ServerConnector connector;

    private Collector(CollectorConfig config, RuleBook ruleBook, InstantSource clock) throws IOException {
        Files.createDirectories(config.data());
        store = Store.open(
                config.data().resolve("plumbline.db"), config.ingestQueue(), config.historyReportsPerAgent());
        meters = new Meters(version());
        meters.add(new FleetSeries(store.readers(), ruleBook, config.cadence(), clock, config.metricsSpread()));
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("http");
        meters.watch(threads);
        server = new Server(threads);
        connector = connector(config);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
        server.setErrorHandler(new JsonErrors());
        server.setStopTimeout(STOP_MILLIS);
        server.setHandler(new GracefulHandler(new MinimumDataRateHandler(
                new GuardHeaders(routes(config, ruleBook, clock)), MIN_REQUEST_BYTES_PER_SECOND, 0)));
    }

    /**
     * Starts a collector; it serves when this returns.
     *
     * @throws StoreException where the database cannot be used
     * @throws IOException where the address or the keystore cannot be used
     */
    public static Collector start(CollectorConfig config, RuleBook ruleBook, InstantSource clock)
            throws IOException, StoreException {
        Collector collector = new Collector(config, ruleBook, clock);
        try {
            collector.server.start();
            return collector;
        } catch (Exception fault) {
            collector.close();
            throw fault instanceof IOException io ? io : new IOException(String.valueOf(fault.getMessage()), fault);
        }
    }

    /** Of the jar; {@code development} when run from classes. */
    public static String version() {
        return Optional.ofNullable(Collector.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private Handler routes(CollectorConfig config, RuleBook ruleBook, InstantSource clock) {
        PathMappingsHandler routes = new PathMappingsHandler();
        routes.addMapping(
                PathSpec.from(ReportsEndpoint.PATH),
                new ReportsEndpoint(store, clock, meters.registry(), server.getThreadPool()));
        routes.addMapping(PathSpec.from("/metrics"), new MetricsEndpoint(meters));
        HealthEndpoint health = new HealthEndpoint(() -> store.findFailure().map(StoreException::getMessage));
        List.of("/-/healthy", "/-/ready").forEach(path -> routes.addMapping(PathSpec.from(path), health));
        routes.addMapping(PathSpec.from("/assets/plumbline.css"), Asset.of(Site.class, "plumbline.css", "text/css"));
        routes.addMapping(PathSpec.from("/assets/icon.svg"), Asset.of(Site.class, "icon.svg", "image/svg+xml"));
        routes.addMapping(
                PathSpec.from("/api/v1/openapi.json"), Asset.of(ListsEndpoint.class, "openapi.json", Reply.JSON));
        routes.addMapping(
                PathSpec.from("/*"),
                new Handler.Sequence(
                        new ListsEndpoint(store.readers(), ruleBook, config.cadence(), clock),
                        new Site(store.readers(), ruleBook, config.cadence(), clock, version())));
        return routes;
    }

    private ServerConnector connector(CollectorConfig config) throws IOException {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRelativeRedirectAllowed(true);
        ServerConnector made;
        if (config.findTls().isPresent()) {
            http.addCustomizer(new SecureRequestCustomizer(false));
            made = new ServerConnector(server, tls(config.findTls().get()), new HttpConnectionFactory(http));
        } else {
            made = new ServerConnector(server, new HttpConnectionFactory(http));
        }
        made.setHost(config.listen().getAddress().getHostAddress());
        made.setPort(config.listen().getPort());
        made.setIdleTimeout(IDLE_MILLIS);
        return made;
    }

    private static SslConnectionFactory tls(CollectorConfig.Tls tls) throws IOException {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setKeyStoreType("PKCS12");
        factory.setKeyStorePath(tls.keystore().toString());
        factory.setKeyStorePassword(firstLine(tls.passwordFile()));
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setSniRequired(false);
        return new SslConnectionFactory(factory, "http/1.1");
    }

    private static String firstLine(Path file) throws IOException {
        return Files.readString(file).lines().findFirst().orElse("");
    }

    /** Where it listens, with the port it really has. */
    public URI address() {
        String scheme = connector.getConnectionFactory(SslConnectionFactory.class) == null ? "http" : "https";
        String host = connector.getHost().indexOf(':') >= 0 ? "[" + connector.getHost() + "]" : connector.getHost();
        return URI.create(scheme + "://" + host + ":" + connector.getLocalPort() + "/");
    }

    public Store store() {
        return store;
    }

    /** Lets requests under way end, writes what is queued, and closes. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception alreadyAsStoppedAsItGets) {
            server.destroy();
        }
        store.close();
        meters.close();
    }
}
