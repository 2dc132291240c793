package io.plumbline.collector.http;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code /-/healthy} and {@code /-/ready}: 200 and ok, or 503 and what is wrong. */
public final class HealthEndpoint extends Handler.Abstract.NonBlocking {

    private final Supplier<Optional<String>> ailment;

    /** The supplier says what is wrong, or is empty while nothing is. */
    public HealthEndpoint(Supplier<Optional<String>> ailment) {
        this.ailment = ailment;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Optional<String> wrong = ailment.get();
        Reply.text(wrong.isEmpty() ? 200 : 503, wrong.orElse("ok") + "\n").send(response, callback);
        return true;
    }
}
