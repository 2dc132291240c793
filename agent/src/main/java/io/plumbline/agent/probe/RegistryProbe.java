package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.any;
import static io.plumbline.agent.probe.Field.flag;
import static io.plumbline.agent.probe.Field.text;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The registry values that rules ask for by name, such as {@code HKLM\SOFTWARE\Policies\Acme::Setting}: what no other probe
 * reads. What stands in them is anybody's: a redacted recording shows no text that only a stranger's rule asked for.
 */
final class RegistryProbe implements Probe {

    private static final ProbeDescription DESCRIPTION = new ProbeDescription(
            "registry",
            Rows.ASKED,
            "The registry values that rules ask for by name.",
            "values that rules name, such as HKLM\\SOFTWARE\\Policies\\Acme::Setting; HKLM or HKU, \"::\" before the name of the"
                    + " value (none is the key's default value), \" (32-bit view)\" behind the key for the registry of 32-bit"
                    + " programs",
            "Whoever may read the key: any user for most of HKLM, an administrator for the hives of others.",
            List.of(new Cost(Cost.Reader.REGISTRY, 0, 2)),
            List.of(
                    any(
                                    "value",
                                    "REG_DWORD and REG_QWORD whole, REG_SZ and REG_EXPAND_SZ text, REG_MULTI_SZ items, REG_BINARY bytes.",
                                    "1")
                            .from("the value as it stands: %variables% are not expanded")
                            .whenAbsent("no such value, or no such key"),
                    text("type", "Type of the value as the registry has it.", "REG_DWORD")
                            .from("the value's type")
                            .whenAbsent("no such value, or no such key"),
                    flag("key-present", "Whether there is such a key.", "yes").from("the value, else the key")));

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        for (String subject : sheet.asked(subjects, List.of())) {
            Optional<RegistryPath> path = RegistryPath.find(subject);
            if (path.isEmpty()) {
                Reading<Value> unclear = Reading.failed(
                        "no registry value is called so: HKLM\\KEY::NAME or HKU\\KEY::NAME, \" (32-bit view)\" behind the key");
                sheet.putAll(subject, fields(), new Answer(unclear, "registry " + subject));
            } else if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
                sheet.putAll(subject, fields(), Answer.absent("Windows for Workgroups has no such registry"));
            } else {
                describe(host, path.get(), sheet.row(subject));
            }
        }
        return sheet.facts();
    }

    private static void describe(WindowsHost host, RegistryPath path, FactSheet.Row row) {
        Reading<RegistryValue> value = host.registry().value(path);
        row.put("value", new Answer(value.flatMap(RegistryProbe::typed), path.toString()));
        row.put("type", new Answer(value.map(found -> Value.text(found.typeName())), path.toString()));
        // The subkeys and not the values: a recording shall not hold what nobody asked for.
        Reading<Value> key = value instanceof Reading.Present
                ? Reading.present(Value.flag(true))
                : Answer.exists(host.registry().subkeys(path.parent()));
        row.put("key-present", new Answer(key, path.parent().toString()));
    }

    private static Reading<Value> typed(RegistryValue value) {
        return switch (value.type()) {
            case RegistryValue.REG_SZ,
                    RegistryValue.REG_EXPAND_SZ,
                    RegistryValue.REG_MULTI_SZ,
                    RegistryValue.REG_DWORD,
                    RegistryValue.REG_QWORD,
                    RegistryValue.REG_BINARY -> value.decode();
            default -> Reading.unsupported("a rule cannot compare a value of " + value.typeName());
        };
    }
}
