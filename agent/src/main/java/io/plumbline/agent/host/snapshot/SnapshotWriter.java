package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.KernelVersion;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryView;
import io.plumbline.model.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes a recording in the one form that {@link SnapshotReader} reads: same recording, same bytes. */
final class SnapshotWriter {

    static final String HEADER = "plumbline-snapshot";
    static final int VERSION = 1;

    private static final int CHUNK = 4096;

    private final Recording recording;
    private final StringBuilder out = new StringBuilder();

    SnapshotWriter(Recording recording) {
        this.recording = recording;
    }

    String write() {
        out.append(HEADER).append(' ').append(VERSION).append('\n');
        section("host");
        line("description", Quoted.write(recording.description()));
        if (!recording.conditions().isEmpty()) {
            line("conditions", Quoted.writeList(recording.conditions()));
        }
        line("recorded-from", recording.recordedFrom().word());
        line("family", recording.family().word());
        line("registry", recording.registryScope().word());
        line("files", recording.filesScope().word());
        writeSystem();
        writeNetwork();
        List.of("services", "updates", "events", "directories").forEach(this::writeAnswers);
        recording.keys().values().forEach(this::writeKey);
        recording.files().values().forEach(this::writeFile);
        return out.toString();
    }

    private void section(String header) {
        out.append("\n[").append(header).append("]\n");
    }

    private void line(String name, String value) {
        out.append(name).append(" = ").append(value).append('\n');
    }

    private void writeSystem() {
        section("system");
        recording
                .findKernelVersion()
                .ifPresent(reading -> line("kernel-version", ReadingText.write(reading, SnapshotWriter::kernel)));
        recording
                .findArchitecture()
                .ifPresent(reading -> line("architecture", ReadingText.write(reading, Quoted::write)));
        recording.findSystemRoot().ifPresent(reading -> line("system-root", ReadingText.write(reading, Quoted::write)));
    }

    private static String kernel(KernelVersion version) {
        return version.major() + "." + version.minor() + "." + version.build() + " "
                + Quoted.write(version.servicePack());
    }

    private void writeNetwork() {
        section("network");
        recording
                .findRunningNodeType()
                .ifPresent(reading -> line("running-node-type", ReadingText.write(reading, Integer::toUnsignedString)));
        recording.findAdapters().ifPresent(reading -> line("adapters", ReadingText.write(reading, rows -> "present")));
        Questions.of("network").forEach(this::writeLines);
        recording.findAdapters().flatMap(Reading::find).orElse(List.of()).forEach(this::writeAdapter);
    }

    private void writeAnswers(String section) {
        if (!recording.answers().isEmpty(section)) {
            section(section);
            Questions.of(section).forEach(this::writeLines);
        }
    }

    private <T> void writeLines(QuestionForm<T> form) {
        recording.answers().of(form).forEach((arguments, reading) -> {
            StringBuilder question = new StringBuilder(form.name());
            arguments.forEach(argument -> question.append(' ').append(Quoted.write(argument)));
            line(question.toString(), form.write(reading));
        });
    }

    private void writeAdapter(NetworkAdapter adapter) {
        section("adapter " + Quoted.write(adapter.id()));
        line("alias", Quoted.write(adapter.alias()));
        line("description", Quoted.write(adapter.description()));
        line("if-type", String.valueOf(adapter.ifType()));
        line("up", yesOrNo(adapter.up()));
        line("dhcp", yesOrNo(adapter.dhcp()));
        line("netbios", yesOrNo(adapter.netbios()));
        line("physical-address", Quoted.write(adapter.physicalAddress()));
        line("ipv4-metric", String.valueOf(adapter.ipv4Metric()));
        line("ipv4", Quoted.writeList(adapter.ipv4Addresses()));
        line("ipv6", Quoted.writeList(adapter.ipv6Addresses()));
        line("wins", Quoted.writeList(adapter.winsServers()));
        line("gateways", Quoted.writeList(adapter.gateways()));
        line("dns", Quoted.writeList(adapter.dnsServers()));
    }

    private static String yesOrNo(boolean flag) {
        return flag ? "yes" : "no";
    }

    private void writeKey(RecordedKey key) {
        section((key.key().view() == RegistryView.NATIVE ? "registry " : "registry32 ") + name(key.key()));
        key.findListing().ifPresent(reading -> line("values", ReadingText.write(reading, listing -> "all")));
        key.findSubkeys().ifPresent(reading -> line("subkeys", ReadingText.write(reading, Quoted::writeList)));
        for (RegistryEntry entry : key.entries()) {
            line(
                    entry.name().isEmpty() ? "@" : Quoted.write(entry.name()),
                    ReadingText.write(entry.value(), RegistryValueText::write));
        }
    }

    private static String name(RegistryKey key) {
        String name = key.path().isEmpty() ? key.hive().name() : key.hive() + "\\" + key.path();
        return Quoted.isPlain(name) ? name : Quoted.write(name);
    }

    private void writeFile(RecordedFile file) {
        String name = file.path().toString();
        section("file " + (Quoted.isPlain(name) ? name : Quoted.write(name)));
        file.findStat().ifPresent(reading -> line("stat", ReadingText.write(reading, SnapshotWriter::stat)));
        file.findCreated().ifPresent(reading -> line("created", ReadingText.write(reading, Instant::toString)));
        file.findVersion().ifPresent(reading -> line("version", ReadingText.write(reading, FileVersion::toString)));
        file.findContent().ifPresent(reading -> line("content", ReadingText.write(reading, SnapshotWriter::content)));
    }

    private static String stat(FileStat stat) {
        return stat.size() + " " + stat.modified();
    }

    /** One quoted text a line, so that a diff shows the line of the file that changed. */
    private static String content(Value.Bytes bytes) {
        String text = new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
        if (text.chars().anyMatch(c -> c < ' ' && "\t\r\n\u001a".indexOf(c) < 0)) {
            return "hex:" + RegistryValueText.hex(bytes.toByteArray());
        }
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = Math.min(end < 0 ? text.length() : end + 1, start + CHUNK);
            lines.add(Quoted.write(text.substring(start, end)));
            start = end;
        }
        return lines.isEmpty() ? "text:" + Quoted.write("") : "text:" + String.join(RegistryValueText.CONTINUED, lines);
    }
}
