package io.plumbline.collector.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One file of ours that never changes while this process runs. */
public final class Asset extends Handler.Abstract.NonBlocking {

    private final Reply reply;

    private Asset(Reply reply) {
        this.reply = reply;
    }

    /** From the class path, beside {@code owner}. @throws IllegalStateException when the build left it out */
    public static Asset of(Class<?> owner, String name, String contentType) {
        try (InputStream stream = owner.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the build left out " + name + " beside " + owner);
            }
            return new Asset(new Reply(200, contentType, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "max-age=600");
        reply.send(response, callback);
        return true;
    }
}
