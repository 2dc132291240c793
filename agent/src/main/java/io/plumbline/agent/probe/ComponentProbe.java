package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.version;

import io.plumbline.agent.host.DirectoryEntry;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Fact;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of a component that servicing ever staged, told by the names of its manifests in the component store, such
 * as {@code x86_microsoft-windows-netbt_31bf3856ad364e35_6.0.6000.20551_none_5ed313691362e0fc.manifest}.
 *
 * <p>Superseded versions stay in the store, so a manifest says that a version came, never that it is the one in use.
 */
final class ComponentProbe implements Probe {

    private static final WindowsPath MANIFESTS = WindowsPath.systemRoot("WinSxS\\Manifests");
    private static final List<String> ALWAYS = List.of("microsoft-windows-netbt");
    private static final List<String> ARCHITECTURES = List.of("x86", "amd64", "arm64");
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9.\\-]{1,120}");
    private static final Pattern MANIFEST = Pattern.compile(
            "[^_]+_[^_]+_[0-9a-f]{16}_(?<version>\\d+\\.\\d+\\.\\d+\\.\\d+)_.*\\.manifest", Pattern.CASE_INSENSITIVE);

    private static final ProbeDescription DESCRIPTION = new ProbeDescription(
            "component",
            Rows.ASKED,
            "The versions of a component that servicing ever staged, by its manifests in the component store.",
            "names of components: " + String.join(", ", ALWAYS) + ", and those that rules name",
            ProbeDescription.ANY_USER,
            List.of(new Cost(Cost.Reader.FILES, 0, ARCHITECTURES.size())),
            List.of(
                    items(
                                    "manifests",
                                    "The manifests' names.",
                                    "x86_microsoft-windows-netbt_31bf3856ad364e35_6.0.6000.20551_none_5ed313691362e0fc.manifest")
                            .from(MANIFESTS + ", names that begin with architecture and component")
                            .whenAbsent("no component store: before Vista, or not part of the image"),
                    items("versions", "The versions they bear, in order.", "6.0.6000.16386, 6.0.6000.20551")
                            .from("the manifests' names"),
                    version("newest", "The highest of them.", "6.0.6000.20551").from("the manifests' names")));

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        Set<String> rows = sheet.asked(subjects, ALWAYS);
        for (String component : rows) {
            Reading<List<String>> manifests = manifests(host, component);
            List<FileVersion> versions = manifests.find().orElse(List.of()).stream()
                    .flatMap(name -> findVersion(name).stream())
                    .distinct()
                    .sorted(Comparator.naturalOrder())
                    .toList();
            String source = MANIFESTS.toString();
            sheet.put(component, "manifests", new Answer(manifests.map(Value.Items::new), source));
            sheet.put(
                    component,
                    "versions",
                    new Answer(
                            manifests.map(all -> new Value.Items(
                                    versions.stream().map(FileVersion::toString).toList())),
                            source));
            sheet.put(
                    component,
                    "newest",
                    new Answer(
                            manifests.flatMap(all -> versions.isEmpty()
                                    ? Reading.absent()
                                    : Reading.present(new Value.Version(versions.getLast()))),
                            source));
        }
        return sheet.facts();
    }

    private static Reading<List<String>> manifests(WindowsHost host, String component) {
        if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
            return Reading.absent();
        }
        if (!SUBJECT.matcher(component).matches()) {
            return Reading.failed("a component's name holds letters, digits, dots and hyphens only");
        }
        List<String> names = new ArrayList<>();
        for (String architecture : ARCHITECTURES) {
            Reading<List<DirectoryEntry>> listed = host.files().list(MANIFESTS, architecture + "_" + component + "_");
            if (!(listed instanceof Reading.Present<List<DirectoryEntry>>(List<DirectoryEntry> entries))) {
                return listed.map(ignored -> List.of());
            }
            entries.stream()
                    .map(DirectoryEntry::name)
                    .filter(name -> MANIFEST.matcher(name).matches())
                    .forEach(names::add);
        }
        return Reading.present(List.copyOf(names));
    }

    private static Optional<FileVersion> findVersion(String manifest) {
        Matcher matcher = MANIFEST.matcher(manifest);
        return matcher.matches() ? FileVersion.find(matcher.group("version")) : Optional.empty();
    }
}
