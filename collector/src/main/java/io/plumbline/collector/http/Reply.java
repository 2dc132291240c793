package io.plumbline.collector.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A whole answer, ready to send. */
public record Reply(int status, String contentType, String body) {

    public static final String JSON = "application/json";
    public static final String TEXT = "text/plain; charset=utf-8";
    public static final String HTML = "text/html; charset=utf-8";

    public static Reply text(int status, String body) {
        return new Reply(status, TEXT, body);
    }

    public static Reply json(int status, byte[] body) {
        return new Reply(status, JSON, new String(body, StandardCharsets.UTF_8));
    }

    /** Completes the callback; a client that is gone is nobody's fault. */
    public void send(Response response, Callback callback) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }
}
