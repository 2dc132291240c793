package io.plumbline.agent.host.snapshot;

import static io.plumbline.agent.host.snapshot.SectionBody.word;

import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.AuditSource;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a snapshot's text strictly: an unknown section or name, one written twice and a value of the wrong form are errors
 * with file and line, because a line silently ignored would be taken for something the host lacks.
 */
final class SnapshotReader {

    static final int MAX_BYTES = 64 << 20;

    private static final Set<String> ADAPTER = Set.of(
            "alias",
            "description",
            "if-type",
            "up",
            "dhcp",
            "netbios",
            "physical-address",
            "ipv4-metric",
            "ipv4",
            "ipv6",
            "wins",
            "gateways",
            "dns");

    private final Recording recording;
    private final Set<String> sections = new HashSet<>();
    private final List<NetworkAdapter> adapters = new ArrayList<>();

    private SnapshotReader(Recording recording) {
        this.recording = recording;
    }

    static boolean isSnapshot(Path path) {
        byte[] header = SnapshotWriter.HEADER.getBytes(StandardCharsets.UTF_8);
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(header.length), header);
        } catch (IOException unreadable) {
            return false;
        }
    }

    static Recording read(Path path) throws IOException {
        String name = path.toString();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new SnapshotFormatException(
                    name, 1, "more than " + MAX_BYTES + " bytes, the most a snapshot may have");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new SnapshotFormatException(name, 1, "not UTF-8 text; is this a snapshot?");
        }
        return read(name, text);
    }

    static Recording read(String name, String text) throws SnapshotFormatException {
        List<SnapshotSection> sections = SnapshotSection.split(name, text);
        if (sections.isEmpty() || !sections.getFirst().kind().equals("host")) {
            throw new SnapshotFormatException(name, 2, "the first section is not [host]");
        }
        SnapshotReader reader = new SnapshotReader(readHost(sections.getFirst()));
        for (SnapshotSection section : sections.subList(1, sections.size())) {
            reader.readSection(section);
        }
        reader.finishAdapters();
        return reader.recording;
    }

    private static Recording readHost(SnapshotSection section) throws SnapshotFormatException {
        endHeader(section.header());
        SectionBody body = new SectionBody(
                section, Set.of("description", "conditions", "recorded-from", "family", "registry", "files"));
        SectionBody.ValueForm<Scope> scope = word(Scope::findByWord, "asked or whole");
        return new Recording(
                body.get("description", SnapshotLine::quoted),
                body.find("conditions", SnapshotLine::list).orElse(List.of()),
                body.get("recorded-from", word(AuditSource::findByWord, "live, image, remote or snapshot")),
                body.get("family", word(SnapshotReader::findFamily, "nt or wfw")),
                body.get("registry", scope),
                body.get("files", scope));
    }

    private static Optional<WindowsFamily> findFamily(String word) {
        for (WindowsFamily family : WindowsFamily.values()) {
            if (family.word().equals(word)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    private static void endHeader(SnapshotLine header) throws SnapshotFormatException {
        header.expect("]");
        header.expectEnd();
    }

    private void readSection(SnapshotSection section) throws SnapshotFormatException {
        switch (section.kind()) {
            case "system" -> readSystem(section);
            case "network" -> readNetwork(section);
            case "services", "updates", "events", "directories" -> readAnswers(section);
            case "adapter" -> readAdapter(section);
            case "registry" -> readKey(section, RegistryView.NATIVE);
            case "registry32" -> readKey(section, RegistryView.WOW32);
            case "file" -> readFile(section);
            default ->
                throw section.header()
                        .wrong("no section is called " + Quoted.write(section.kind())
                                + "; there are system, network, adapter, services, updates, events, directories, registry,"
                                + " registry32 and file");
        }
    }

    private void once(SnapshotSection section, String name) throws SnapshotFormatException {
        if (!sections.add(section.kind() + " " + name.toLowerCase(Locale.ROOT))) {
            throw section.header().wrong("this section stands twice");
        }
    }

    private void readSystem(SnapshotSection section) throws SnapshotFormatException {
        endHeader(section.header());
        once(section, "");
        SectionBody body = new SectionBody(section, Set.of("kernel-version", "architecture", "system-root"));
        body.find("kernel-version", ReadingText.read(ValueForms::kernel)).ifPresent(recording::putKernelVersion);
        body.find("architecture", ReadingText.read(SnapshotLine::quoted)).ifPresent(recording::putArchitecture);
        body.find("system-root", ReadingText.read(SnapshotLine::quoted)).ifPresent(recording::putSystemRoot);
    }

    private void readNetwork(SnapshotSection section) throws SnapshotFormatException {
        endHeader(section.header());
        once(section, "");
        for (SnapshotLine line : section.lines()) {
            String name = line.word();
            switch (name) {
                case "running-node-type" -> {
                    unique(section, line, name);
                    recording.putRunningNodeType(behindEquals(line, ValueForms::int32));
                }
                case "adapters" -> {
                    unique(section, line, name);
                    recording.putAdapters(behindEquals(line, SnapshotReader::present));
                }
                default -> readAnswer(section, line, name, "running-node-type, adapters, ");
            }
        }
    }

    private void readAnswers(SnapshotSection section) throws SnapshotFormatException {
        endHeader(section.header());
        once(section, "");
        for (SnapshotLine line : section.lines()) {
            readAnswer(section, line, line.word(), "");
        }
    }

    private void readAnswer(SnapshotSection section, SnapshotLine line, String name, String others)
            throws SnapshotFormatException {
        Optional<QuestionForm<?>> form = Questions.find(section.kind(), name);
        if (form.isEmpty()) {
            throw line.wrong("no " + Quoted.write(name) + " in [" + section.kind() + "]; it has " + others
                    + String.join(
                            ", ",
                            Questions.of(section.kind()).stream()
                                    .map(QuestionForm::name)
                                    .toList()));
        }
        readAnswer(line, form.get());
    }

    private <T> void readAnswer(SnapshotLine line, QuestionForm<T> form) throws SnapshotFormatException {
        List<String> arguments = new ArrayList<>();
        while (arguments.size() < form.arguments()) {
            arguments.add(line.quoted());
        }
        if (recording.answers().of(form).containsKey(arguments)) {
            throw line.wrong("this question stands twice");
        }
        line.expect("=");
        recording.answers().put(form, arguments, form.reader().read(line));
        line.expectEnd();
    }

    private void unique(SnapshotSection section, SnapshotLine line, String name) throws SnapshotFormatException {
        if (!sections.add(section.kind() + " = " + name)) {
            throw line.wrong("this question stands twice");
        }
    }

    private static <T> Reading<T> behindEquals(SnapshotLine line, SectionBody.ValueForm<T> form)
            throws SnapshotFormatException {
        line.expect("=");
        Reading<T> reading = ReadingText.read(form).read(line);
        line.expectEnd();
        return reading;
    }

    private static List<NetworkAdapter> present(SnapshotLine line) throws SnapshotFormatException {
        if (!line.acceptWord("present")) {
            throw line.problem("present, with an [adapter] section each, or why they could not be read");
        }
        return List.of();
    }

    private void readAdapter(SnapshotSection section) throws SnapshotFormatException {
        String id = section.header().quoted();
        endHeader(section.header());
        if (recording.findAdapters().flatMap(Reading::find).isEmpty()) {
            throw section.header().wrong("an adapter, but no \"adapters = present\" in [network] above");
        }
        SectionBody body = new SectionBody(section, ADAPTER);
        SectionBody.ValueForm<Boolean> flag = word(SnapshotReader::findFlag, "yes or no");
        adapters.add(new NetworkAdapter(
                id,
                body.get("alias", SnapshotLine::quoted),
                body.get("description", SnapshotLine::quoted),
                body.get("if-type", SnapshotLine::number),
                body.get("up", flag),
                body.get("dhcp", flag),
                body.get("netbios", flag),
                body.get("physical-address", SnapshotLine::quoted),
                body.get("ipv4-metric", SnapshotLine::number),
                body.get("ipv4", SnapshotLine::list),
                body.get("ipv6", SnapshotLine::list),
                body.get("wins", SnapshotLine::list),
                body.get("gateways", SnapshotLine::list),
                body.get("dns", SnapshotLine::list)));
    }

    private static Optional<Boolean> findFlag(String word) {
        return switch (word) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private void finishAdapters() {
        if (!adapters.isEmpty()) {
            recording.putAdapters(Reading.present(adapters));
        }
    }

    private static String headerName(SnapshotLine header) throws SnapshotFormatException {
        if (header.startsWith("\"")) {
            String name = header.quoted();
            endHeader(header);
            return name;
        }
        String rest = header.rest();
        if (rest.length() < 2 || !rest.endsWith("]")) {
            throw header.wrong("a section without a name or its closing bracket");
        }
        return rest.substring(0, rest.length() - 1);
    }

    private void readKey(SnapshotSection section, RegistryView view) throws SnapshotFormatException {
        String name = headerName(section.header());
        once(section, name);
        if (view == RegistryView.WOW32 && recording.registryScope() == Scope.WHOLE) {
            throw section.header().wrong("a whole registry names the 32-bit view as SOFTWARE\\Wow6432Node");
        }
        RecordedKey key = recording.getOrAddKey(key(section.header(), name, view));
        for (SnapshotLine line : section.lines()) {
            if (line.acceptWord("values")) {
                unique(section, line, name + " values");
                key.putListing(behindEquals(line, SnapshotReader::all));
            } else if (line.acceptWord("subkeys")) {
                unique(section, line, name + " subkeys");
                key.putSubkeys(behindEquals(line, SnapshotLine::list));
            } else {
                String value = line.accept("@") ? "" : line.quoted();
                if (key.findValue(value).isPresent()) {
                    throw line.wrong("value " + Quoted.write(value) + " stands twice in this key");
                }
                key.putValue(value, behindEquals(line, RegistryValueText::read));
            }
        }
    }

    private static RegistryKey key(SnapshotLine header, String name, RegistryView view) throws SnapshotFormatException {
        int end = name.indexOf('\\');
        Optional<RegistryHive> hive = RegistryHive.find(end < 0 ? name : name.substring(0, end));
        String path = end < 0 ? "" : name.substring(end + 1);
        if (hive.isEmpty() || path.startsWith("\\") || path.endsWith("\\")) {
            throw header.wrong("a key is written HKLM\\SYSTEM\\…");
        }
        return new RegistryKey(hive.get(), path, view);
    }

    private static RecordedKey.Listing all(SnapshotLine line) throws SnapshotFormatException {
        if (!line.acceptWord("all")) {
            throw line.problem("all, or why the values could not be listed");
        }
        return RecordedKey.Listing.COMPLETE;
    }

    private void readFile(SnapshotSection section) throws SnapshotFormatException {
        String name = headerName(section.header());
        once(section, name);
        RecordedFile file = recording.getOrAddFile(path(section.header(), name));
        SectionBody body = new SectionBody(section, Set.of("stat", "created", "version", "content"));
        body.find("stat", ReadingText.read(ValueForms::stat)).ifPresent(file::putStat);
        body.find("created", ReadingText.read(ValueForms::moment)).ifPresent(file::putCreated);
        body.find("version", ReadingText.read(ValueForms::version)).ifPresent(file::putVersion);
        body.find("content", ReadingText.read(ValueForms::content)).ifPresent(file::putContent);
    }

    private static WindowsPath path(SnapshotLine header, String name) throws SnapshotFormatException {
        String drive = "%SystemDrive%\\";
        Optional<WindowsPath> path;
        try {
            path = name.startsWith(drive)
                    ? Optional.of(new WindowsPath(WindowsPath.Root.SYSTEM_DRIVE, name.substring(drive.length())))
                    : WindowsPath.find(name, "").filter(found -> found.root() == WindowsPath.Root.SYSTEM_ROOT);
        } catch (IllegalArgumentException climbing) {
            path = Optional.empty();
        }
        if (path.isEmpty()) {
            throw header.wrong("a file is written Windows\\System32\\… or %SystemDrive%\\…");
        }
        return path.get();
    }
}
