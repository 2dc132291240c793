package io.plumbline.collector.metrics;

import io.plumbline.collector.http.Problem;
import io.plumbline.collector.store.StoreException;
import io.plumbline.model.metric.Metric;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code GET /metrics}, in the text format the scraper asks for; a scrape without the store is an error, not a gap. */
public final class MetricsEndpoint extends Handler.Abstract {

    private final Meters meters;
    private final ExpositionFormats formats = ExpositionFormats.init();

    public MetricsEndpoint(Meters meters) {
        this.meters = meters;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            new Problem(405, "method-not-allowed", "metrics are read by GET").send(response, callback);
            return true;
        }
        MetricSnapshots snapshots;
        try {
            snapshots = meters.prometheus().scrape(MetricsEndpoint::isShown);
        } catch (StoreException unavailable) {
            new Problem(503, "unavailable", String.valueOf(unavailable.getMessage())).send(response, callback);
            return true;
        }
        ExpositionFormatWriter writer = formats.findWriter(request.getHeaders().get(HttpHeader.ACCEPT));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, writer.getContentType());
        response.getHeaders().add(HttpHeader.VARY, "Accept, Accept-Encoding");
        boolean gzip = request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
        if (gzip) {
            response.getHeaders().put(new HttpField(HttpHeader.CONTENT_ENCODING, "gzip"));
        }
        try (OutputStream body = Content.Sink.asOutputStream(Response.asBufferedSink(request, response));
                OutputStream packed = gzip ? new GZIPOutputStream(body, 32 * 1024) : body) {
            writer.write(packed, snapshots);
        }
        callback.succeeded();
        return true;
    }

    /** Micrometer gives each timer a maximum that decays; the catalogue has none such. */
    private static boolean isShown(String name) {
        return !(name.startsWith(Metric.PREFIX) && name.endsWith("_max"));
    }
}
