package io.plumbline.collector.ingest;

import static io.plumbline.collector.ingest.Refusal.Counted.CONFLICT;
import static io.plumbline.collector.ingest.Refusal.Counted.MEDIA_TYPE;
import static io.plumbline.collector.ingest.Refusal.Counted.NOT_GZIP;
import static io.plumbline.collector.ingest.Refusal.Counted.TOO_LARGE;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.collector.http.Json;
import io.plumbline.collector.http.Problem;
import io.plumbline.collector.http.Reply;
import io.plumbline.collector.store.Receipt;
import io.plumbline.collector.store.Store;
import io.plumbline.collector.store.StoreException;
import io.plumbline.collector.store.Submission;
import io.plumbline.model.ReportId;
import io.plumbline.model.json.ReportLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/reports}: one gzip JSON report in, its acknowledgement out, and only when it is on disk.
 *
 * <p>Also the bouncer: what its headers give away is refused without keeping a byte of the body, and when the bodies under
 * way together reach {@link #MAX_BYTES_UNDER_WAY} the next one is told to come back.
 */
public final class ReportsEndpoint extends Handler.Abstract {

    public static final String PATH = "/v1/reports";

    /** 64 bodies of the greatest size. */
    static final long MAX_BYTES_UNDER_WAY = 64L * ReportLimits.MAX_GZIP_BYTES;

    private static final long MAX_BYTES_READ_AWAY = 4L * ReportLimits.MAX_GZIP_BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(ReportsEndpoint.class);

    private final Store store;
    private final InstantSource clock;
    private final IngestMeters meters;
    private final Executor executor;
    private final AtomicLong bytesUnderWay = new AtomicLong();

    /** Answers on the executor, never on the store's thread. */
    public ReportsEndpoint(Store store, InstantSource clock, MeterRegistry registry, Executor executor) {
        this.store = store;
        this.clock = clock;
        this.meters = new IngestMeters(registry);
        this.executor = executor;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!HttpMethod.POST.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "POST");
            new Problem(405, "method-not-allowed", "reports are sent by POST").send(response, callback);
            return true;
        }
        long reserved;
        try {
            requireGzipJson(request);
            reserved = reserve(request.getLength());
        } catch (Refusal refusal) {
            afterTheBody(request, () -> refuse(refusal, response, callback));
            return true;
        }
        if (reserved == 0) {
            unavailable("too many reports are under way", response, callback);
            return true;
        }
        Callback releasing = Callback.from(callback, () -> bytesUnderWay.addAndGet(-reserved));
        Promise.Invocable<byte[]> whole = Promise.Invocable.from(
                Invocable.InvocationType.BLOCKING, (body, fault) -> take(body, fault, response, releasing));
        Content.Source.asByteArrayAsync(request, ReportLimits.MAX_GZIP_BYTES, whole);
        return true;
    }

    /**
     * A client that is still sending when its connection is closed may never read why. So a body of a known and moderate
     * length is read and thrown away first; a slow one ends with the connection's idle timeout, a longer one is cut off.
     */
    private static void afterTheBody(Request request, Runnable answer) {
        if (request.getLength() > 0 && request.getLength() <= MAX_BYTES_READ_AWAY) {
            Content.Source.consumeAll(request, Callback.from(answer, notWhole -> answer.run()));
        } else {
            answer.run();
        }
    }

    private static void requireGzipJson(Request request) throws Refusal {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String mediaType = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!mediaType.equals(Reply.JSON)) {
            throw new Refusal(415, MEDIA_TYPE, "a report has Content-Type: application/json");
        }
        String encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
        if (encoding == null || !encoding.strip().equalsIgnoreCase("gzip")) {
            throw new Refusal(415, NOT_GZIP, "a report has Content-Encoding: gzip");
        }
        if (request.getLength() > ReportLimits.MAX_GZIP_BYTES) {
            throw tooLarge();
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(413, TOO_LARGE, "a report is at most " + ReportLimits.MAX_GZIP_BYTES + " bytes of gzip");
    }

    /** Sets bytes aside for a body, as many as it can have; 0 where none are left. */
    private long reserve(long length) {
        long wanted = length < 0 ? ReportLimits.MAX_GZIP_BYTES : Math.max(1, length);
        if (bytesUnderWay.addAndGet(wanted) > MAX_BYTES_UNDER_WAY) {
            bytesUnderWay.addAndGet(-wanted);
            return 0;
        }
        return wanted;
    }

    private void take(byte @Nullable [] body, @Nullable Throwable fault, Response response, Callback callback) {
        long start = System.nanoTime();
        if (fault != null || body == null) {
            bodyNotRead(fault, response, callback);
            return;
        }
        try {
            Submission submission = SubmissionReader.read(body, clock.instant());
            store.submit(submission, new Store.Recipient() {
                @Override
                public void written(Receipt receipt) {
                    meters.record(Duration.ofNanos(System.nanoTime() - start));
                    executor.execute(() -> answer(receipt, submission.report().report(), response, callback));
                }

                @Override
                public void notWritten(StoreException why) {
                    executor.execute(() -> notStored(why, response, callback));
                }
            });
        } catch (Refusal refusal) {
            refuse(refusal, response, callback);
        } catch (StoreException failure) {
            notStored(failure, response, callback);
        } catch (RuntimeException bug) {
            LOG.error("A report could not be taken", bug);
            meters.count(IngestMeters.Outcome.FAILED);
            new Problem(500, "internal", "a fault of the collector, named in its log").send(response, callback);
        }
    }

    /** Too long, too slow, or the client went away: after the last two nobody hears the answer. */
    private void bodyNotRead(@Nullable Throwable fault, Response response, Callback callback) {
        if (fault instanceof IllegalStateException) {
            refuse(tooLarge(), response, callback);
            return;
        }
        LOG.debug("A report's body did not arrive", fault);
        refuse(new Refusal(400, NOT_GZIP, "the body did not arrive whole"), response, callback);
    }

    private void answer(Receipt receipt, ReportId id, Response response, Callback callback) {
        switch (receipt) {
            case ACCEPTED, LATE -> acknowledge(IngestMeters.Outcome.ACCEPTED, receipt, id, response, callback);
            case DUPLICATE -> acknowledge(IngestMeters.Outcome.DUPLICATE, receipt, id, response, callback);
            case CONFLICT -> {
                LOG.warn(
                        "Agent {} sent another report as {}/{}: it was cloned, or rolled back without losing its state",
                        id.agent(),
                        id.epoch(),
                        id.seq());
                String message = "another report was acknowledged as this (agent, epoch, seq);"
                        + " an agent that was cloned or rolled back begins a new epoch";
                refuse(new Refusal(CONFLICT, new Problem(409, "conflict", message, "/report/seq")), response, callback);
            }
        }
    }

    private void acknowledge(
            IngestMeters.Outcome outcome, Receipt receipt, ReportId id, Response response, Callback callback) {
        meters.count(outcome);
        Reply.json(200, Json.bytes(json -> {
                    json.writeStartObject();
                    json.writeObjectPropertyStart("acked");
                    json.writeStringProperty("agent", id.agent());
                    json.writeStringProperty("epoch", id.epoch().toString());
                    json.writeNumberProperty("seq", id.seq());
                    json.writeEndObject();
                    json.writeStringProperty("outcome", receipt.word());
                    json.writeEndObject();
                }))
                .send(response, callback);
    }

    private void refuse(Refusal refusal, Response response, Callback callback) {
        meters.countRefusal(refusal);
        LOG.debug("Refused a report: {}", refusal.problem());
        refusal.problem().send(response, callback);
    }

    private void notStored(StoreException failure, Response response, Callback callback) {
        switch (failure) {
            case StoreException.TooManyRules rules -> {
                String message = String.valueOf(rules.getMessage());
                refuse(
                        new Refusal(Refusal.Counted.INVALID, new Problem(422, "too-many-rules", message, "/findings")),
                        response,
                        callback);
            }
            case StoreException.Rejected bug -> {
                meters.count(IngestMeters.Outcome.FAILED);
                new Problem(500, "internal", String.valueOf(bug.getMessage())).send(response, callback);
            }
            case StoreException.Overloaded full -> unavailable(full, response, callback);
            case StoreException.Full full -> unavailable(full, response, callback);
            case StoreException.Broken broken -> unavailable(broken, response, callback);
            case StoreException.Busy busy -> unavailable(busy, response, callback);
            case StoreException.Unreadable unreadable -> unavailable(unreadable, response, callback);
        }
    }

    private void unavailable(StoreException why, Response response, Callback callback) {
        unavailable(String.valueOf(why.getMessage()), response, callback);
    }

    private void unavailable(String why, Response response, Callback callback) {
        meters.count(IngestMeters.Outcome.FAILED);
        new Problem(503, "unavailable", why).send(response, callback);
    }
}
