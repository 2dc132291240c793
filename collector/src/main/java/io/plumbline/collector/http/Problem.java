package io.plumbline.collector.http;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Why a request was not served: a status, a word for machines, a sentence for people, and where in the request.
 *
 * <p>Message and place may quote the sender; JSON escapes them.
 */
public record Problem(int status, String reason, String message, String where) {

    private static final int RETRY_AFTER_AT_LEAST = 2;
    private static final int RETRY_AFTER_BELOW = 10;

    public Problem {
        requireNonNull(reason, "reason is null");
        requireNonNull(message, "message is null");
        requireNonNull(where, "where is null");
    }

    public Problem(int status, String reason, String message) {
        this(status, reason, message, "");
    }

    public void send(Response response, Callback callback) {
        if (status == 503) {
            // Spread, so that a fleet that was turned away together does not come back together.
            int seconds = ThreadLocalRandom.current().nextInt(RETRY_AFTER_AT_LEAST, RETRY_AFTER_BELOW);
            response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds);
        }
        Reply.json(status, Json.bytes(json -> {
                    json.writeStartObject();
                    json.writeStringProperty("reason", reason);
                    json.writeStringProperty("message", message);
                    json.writeStringProperty("where", where);
                    json.writeEndObject();
                }))
                .send(response, callback);
    }
}
