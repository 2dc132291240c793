package io.plumbline.collector.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Headers on every answer that leave a browser nothing to run, load, frame or guess but what we serve ourselves. */
public final class GuardHeaders extends Handler.Wrapper {

    private static final HttpFields FIELDS = HttpFields.from(
            field(
                    "Content-Security-Policy",
                    "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
            field("X-Content-Type-Options", "nosniff"),
            field("X-Frame-Options", "DENY"),
            field("Referrer-Policy", "no-referrer"),
            field("Cross-Origin-Opener-Policy", "same-origin"),
            field("Cross-Origin-Resource-Policy", "same-origin"),
            field("Permissions-Policy", "camera=(), geolocation=(), microphone=()"));

    public GuardHeaders(Handler handler) {
        super(handler);
    }

    private static HttpField field(String name, String value) {
        return new PreEncodedHttpField(name, value);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().add(FIELDS);
        return super.handle(request, response, callback);
    }
}
