package io.plumbline.e2e.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** One DevTools connection: commands out, their results and events back; a command that fails or hangs is an exception. */
final class DevTools implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 60;

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    /** Told of each event: the session it belongs to, and the message. */
    private final List<BiConsumer<String, JsonNode>> listeners = new CopyOnWriteArrayList<>();

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    DevTools(URI address) {
        socket = http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(DEADLINE_SECONDS))
                .buildAsync(address, new Messages())
                .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    void listen(BiConsumer<String, JsonNode> listener) {
        listeners.add(listener);
    }

    JsonNode send(String session, String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
        message.set("params", json.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(id, answer);
        JsonNode reply;
        synchronized (socket) {
            socket.sendText(message.toString(), true)
                    .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
        try {
            reply = answer.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException broken) {
            throw new IllegalStateException("no answer to " + method, broken);
        }
        if (reply.has("error")) {
            throw new IllegalStateException(method + ": " + reply.path("error"));
        }
        return reply.path("result");
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private void received(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    pending.remove(message.path("id").asInt());
            if (answer != null) {
                answer.complete(message);
            }
        } else {
            String session = message.path("sessionId").asString("");
            listeners.forEach(listener -> listener.accept(session, message));
        }
    }

    private final class Messages implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                JsonNode message = json.readTree(parts.toString());
                parts.setLength(0);
                received(message);
            }
            from.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            pending.values().forEach(answer -> answer.completeExceptionally(error));
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            onError(from, new IllegalStateException("the browser closed the connection: " + status + " " + reason));
            return null;
        }
    }
}
