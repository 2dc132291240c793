package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Sha256;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which Windows this is, and what tells this host from every other. */
final class OsProbe implements Probe {

    private static final RegistryKey CONTROL = RegistryKey.localMachine("SYSTEM\\CurrentControlSet\\Control");
    private static final int FIRST_WINDOWS_11_BUILD = 22000;

    @Override
    public String name() {
        return "os";
    }

    @Override
    public Rows rows() {
        return Rows.SINGLE;
    }

    @Override
    public List<String> fields() {
        return List.of(
                "family",
                "name",
                "version",
                "build",
                "revision",
                "service-pack",
                "architecture",
                "product-type",
                "edition",
                "system-root",
                "computer-name",
                "install-date",
                "machine-guid-hash");
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        sheet.put("family", Answer.of(Value.text(host.family().word()), "which configuration the host has"));
        sheet.put("version", WindowsRelease.version(host));
        if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
            List<String> rest = fields().stream()
                    .filter(field -> !field.equals("family") && !field.equals("version"))
                    .toList();
            sheet.putAll("", rest, Answer.absent("Windows for Workgroups does not say"));
            return sheet.facts();
        }
        Answer build = WindowsRelease.build(host);
        RegistryKey current = WindowsRelease.CURRENT_VERSION;
        sheet.put("build", build);
        sheet.put("name", displayName(host, build));
        sheet.put("revision", Answer.value(host, current, "UBR"));
        sheet.put("service-pack", servicePack(host));
        sheet.put("architecture", architecture(host));
        sheet.put("product-type", productType(host));
        sheet.put("edition", Answer.value(host, current, "EditionID").trimmed());
        sheet.put("system-root", systemRoot(host));
        sheet.put("computer-name", computerName(host));
        sheet.put("install-date", Answer.value(host, current, "InstallDate"));
        sheet.put("machine-guid-hash", machineGuidHash(host));
        return sheet.facts();
    }

    /** ProductName still says Windows 10 on Windows 11; NT 4.0 and before have none. */
    private static Answer displayName(WindowsHost host, Answer build) {
        Answer product = Answer.value(host, WindowsRelease.CURRENT_VERSION, "ProductName")
                .trimmed();
        boolean eleven = build.reading() instanceof Reading.Present<Value>(Value.Whole number)
                && number.compareTo(new Value.Whole(FIRST_WINDOWS_11_BUILD)) >= 0;
        if (eleven
                && product.reading() instanceof Reading.Present<Value>(Value.Text(String text))
                && text.startsWith("Windows 10")) {
            String corrected = "Windows 11" + text.substring("Windows 10".length());
            return Answer.of(
                    Value.text(corrected),
                    product.source() + ", corrected from build " + FIRST_WINDOWS_11_BUILD + " on");
        }
        return product.orWhenAbsent(() -> {
            Answer version = WindowsRelease.version(host);
            return version.map(number -> Reading.present(Value.text("Windows NT " + number.display())));
        });
    }

    private static Answer servicePack(WindowsHost host) {
        Reading<Value> kernel = host.system().kernelVersion().map(version -> Value.text(version.servicePack()));
        return kernel instanceof Reading.Present<Value>
                ? new Answer(kernel, "RtlGetVersion").trimmed()
                : Answer.value(host, WindowsRelease.CURRENT_VERSION, "CSDVersion")
                        .trimmed();
    }

    private static Answer architecture(WindowsHost host) {
        Reading<Value> running = host.system().architecture().map(Value::text);
        if (running instanceof Reading.Present<Value>) {
            return new Answer(running, "GetNativeSystemInfo");
        }
        return Answer.value(host, CONTROL.child("Session Manager\\Environment"), "PROCESSOR_ARCHITECTURE")
                .trimmed()
                .map(value -> Reading.present(value instanceof Value.Text(String text) ? architecture(text) : value));
    }

    private static Value architecture(String variable) {
        String lower = variable.toLowerCase(Locale.ROOT);
        return Value.text(lower.equals("amd64") ? "x64" : lower);
    }

    private static Answer productType(WindowsHost host) {
        return Answer.value(host, CONTROL.child("ProductOptions"), "ProductType")
                .trimmed()
                .map(value -> Reading.present(value instanceof Value.Text(String text) ? productType(text) : value));
    }

    private static Value productType(String written) {
        return Value.text(
                switch (written.toLowerCase(Locale.ROOT)) {
                    case "winnt" -> "workstation";
                    case "servernt" -> "server";
                    case "lanmannt" -> "domain-controller";
                    default -> written;
                });
    }

    static Answer systemRoot(WindowsHost host) {
        Reading<Value> root = host.system().systemRoot().map(Value::text);
        return root instanceof Reading.Present<Value>
                ? new Answer(root, "the host's system root")
                : Answer.value(host, WindowsRelease.CURRENT_VERSION, "SystemRoot")
                        .trimmed();
    }

    static Answer computerName(WindowsHost host) {
        return Answer.value(host, CONTROL.child("ComputerName\\ComputerName"), "ComputerName")
                .trimmed();
    }

    /** Hashed because it identifies the machine to others too; whoever knows the GUID can still find its host. */
    private static Answer machineGuidHash(WindowsHost host) {
        RegistryKey cryptography = RegistryKey.localMachine("SOFTWARE\\Microsoft\\Cryptography");
        return Answer.value(host, cryptography, "MachineGuid")
                .trimmed()
                .map(value -> value instanceof Value.Text(String guid)
                        ? Reading.present(Value.text(Sha256.hex("machine-guid " + guid.toLowerCase(Locale.ROOT))))
                        : Reading.failed("a " + value.typeWord() + " where a GUID belongs"));
    }
}
