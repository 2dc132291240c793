package io.plumbline.agent.host.image.reg;

import static io.plumbline.model.RegistryHive.HKLM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plumbline.model.Reading;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exports with bytes changed, cut out, doubled, or cut off: they are read to their end, and never say more than they do. */
class DamagedExportTest {

    private static final int ROUNDS = Integer.getInteger("damage.exports", 10_000);
    private static final long SEED = Long.getLong("damage.seed", 20_261_125L);
    /** For all of them: no measure of speed. */
    private static final Duration HANGING = Duration.ofMinutes(2);

    private static final String NETBT = "SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters";
    private static final String TEXT = """
            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\NetBT]
            "ImagePath"=hex(2):53,00,79,00,73,00,74,00,65,00,6d,00,33,00,32,00,5c,00,6e,00,\\
              2e,00,73,00,79,00,73,00,00,00
            "Start"=dword:00000001

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters]
            "NodeType"=dword:00000008
            "ScopeId"="a \\"quoted\\" text"
            @="default"
            "Several"="one
            two"

            [HKEY_LOCAL_MACHINE\\SYSTEM\\Select]
            "Current"=dword:00000001

            """.replace("\n", "\r\n");
    private static final List<byte[]> WHOLE =
            List.of(ExportText.marked(ExportText.VERSION_5 + TEXT), ExportText.codePage(ExportText.VERSION_4 + TEXT));

    @Test
    void mutatedExportIsReadOrRefused() {
        System.out.println("DamagedExportTest -Ddamage.seed=" + SEED);
        Random random = new Random(SEED);
        assertTimeoutPreemptively(HANGING, () -> {
            int refused = 0;
            for (int round = 0; round < ROUNDS; round++) {
                byte[] file = mutated(WHOLE.get(round % WHOLE.size()), random);
                refused += read(file) ? 0 : 1;
            }
            assertThat(refused).as("a few lose their first line").isLessThan(ROUNDS / 2);
        });
    }

    private static String text(byte[] whole, int unit) {
        return new String(whole, unit == 1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    }

    private static boolean read(byte[] file) throws IOException {
        try {
            RegistryExport export = ExportText.read(file);
            for (String key :
                    List.of(NETBT, "SYSTEM\\Select", "SYSTEM", "SYSTEM\\CurrentControlSet\\Services\\NetBT")) {
                export.values(HKLM, key);
                export.subkeys(HKLM, key);
            }
            return true;
        } catch (ForeignExportException refused) {
            assertThat(refused.what()).contains("a.reg");
            return false;
        }
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] file = whole.clone();
        int at = random.nextInt(file.length);
        int length = 1 + random.nextInt(40);
        switch (random.nextInt(5)) {
            case 0 -> file = Arrays.copyOf(file, at);
            case 1 -> {
                for (int i = 0; i < 1 + random.nextInt(8); i++) {
                    file[random.nextInt(file.length)] = (byte) random.nextInt(256);
                }
            }
            case 2 -> {
                byte[] shorter = new byte[Math.max(at, file.length - length)];
                System.arraycopy(file, 0, shorter, 0, at);
                int rest = Math.max(0, file.length - at - length);
                System.arraycopy(file, file.length - rest, shorter, at, Math.min(rest, shorter.length - at));
                file = shorter;
            }
            case 3 -> {
                byte[] longer = Arrays.copyOf(file, file.length + length);
                System.arraycopy(
                        file,
                        at,
                        longer,
                        Math.min(longer.length, at + length),
                        Math.max(0, Math.min(file.length - at, longer.length - at - length)));
                file = longer;
            }
            default -> file[at] = (byte) "\"\\[]=,:-@;\r\n\0".charAt(random.nextInt(13));
        }
        return file;
    }

    /** An export cut off anywhere never says that a value is not there, nor gives one that is not whole. */
    @Test
    void exportCutOffAnywhereLosesNothingSilently() throws Exception {
        for (byte[] whole : WHOLE) {
            Reading<RegistryValue> sound = ExportText.read(whole).value(HKLM, NETBT, "NodeType");
            // An empty line is between two keys too: a file cut off there is an export of fewer keys.
            int unit = whole[0] == 'R' ? 1 : 2;
            int keyStart = unit * (text(whole, unit).indexOf("Parameters]") + 12);
            for (int length = 0; length < whole.length; length++) {
                try {
                    RegistryExport export = ExportText.read(Arrays.copyOf(whole, length));
                    Reading<RegistryValue> read = export.value(HKLM, NETBT, "NodeType");
                    boolean betweenKeys = length < keyStart;
                    assertThat(read instanceof Reading.Absent && !betweenKeys)
                            .as("cut to " + length + " bytes")
                            .isFalse();
                    assertThat(read instanceof Reading.Present && !read.equals(sound))
                            .as("cut to " + length)
                            .isFalse();
                } catch (ForeignExportException shorterThanItsHeader) {
                    assertThat(length).isLessThan(100);
                }
            }
        }
    }
}
