package io.plumbline.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.agent.host.DescribedHost.DescribedValue;
import io.plumbline.agent.host.DescribedHost.Feature;
import io.plumbline.model.AuditSource;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.RegistryView;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every adapter of the port answers alike. An adapter's own short test extends it and sets the described host up in
 * its own medium.
 *
 * <p>An adapter that cannot set a feature up says so in {@link #lacking()} with the reason; the tests that need it are then
 * aborted (counted as skipped) and the reason printed, never passed in silence.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WindowsHostContract {

    protected static final DescribedHost DESCRIBED = DescribedHost.contract();

    private WindowsHost host;

    /** Sets the described host up and opens it; the contract closes what it gets. Called once for each test. */
    protected abstract WindowsHost open(DescribedHost described) throws Exception;

    /** The features that this adapter's test cannot set up, and why. */
    protected Map<Feature, String> lacking() {
        return Map.of();
    }

    /** What the described service's configuration is through this adapter's medium; where it differs, say why there. */
    protected ServiceConfig toldOfService() {
        return DescribedHost.SERVICE_CONFIG;
    }

    @BeforeEach
    void openHost() throws Exception {
        host = open(DESCRIBED);
    }

    @AfterEach
    void closeHost() {
        host.close();
    }

    private void require(Feature feature) {
        String reason = lacking().get(feature);
        if (reason != null) {
            System.out.println(getClass().getSimpleName() + " cannot set up " + feature + ": " + reason);
            Assumptions.abort(feature + ": " + reason);
        }
    }

    static Stream<String> keysWithValues() {
        return DESCRIBED.keys().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty()
                        && !entry.getKey().equals(DescribedHost.WOW64_SOFTWARE)
                        // A service manager adds values of its own to what it is told.
                        && !entry.getKey().equals(DescribedHost.SERVICE_KEY))
                .map(Map.Entry::getKey);
    }

    private void requireWhatIsSpecialAbout(String key) {
        if (key.equals(DescribedHost.ODD)) {
            require(Feature.ODD_VALUES);
        }
        if (key.equals(DescribedHost.LARGE)) {
            require(Feature.LARGE_VALUES);
        }
    }

    private static RegistryKey key(String path) {
        return RegistryKey.localMachine(path);
    }

    private List<DescribedValue> describedValues(String key) {
        return DESCRIBED.keys().getOrDefault(key, List.of());
    }

    // Registry values

    @ParameterizedTest
    @MethodSource("keysWithValues")
    void valueHasItsExactTypeAndBytes(String key) {
        requireWhatIsSpecialAbout(key);
        for (DescribedValue value : describedValues(key)) {
            assertThat(host.registry().value(key(key).value(value.name())))
                    .as(key + " " + value.name())
                    .isEqualTo(Reading.present(value.value()));
        }
    }

    @ParameterizedTest
    @MethodSource("keysWithValues")
    void valueIsFoundWhateverTheCase(String key) {
        requireWhatIsSpecialAbout(key);
        for (DescribedValue value : describedValues(key)) {
            RegistryPath shouted = key(upper(key)).value(upper(value.name()));
            assertThat(host.registry().value(shouted)).as(shouted.toString()).isEqualTo(Reading.present(value.value()));
            RegistryPath whispered = key(lower(key)).value(lower(value.name()));
            assertThat(host.registry().value(whispered))
                    .as(whispered.toString())
                    .isEqualTo(Reading.present(value.value()));
        }
    }

    /** Character by character, as Windows does: no lower sharp s turns into two letters. */
    private static String upper(String text) {
        StringBuilder upper = new StringBuilder();
        text.chars().forEach(c -> upper.append((char) Character.toUpperCase(c)));
        return upper.toString();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Test
    void missingValueOfAKeyIsAbsent() {
        assertThat(host.registry().value(key(DescribedHost.MIXED_CASE).value("NoSuchValue")))
                .isEqualTo(Reading.absent());
    }

    @Test
    void unsetDefaultValueIsAbsent() {
        assertThat(host.registry().value(key(DescribedHost.MIXED_CASE).value("")))
                .isEqualTo(Reading.absent());
    }

    @Test
    void everythingBelowAMissingKeyIsAbsent() {
        RegistryKey missing = key(DescribedHost.ROOT + "\\NoSuchKey\\Below");
        assertThat(host.registry().value(missing.value("NodeType"))).isEqualTo(Reading.absent());
        assertThat(host.registry().values(missing)).isEqualTo(Reading.absent());
        assertThat(host.registry().subkeys(missing)).isEqualTo(Reading.absent());
    }

    @Test
    void prefixOfAKeyNameIsNoKey() {
        RegistryKey prefix = key(DescribedHost.MIXED_CASE.substring(0, DescribedHost.MIXED_CASE.length() - 1));
        assertThat(host.registry().values(prefix)).isEqualTo(Reading.absent());
    }

    // Registry listings

    @ParameterizedTest
    @MethodSource("keysWithValues")
    void listingHoldsEveryValueOnceWithItsOwnReading(String key) {
        requireWhatIsSpecialAbout(key);
        List<RegistryEntry> expected = new ArrayList<>();
        for (DescribedValue value : describedValues(key)) {
            expected.add(new RegistryEntry(value.name(), Reading.present(value.value())));
        }
        assertThat(host.registry().values(key(key)).find().orElseThrow()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void listingKeepsItsOrder() {
        Reading<List<RegistryEntry>> first = host.registry().values(key(DescribedHost.TYPES));
        assertThat(host.registry().values(key(DescribedHost.TYPES))).isEqualTo(first);
        Reading<List<String>> subkeys = host.registry().subkeys(key(DescribedHost.ROOT));
        assertThat(host.registry().subkeys(key(DescribedHost.ROOT))).isEqualTo(subkeys);
    }

    @Test
    void emptyKeyIsPresentAndEmpty() {
        assertThat(host.registry().values(key(DescribedHost.EMPTY))).isEqualTo(Reading.present(List.of()));
        assertThat(host.registry().subkeys(key(DescribedHost.EMPTY))).isEqualTo(Reading.present(List.of()));
    }

    @Test
    void subkeysAreCompleteAndNamedAsStored() {
        assertThat(host.registry().subkeys(key(DescribedHost.ROOT)).find().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(DESCRIBED.childrenOf(DescribedHost.ROOT));
        assertThat(host.registry()
                        .subkeys(key(lower(DescribedHost.ROOT) + "\\CHILDREN"))
                        .find()
                        .orElseThrow())
                .containsExactlyInAnyOrder("Alpha", "beta", "Gamma");
    }

    @Test
    void keyThatOnlyHoldsKeysHasNoValues() {
        assertThat(host.registry().values(key(DescribedHost.ROOT + "\\Children")))
                .isEqualTo(Reading.present(List.of()));
    }

    // Control sets and views

    @Test
    void currentControlSetIsTheOneThatSelectNames() {
        require(Feature.CONTROL_SETS);
        assertThat(host.registry().value(key(DescribedHost.MIXED_CASE).value("NodeType")))
                .isEqualTo(Reading.present(RegistryValue.dword(4)));
        assertThat(host.registry().values(key(DescribedHost.ROOT + "\\OnlyElsewhere")))
                .isEqualTo(Reading.absent());
    }

    @Test
    void thirtyTwoBitViewOfSoftwareIsAnotherKey() {
        require(Feature.WOW64);
        assertThat(software(RegistryView.WOW32)).isEqualTo(Reading.present(RegistryValue.text("32-bit")));
        assertThat(software(RegistryView.NATIVE)).isEqualTo(Reading.present(RegistryValue.text("native")));
    }

    private Reading<RegistryValue> software(RegistryView view) {
        return host.registry().value(new RegistryPath(RegistryHive.HKLM, DescribedHost.SOFTWARE, "View", view));
    }

    @Test
    void systemKeyIsTheSameInBothViews() {
        require(Feature.WOW64);
        RegistryPath path =
                new RegistryPath(RegistryHive.HKLM, DescribedHost.MIXED_CASE, "NodeType", RegistryView.WOW32);
        assertThat(host.registry().value(path)).isEqualTo(Reading.present(RegistryValue.dword(4)));
    }

    // Files

    private static WindowsPath file(String relative) {
        return WindowsPath.systemRoot(relative);
    }

    @Test
    void fileVersionIsThatOfTheFixedFileInfo() {
        require(Feature.EXECUTABLES);
        assertThat(host.files().version(file(DescribedHost.FIXED_DRIVER)))
                .isEqualTo(Reading.present(DescribedHost.FIXED_VERSION));
    }

    @Test
    void executableWithoutVersionResourceHasNoVersionButExists() {
        require(Feature.EXECUTABLES);
        assertThat(host.files().version(file(DescribedHost.VERSIONLESS_DRIVER))).isEqualTo(Reading.absent());
        assertThat(host.files().stat(file(DescribedHost.VERSIONLESS_DRIVER)).kind())
                .isEqualTo(ReadingKind.PRESENT);
    }

    @Test
    void versionOfAFileThatIsNoExecutableIsAFailure() {
        assertThat(host.files().version(file(DescribedHost.TEXT_FILE)).kind()).isEqualTo(ReadingKind.FAILED);
    }

    @Test
    void missingFileIsAbsentToEveryQuestion() {
        WindowsPath missing = file("System32\\drivers\\nosuch.sys");
        assertThat(host.files().version(missing)).isEqualTo(Reading.absent());
        assertThat(host.files().stat(missing)).isEqualTo(Reading.absent());
        assertThat(host.files().content(missing, 100)).isEqualTo(Reading.absent());
    }

    @Test
    void directoryIsNoFile() {
        WindowsPath directory = file("System32\\drivers");
        assertThat(host.files().stat(directory)).isEqualTo(Reading.absent());
        assertThat(host.files().version(directory)).isEqualTo(Reading.absent());
        assertThat(host.files().content(directory, 100)).isEqualTo(Reading.absent());
    }

    @Test
    void contentIsExactWhateverTheCaseOfTheName() {
        Reading<Value.Bytes> expected = Reading.present(new Value.Bytes(DescribedHost.TEXT_CONTENT));
        assertThat(host.files().content(file(DescribedHost.TEXT_FILE), 1000)).isEqualTo(expected);
        assertThat(host.files().content(file(upper(DescribedHost.TEXT_FILE)), 1000))
                .isEqualTo(expected);
        assertThat(host.files().content(file(lower(DescribedHost.TEXT_FILE)), 1000))
                .isEqualTo(expected);
    }

    @Test
    void contentUpToTheLimitIsReadAndBeyondItFails() {
        int length = DescribedHost.TEXT_CONTENT.length;
        assertThat(host.files().content(file(DescribedHost.TEXT_FILE), length).kind())
                .isEqualTo(ReadingKind.PRESENT);
        assertThat(host.files()
                        .content(file(DescribedHost.TEXT_FILE), length - 1)
                        .kind())
                .isEqualTo(ReadingKind.FAILED);
    }

    @Test
    void statTellsSizeInBytes() {
        assertThat(host.files()
                        .stat(file(DescribedHost.TEXT_FILE))
                        .find()
                        .orElseThrow()
                        .size())
                .isEqualTo(DescribedHost.TEXT_CONTENT.length);
    }

    @Test
    void directoryListsItsNamesInOrderWhateverTheCaseOfThePrefix() {
        require(Feature.EXECUTABLES);
        WindowsPath drivers = file("system32\\DRIVERS");
        List<String> all = names(drivers, "");
        assertThat(all)
                .contains("etc", "plumbfix.sys", "plumbnov.sys")
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(names(drivers, "PLUMB")).containsExactly("plumbfix.sys", "plumbnov.sys");
        assertThat(names(drivers, "no such prefix")).isEmpty();
        assertThat(host.files().list(drivers, "etc").find().orElseThrow())
                .containsExactly(new DirectoryEntry("etc", true));
        assertThat(host.files().list(drivers, "plumbfix").find().orElseThrow())
                .containsExactly(new DirectoryEntry("plumbfix.sys", false));
    }

    private List<String> names(WindowsPath directory, String prefix) {
        return host.files().list(directory, prefix).find().orElseThrow().stream()
                .map(DirectoryEntry::name)
                .toList();
    }

    @Test
    void whatIsNoDirectoryCannotBeListed() {
        assertThat(host.files().list(file("System32\\nosuch"), "")).isEqualTo(Reading.absent());
        assertThat(host.files().list(file(DescribedHost.TEXT_FILE), "")).isEqualTo(Reading.absent());
    }

    @Test
    void fileThatIsNotThereWasNeverCreated() {
        assertThat(host.files().created(file("System32\\drivers\\nosuch.sys"))).isEqualTo(Reading.absent());
    }

    // Services

    @Test
    void serviceIsConfiguredAsItsKeySays() {
        require(Feature.SERVICES);
        assertThat(host.services().config(DescribedHost.SERVICE)).isEqualTo(Reading.present(toldOfService()));
        assertThat(host.services().config(upper(DescribedHost.SERVICE))).isEqualTo(Reading.present(toldOfService()));
    }

    @Test
    void missingServiceIsAbsentToEveryQuestion() {
        String missing = "PlumblineNoSuchService";
        assertThat(host.services().config(missing)).isEqualTo(Reading.absent());
        assertThat(host.services().delayedStart(missing)).isEqualTo(Reading.absent());
        assertThat(host.services().sidType(missing)).isEqualTo(Reading.absent());
        assertThat(host.services().triggers(missing)).isEqualTo(Reading.absent());
        assertThat(host.services().state(missing)).isEqualTo(Reading.absent());
    }

    @Test
    void nameThatIsNoServiceNameIsAbsent() {
        assertThat(host.services().config("")).isEqualTo(Reading.absent());
        assertThat(host.services().config(DescribedHost.SERVICE + "\\Parameters"))
                .isEqualTo(Reading.absent());
    }

    // What only a running Windows knows

    @Test
    void onlyARunningHostKnowsItsRunningState() {
        boolean runs = host.source() == AuditSource.LIVE;
        ReadingKind expected = runs ? ReadingKind.PRESENT : ReadingKind.UNSUPPORTED;
        assertThat(host.network().adapters().kind()).isEqualTo(expected);
        assertThat(host.network().runningNodeType().kind()).isEqualTo(expected);
        assertThat(host.system().kernelVersion().kind()).isEqualTo(expected);
        assertThat(host.system().architecture().kind()).isEqualTo(expected);
        if (runs) {
            assertThat(host.system().architecture().find().orElseThrow()).isIn("x86", "x64", "arm64");
            assertThat(host.system().systemRoot().find().orElseThrow()).matches("[A-Za-z]:\\\\.+");
        } else {
            assertThat(host.network().addressesByDns("web").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
            assertThat(host.network().addressesByWins("192.0.2.5", "WEB").kind())
                    .isEqualTo(ReadingKind.UNSUPPORTED);
            assertThat(host.network().ipInterface("{0}").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
            assertThat(host.network().autoconfiguration("{0}").kind()).isEqualTo(ReadingKind.UNSUPPORTED);
            assertThat(host.network().loadBalancingClusters().kind()).isEqualTo(ReadingKind.UNSUPPORTED);
            assertThat(host.updates().quickFixes().kind()).isEqualTo(ReadingKind.UNSUPPORTED);
            assertThat(host.updates().history(10).kind()).isEqualTo(ReadingKind.UNSUPPORTED);
            assertThat(host.system()
                            .events(EventQuery.of("System", List.of(4319), 10))
                            .kind())
                    .isEqualTo(ReadingKind.UNSUPPORTED);
        }
    }

    @Test
    void ntHostSaysSo() {
        assertThat(host.family()).isEqualTo(WindowsFamily.NT);
        assertThat(host.description()).isNotBlank();
    }

    // Being a guest

    @Test
    void climbingPathCannotBeAsked() {
        assertThatThrownBy(() -> file("System32\\..\\..\\secret")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingTwiceIsHarmless() {
        host.close();
    }
}
