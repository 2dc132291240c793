package io.plumbline.dashboards;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The dashboard against Grafana 13's own dashboard type; it allows no key that Grafana does not know. */
class DashboardSchemaTest {

    private static final Schema SCHEMA = schema();

    /** Keys of an annotation that Grafana leaves to the data source's plugin. */
    private static final List<String> OF_THE_PROMETHEUS_PLUGIN = List.of("expr", "titleFormat", "textFormat");

    @Test
    void dashboardIsOfGrafanasType() {
        JsonNode dashboard = DashboardFile.fleet();
        for (JsonNode mark : dashboard.path("annotations").path("list")) {
            ((ObjectNode) mark).remove(OF_THE_PROMETHEUS_PLUGIN);
        }
        assertThat(SCHEMA.validate(dashboard)).isEmpty();
    }

    @Test
    void misspeltKeyAndWrongTypeAreNoticed() {
        ObjectNode misspelt = (ObjectNode) DashboardFile.fleet();
        misspelt.put("refesh", "1m");
        assertThat(SCHEMA.validate(misspelt)).isNotEmpty();
        JsonNode wide = DashboardFile.fleet();
        ((ObjectNode) wide.path("panels").path(1).path("gridPos")).put("w", "12");
        List<Error> errors = SCHEMA.validate(wide);
        assertThat(errors).isNotEmpty();
    }

    private static Schema schema() {
        try (InputStream in = DashboardSchemaTest.class.getResourceAsStream("/grafana-dashboard.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new ObjectMapper().readTree(requireNonNull(in, "the schema")));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
