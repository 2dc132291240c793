package io.plumbline.agent.host.live;

import static io.plumbline.model.RegistryValue.REG_BINARY;
import static io.plumbline.model.RegistryValue.REG_DWORD;
import static io.plumbline.model.RegistryValue.REG_EXPAND_SZ;
import static io.plumbline.model.RegistryValue.REG_MULTI_SZ;
import static io.plumbline.model.RegistryValue.REG_NONE;
import static io.plumbline.model.RegistryValue.REG_QWORD;
import static io.plumbline.model.RegistryValue.REG_RESOURCE_LIST;
import static io.plumbline.model.RegistryValue.REG_SZ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.jna.platform.win32.AccCtrl;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.ACL;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.RegistryView;
import io.plumbline.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LiveRegistryOnWindows {

    /** Written before this test by the system's own {@code reg.exe}, as module e2e lists it. */
    private static final RegistryKey BY_REG_EXE = RegistryKey.localMachine("SOFTWARE\\Plumbline\\ByRegExe");

    /** Made and removed by each test here, for what reg.exe cannot write. */
    private static final String OWN = "SOFTWARE\\Plumbline\\Own";

    /** Once made, not even its maker can open it; it goes with the prefix. */
    private static final String FORBIDDEN = "SOFTWARE\\Plumbline\\Forbidden";

    private final RegistryReader registry = new LiveRegistry();

    @AfterEach
    void removeOwnKey() {
        if (Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, OWN)) {
            Advapi32Util.registryDeleteKey(WinReg.HKEY_LOCAL_MACHINE, OWN);
        }
    }

    static Stream<Arguments> writtenByRegExe() {
        return Stream.of(
                arguments("Text", new RegistryValue(REG_SZ, utf16("B\u00fcro 5\0")), Value.text("B\u00fcro 5")),
                arguments("EmptyText", new RegistryValue(REG_SZ, utf16("\0")), Value.text("")),
                arguments(
                        "Expand",
                        new RegistryValue(REG_EXPAND_SZ, utf16("%SystemRoot%\\x\0")),
                        Value.text("%SystemRoot%\\x")),
                arguments(
                        "Multi",
                        new RegistryValue(REG_MULTI_SZ, utf16("192.0.2.5\u0000192.0.2.6\0\0")),
                        new Value.Items("192.0.2.5", "192.0.2.6")),
                arguments("Number", RegistryValue.dword(0x80000008), Value.whole(0x80000008L)),
                arguments("Zero", RegistryValue.dword(0), Value.whole(0)),
                arguments(
                        "Long",
                        new RegistryValue(REG_QWORD, new byte[] {8, 7, 6, 5, 4, 3, 2, (byte) 0x81}),
                        Value.whole(0x8102030405060708L)),
                arguments(
                        "Binary",
                        new RegistryValue(REG_BINARY, new byte[] {0, 0x7f, (byte) 0x80, (byte) 0xff}),
                        new Value.Bytes(new byte[] {0, 0x7f, (byte) 0x80, (byte) 0xff})),
                arguments("EmptyBinary", new RegistryValue(REG_BINARY, new byte[0]), new Value.Bytes(new byte[0])),
                arguments("None", new RegistryValue(REG_NONE, new byte[2]), new Value.Bytes(new byte[2])),
                arguments("EmptyNone", new RegistryValue(REG_NONE, new byte[0]), new Value.Bytes(new byte[0])));
    }

    @ParameterizedTest
    @MethodSource("writtenByRegExe")
    void whatRegExeWroteComesBackTypedAndExact(String name, RegistryValue raw, Value value) {
        assertThat(registry.value(BY_REG_EXE.value(name))).isEqualTo(Reading.present(raw));
        assertThat(registry.value(BY_REG_EXE.value(name)).flatMap(RegistryValue::decode))
                .isEqualTo(Reading.present(value));
    }

    @Test
    void listingGivesEveryValueOfRegExe() {
        List<RegistryEntry> entries = registry.values(BY_REG_EXE).find().orElseThrow();

        assertThat(entries)
                .containsAll(writtenByRegExe()
                        .map(row ->
                                new RegistryEntry((String) row.get()[0], Reading.present((RegistryValue) row.get()[1])))
                        .toList());
    }

    @Test
    void defaultValueHasTheEmptyName() {
        assertThat(registry.value(BY_REG_EXE.value(""))).isEqualTo(Reading.present(RegistryValue.text("default")));
    }

    @Test
    void namesAreFoundWhateverTheirCase() {
        RegistryKey shouted = RegistryKey.localMachine("software\\PLUMBLINE\\BYREGEXE");

        assertThat(registry.value(shouted.value("nUMBER"))).isInstanceOf(Reading.Present.class);
    }

    @Test
    void viewsAreTwoRegistries() {
        RegistryKey wow32 = new RegistryKey(RegistryHive.HKLM, BY_REG_EXE.path(), RegistryView.WOW32);

        assertThat(registry.value(wow32.value("Text"))).isEqualTo(Reading.present(RegistryValue.text("32-bit")));
    }

    @Test
    void absentKeyAndAbsentValueAreAbsent() {
        assertThat(registry.value(BY_REG_EXE.value("Nothing"))).isEqualTo(Reading.absent());
        assertThat(registry.value(BY_REG_EXE.child("No\\Such").value("Text"))).isEqualTo(Reading.absent());
        assertThat(registry.values(BY_REG_EXE.child("No"))).isEqualTo(Reading.absent());
        assertThat(registry.subkeys(BY_REG_EXE.child("No"))).isEqualTo(Reading.absent());
    }

    @Test
    void oddValuesHideNoNeighbour() {
        Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, OWN);
        write("Before", REG_SZ, utf16("x\0"));
        write("ShortNumber", REG_DWORD, new byte[] {1, 2, 3});
        write("EmptyNumber", REG_DWORD, new byte[0]);
        write("Resources", REG_RESOURCE_LIST, new byte[] {1});
        write("Unknown", 0x20007, new byte[] {9});
        write("Unterminated", REG_MULTI_SZ, utf16("a\0b"));
        write("OddLength", REG_SZ, new byte[] {'a', 0, 'b'});
        write("Nul\u0000Inside", REG_SZ, utf16("y\0"));

        assertThat(registry.values(RegistryKey.localMachine(OWN)).find().orElseThrow())
                .contains(
                        entry("Before", REG_SZ, utf16("x\0")),
                        entry("ShortNumber", REG_DWORD, new byte[] {1, 2, 3}),
                        entry("EmptyNumber", REG_DWORD, new byte[0]),
                        entry("Resources", REG_RESOURCE_LIST, new byte[] {1}),
                        entry("Unknown", 0x20007, new byte[] {9}),
                        entry("Unterminated", REG_MULTI_SZ, utf16("a\0b")),
                        entry("OddLength", REG_SZ, new byte[] {'a', 0, 'b'}));
    }

    @Test
    void valueLongerThanTheFirstBufferIsWhole() {
        Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, OWN);
        byte[] large = new byte[300_000];
        large[large.length - 1] = 42;
        write("Small", REG_BINARY, new byte[] {1});
        write("Large", REG_BINARY, large);
        RegistryKey own = RegistryKey.localMachine(OWN);

        assertThat(registry.value(own.value("Large"))).isEqualTo(Reading.present(new RegistryValue(REG_BINARY, large)));
        assertThat(registry.values(own).find().orElseThrow())
                .containsExactlyInAnyOrder(
                        entry("Small", REG_BINARY, new byte[] {1}), entry("Large", REG_BINARY, large));
    }

    @Test
    void everySubkeyIsListed() {
        for (int i = 0; i < 300; i++) {
            Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, OWN + "\\" + i);
        }

        assertThat(registry.subkeys(RegistryKey.localMachine(OWN)).find().orElseThrow())
                .hasSize(300)
                .contains("0", "299");
        for (int i = 0; i < 300; i++) {
            Advapi32Util.registryDeleteKey(WinReg.HKEY_LOCAL_MACHINE, OWN + "\\" + i);
        }
    }

    @Test
    void keyThatNobodyMayReadIsDeniedNotAbsent() {
        createKeyForNobody();
        RegistryKey key = RegistryKey.localMachine(FORBIDDEN);

        assertThat(registry.value(key.value("Any"))).isInstanceOf(Reading.Denied.class);
        assertThat(registry.values(key)).isInstanceOf(Reading.Denied.class);
        assertThat(registry.subkeys(key)).isInstanceOf(Reading.Denied.class);
    }

    /** An access list without entries grants nothing to anyone. */
    private static void createKeyForNobody() {
        Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, FORBIDDEN);
        HKEYByReference key =
                Advapi32Util.registryGetKey(WinReg.HKEY_LOCAL_MACHINE, FORBIDDEN, WinNT.READ_CONTROL | WinNT.WRITE_DAC);
        ACL empty = new ACL(64);
        assertThat(Advapi32.INSTANCE.InitializeAcl(empty, 64, WinNT.ACL_REVISION))
                .isTrue();
        assertThat(Advapi32.INSTANCE.SetSecurityInfo(
                        key.getValue(),
                        AccCtrl.SE_OBJECT_TYPE.SE_REGISTRY_KEY,
                        WinNT.DACL_SECURITY_INFORMATION | WinNT.PROTECTED_DACL_SECURITY_INFORMATION,
                        null,
                        null,
                        empty.getPointer(),
                        null))
                .isZero();
        Advapi32.INSTANCE.RegCloseKey(key.getValue());
    }

    private static RegistryEntry entry(String name, int type, byte[] bytes) {
        return new RegistryEntry(name, Reading.present(new RegistryValue(type, bytes)));
    }

    private static void write(String name, int type, byte[] bytes) {
        RegistryWriter.write(OWN, name, new RegistryValue(type, bytes));
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
