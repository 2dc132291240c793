package io.plumbline.agent.delivery;

import io.plumbline.agent.spool.ReportNumber;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a collector says it has on disk: {@code {"acked":{"agent":…,"epoch":…,"seq":…},"outcome":…}}. */
record Acknowledgement(String agent, ReportNumber number, boolean duplicate) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Empty for everything that does not name a report, however friendly. */
    static Optional<Acknowledgement> find(byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Optional<Acknowledgement> acked = Optional.empty();
            boolean duplicate = false;
            for (String field = parser.nextName(); field != null; field = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (field.equals("acked") && value == JsonToken.START_OBJECT) {
                    acked = findNumber(parser);
                } else if (field.equals("outcome") && value == JsonToken.VALUE_STRING) {
                    duplicate = parser.getString().equals("duplicate");
                } else {
                    parser.skipChildren();
                }
            }
            boolean again = duplicate;
            return acked.map(one -> new Acknowledgement(one.agent, one.number, again));
        } catch (JacksonException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Acknowledgement> findNumber(JsonParser parser) {
        @Nullable String agent = null;
        @Nullable UUID epoch = null;
        long seq = 0;
        for (String field = parser.nextName(); field != null; field = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (field.equals("agent") && value == JsonToken.VALUE_STRING) {
                agent = parser.getString();
            } else if (field.equals("epoch") && value == JsonToken.VALUE_STRING) {
                epoch = UUID.fromString(parser.getString());
            } else if (field.equals("seq") && value == JsonToken.VALUE_NUMBER_INT) {
                seq = parser.getLongValue();
            } else {
                parser.skipChildren();
            }
        }
        return agent == null || epoch == null || seq < 1
                ? Optional.empty()
                : Optional.of(new Acknowledgement(agent, new ReportNumber(epoch, seq), false));
    }
}
