package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.flag;
import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.List;

/** The WINS server, where this computer is one; what it is a client of follows from its adapters. */
final class WinsProbe extends SingleProbe {

    private static final RegistryKey SERVICE = RegistryKey.service("WINS");
    private static final RegistryKey PARAMETERS = SERVICE.child("Parameters");
    private static final RegistryKey PARTNERS = SERVICE.child("Partners");

    private static final List<Inquiry<WindowsHost>> INQUIRIES = List.of(
            Inquiry.of(
                    flag("server-installed", "Whether the WINS server is installed.", "no")
                            .from("existence of " + SERVICE),
                    host -> new Answer(Answer.exists(host.registry().values(SERVICE)), SERVICE.toString())),
            Inquiry.value(
                    SERVICE, "Start", whole("server-start", "When it starts: 2 by itself, 3 by hand, 4 never.", "2")),
            parameter("DbFileNm", text("database", "File of its database.", "%windir%\\system32\\wins\\wins.mdb"))
                    .then(Answer::trimmed),
            parameter(
                    "RefreshInterval", whole("refresh-interval", "Seconds until a name must be refreshed.", "518400")),
            parameter(
                    "TombstoneInterval", whole("tombstone-interval", "Seconds until a released name dies.", "518400")),
            parameter(
                    "TombstoneTimeout",
                    whole("tombstone-timeout", "Seconds until a dead name is forgotten.", "518400")),
            parameter(
                    "VerifyInterval", whole("verify-interval", "Seconds until others' names are verified.", "2073600")),
            partners("Pull", "pull-partners", "WINS servers that it takes names from."),
            partners("Push", "push-partners", "WINS servers that it tells of new names."));

    WinsProbe() {
        super(
                "wins",
                "The WINS server, where this computer is one, and how its adapters are clients of others.",
                ProbeDescription.ANY_USER,
                List.of(Cost.fixed(Cost.Reader.REGISTRY, 9)),
                INQUIRIES);
    }

    private static Inquiry<WindowsHost> parameter(String value, Field field) {
        return Inquiry.value(PARAMETERS, value, field);
    }

    private static Inquiry<WindowsHost> partners(String direction, String field, String meaning) {
        RegistryKey key = PARTNERS.child(direction);
        return Inquiry.of(items(field, meaning, "192.0.2.6").from("keys below " + key), host -> {
            Reading<Value> names = host.registry().subkeys(key).map(Value.Items::new);
            return new Answer(names, key.toString());
        });
    }
}
