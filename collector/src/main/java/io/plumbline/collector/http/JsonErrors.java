package io.plumbline.collector.http;

import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Request.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors that the server itself finds (a malformed request, a path that is nobody's, a fault of ours), as problems. */
public final class JsonErrors implements Handler {

    private static final Logger LOG = LoggerFactory.getLogger(JsonErrors.class);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer known ? known : 500;
        if (status >= 500 && request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable fault) {
            LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), fault);
        }
        String message = HttpStatus.getMessage(status);
        String reason = message.toLowerCase(Locale.ROOT).replace(' ', '-');
        new Problem(status, reason, message, "").send(response, callback);
        return true;
    }
}
