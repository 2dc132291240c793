package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Sha256;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Which Windows this is, and what tells this host from every other. */
final class OsProbe extends SingleProbe {

    private static final RegistryKey CONTROL = RegistryKey.localMachine("SYSTEM\\CurrentControlSet\\Control");
    private static final RegistryKey CURRENT = WindowsRelease.CURRENT_VERSION;
    private static final RegistryKey CRYPTOGRAPHY = RegistryKey.localMachine("SOFTWARE\\Microsoft\\Cryptography");
    private static final int FIRST_WINDOWS_11_BUILD = 22000;

    private static final List<Inquiry<WindowsHost>> INQUIRIES = List.of(
            Inquiry.of(
                    text("family", "Whether configuration lives in a registry (nt) or in SYSTEM.INI (wfw).", "nt")
                            .from("which configuration the host has"),
                    host -> Answer.of(Value.text(host.family().word()), "which configuration the host has")),
            Inquiry.of(
                    text(
                                    "name",
                                    "Product name, corrected for Windows 11, which still calls itself 10.",
                                    "Windows 11 Pro")
                            .from(CURRENT, "ProductName")
                            .whenAbsent("NT 4.0 and before have none: Windows NT and the version"),
                    host -> displayName(host, WindowsRelease.build(host))),
            Inquiry.of(
                    text("version", "Major and minor version.", "10.0")
                            .from(
                                    "RtlGetVersion, else " + CURRENT
                                            + " \u00bb CurrentMajorVersionNumber and CurrentMinorVersionNumber, CurrentVersion"),
                    WindowsRelease::version),
            Inquiry.of(
                    whole("build", "Build number.", "26100")
                            .from("RtlGetVersion, else " + CURRENT + " \u00bb CurrentBuildNumber, CurrentBuild"),
                    WindowsRelease::build),
            Inquiry.value(
                    CURRENT,
                    "UBR",
                    whole("revision", "Update build revision: the cumulative update, from Windows 10 on.", "4652")),
            Inquiry.of(
                    text("service-pack", "Service pack.", "Service Pack 2")
                            .from("RtlGetVersion, else " + CURRENT + " \u00bb CSDVersion")
                            .whenAbsent("no service pack"),
                    OsProbe::servicePack),
            Inquiry.of(
                    text("architecture", "Of the machine, not of a process: x86, x64, arm64.", "x64")
                            .from("GetNativeSystemInfo, else " + CONTROL
                                    + "\\Session Manager\\Environment \u00bb PROCESSOR_ARCHITECTURE"),
                    OsProbe::architecture),
            Inquiry.of(
                    text("product-type", "workstation, server or domain-controller.", "server")
                            .from(CONTROL.child("ProductOptions"), "ProductType"),
                    OsProbe::productType),
            Inquiry.value(
                    CONTROL.child("ProductOptions"), "ProductSuite", items("product-suite", "Suites.", "Enterprise")),
            Inquiry.value(CURRENT, "EditionID", text("edition", "Edition.", "ServerStandard"))
                    .then(Answer::trimmed),
            Inquiry.value(
                            CURRENT,
                            "InstallationType",
                            text("installation-type", "Client, Server or Server Core.", "Server Core"))
                    .then(Answer::trimmed),
            Inquiry.value(CURRENT, "DisplayVersion", text("display-version", "Release as it is marketed.", "24H2"))
                    .then(Answer::trimmed),
            Inquiry.value(
                            CURRENT,
                            "ReleaseId",
                            text("release-id", "Release of Windows 10 to 2009, then frozen.", "1809"))
                    .then(Answer::trimmed),
            Inquiry.of(
                    text("system-root", "The Windows directory as the host names it.", "C:\\Windows")
                            .from("the host's system root, else " + CURRENT + " \u00bb SystemRoot"),
                    OsProbe::systemRoot),
            Inquiry.of(
                    text("computer-name", "NetBIOS computer name from the next start on.", "SRV01")
                            .from(CONTROL.child("ComputerName\\ComputerName"), "ComputerName"),
                    OsProbe::computerName),
            Inquiry.value(
                    CURRENT,
                    "InstallDate",
                    whole("install-date", "When Setup ran, in seconds of Unix time.", "1640995200")),
            Inquiry.of(
                    text(
                                    "machine-guid-hash",
                                    "Hash of the machine's GUID, which tells hosts apart and names none.",
                                    "9b0c\u2026")
                            .from(CRYPTOGRAPHY, "MachineGuid"),
                    OsProbe::machineGuidHash));

    OsProbe() {
        super(
                "os",
                "Which Windows this is, and what tells this host from every other.",
                ProbeDescription.ANY_USER,
                List.of(Cost.fixed(Cost.Reader.REGISTRY, 30), Cost.fixed(Cost.Reader.SYSTEM, 7)),
                INQUIRIES);
    }

    @Override
    Function<Field, Answer> workgroups(WindowsHost host) {
        Map<String, Answer> known = Map.of(
                "family",
                Answer.of(Value.text(host.family().word()), "which configuration the host has"),
                "version",
                WindowsRelease.version(host));
        return field -> known.getOrDefault(field.name(), Answer.absent("Windows for Workgroups does not say"));
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
        return Answer.value(host, CRYPTOGRAPHY, "MachineGuid")
                .trimmed()
                .map(value -> value instanceof Value.Text(String guid)
                        ? Reading.present(Value.text(Sha256.hex("machine-guid " + guid.toLowerCase(Locale.ROOT))))
                        : Reading.failed("a " + value.typeWord() + " where a GUID belongs"));
    }
}
