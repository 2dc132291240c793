package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import io.plumbline.agent.host.DescribedFile;
import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.DescribedHost.DescribedValue;
import io.plumbline.agent.host.DescribedHost.Feature;
import io.plumbline.agent.host.ServiceConfig;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsHostContract;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;

/** The described host's registry is written by the system's own reg.exe; module e2e has put its executables in place. */
class LiveHostContractOnWindows extends WindowsHostContract {

    @BeforeAll
    static void setUp() throws Exception {
        Path file = Files.createTempFile("described", ".reg");
        Files.writeString(file, "\ufeff" + registrationText(DESCRIBED), StandardCharsets.UTF_16LE);
        Process reg = new ProcessBuilder("reg", "import", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("reg", ".log").toFile())
                .start();
        if (!reg.waitFor(60, TimeUnit.SECONDS) || reg.exitValue() != 0) {
            throw new IOException("reg import " + file + " failed");
        }
        installService();
        for (DescribedValue odd : DESCRIBED.keys().getOrDefault(DescribedHost.ODD, List.of())) {
            RegistryWriter.write(DescribedHost.ODD, odd.name(), odd.value());
        }
        for (Map.Entry<String, DescribedFile> described : DESCRIBED.files().entrySet()) {
            if (described.getValue() instanceof DescribedFile.Content(var bytes)) {
                Path target = Path.of("C:\\windows", described.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, bytes.toByteArray());
            }
        }
    }

    /**
     * By the service control manager, which writes the key itself: it would not learn of one that somebody else wrote. Not
     * by sc create, whose list of dependencies Wine stores as one text.
     */
    private static void installService() {
        ServiceConfig service = DescribedHost.SERVICE_CONFIG;
        String needed = Stream.concat(
                        service.services().stream(), service.groups().stream().map(group -> "+" + group))
                .map(name -> name + "\0")
                .collect(Collectors.joining());
        SC_HANDLE controlManager = Advapi32.INSTANCE.OpenSCManager(null, null, Winsvc.SC_MANAGER_CREATE_SERVICE);
        SC_HANDLE made = Advapi32.INSTANCE.CreateService(
                controlManager,
                DescribedHost.SERVICE,
                DescribedHost.SERVICE,
                Winsvc.SERVICE_ALL_ACCESS,
                (int) service.type(),
                WinNT.SERVICE_DEMAND_START,
                1,
                service.program(),
                null,
                null,
                needed,
                null,
                null);
        assertThat(made).as("error %d", Native.getLastError()).isNotNull();
        Advapi32.INSTANCE.CloseServiceHandle(made);
        Advapi32.INSTANCE.CloseServiceHandle(controlManager);
    }

    /** Wine's service control manager keeps dependencies, and its QueryServiceConfig never tells them. */
    @Override
    protected ServiceConfig toldOfService() {
        ServiceConfig service = DescribedHost.SERVICE_CONFIG;
        return isWine()
                ? new ServiceConfig(
                        service.type(), service.start(), service.program(), service.account(), List.of(), List.of())
                : service;
    }

    private static boolean isWine() {
        try {
            return NativeLibrary.getInstance("ntdll").getFunction("wine_get_version") != null;
        } catch (UnsatisfiedLinkError realWindows) {
            return false;
        }
    }

    /** Every value as type and bytes, {@code hex(2a):01,02}, which says exactly what to store. */
    private static String registrationText(DescribedHost described) {
        StringBuilder text = new StringBuilder("Windows Registry Editor Version 5.00\r\n");
        described.keys().forEach((key, values) -> {
            if (!key.equals(DescribedHost.SERVICE_KEY)) {
                append(text, key, values);
            }
        });
        // Windows itself says which set is current (Wine has no other); this one is there not to be read.
        described.otherControlSet().forEach((key, values) -> append(text, "SYSTEM\\ControlSet009\\" + key, values));
        return text.toString();
    }

    private static void append(StringBuilder text, String key, List<DescribedValue> values) {
        text.append("\r\n[HKEY_LOCAL_MACHINE\\").append(key).append("]\r\n");
        for (DescribedValue value : values) {
            RegistryValue stored = value.value();
            text.append(value.name().isEmpty() ? "@" : "\"" + value.name() + "\"")
                    .append("=hex(")
                    .append(Integer.toHexString(stored.type()))
                    .append("):")
                    .append(HexFormat.ofDelimiter(",").formatHex(stored.toByteArray()))
                    .append("\r\n");
        }
    }

    @Override
    protected WindowsHost open(DescribedHost described) {
        return LiveHost.find().orElseThrow();
    }

    @Override
    protected Map<Feature, String> lacking() {
        return Map.of();
    }
}
