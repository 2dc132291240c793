package io.plumbline.e2e.wine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.remote.SambaServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the Windows zip ships audits another host: with its runtime's modules and its part of BouncyCastle. */
class RemoteAuditUnderWineTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void shippedAgentAuditsOverTheNewestAndTheOldestSmb() throws IOException {
        Provision provision = Provision.ofCheckout();
        for (String step : List.of("wine-template", WindowsJvm.SHIPPED.step())) {
            provision.findReasonWithout(step).ifPresent(reason -> assumeTrue(false, reason));
        }
        Optional<Path> zip = InstalledAgent.findZip(provision);
        assumeTrue(zip.isPresent(), "no Windows zip in agent/target: run mvn verify");
        try (WinePrefix prefix = WinePrefix.create(provision, Path.of("target", "wine", "remote"))) {
            InstalledAgent agent = InstalledAgent.unpack(prefix, zip.orElseThrow());
            for (SambaServer.Speech speech : List.of(SambaServer.Speech.SMB3_ENCRYPTED, SambaServer.Speech.SMB1)) {
                try (SambaServer samba = SambaServer.start(DescribedHost.contract(), speech)) {
                    WineRun run = agent.run(LIMIT, command(samba, speech));
                    assertThat(run.output())
                            .as(run.errors())
                            .contains("\"source\":\"remote\"", "remote " + samba.target() + " (" + said(speech));
                    assertThat(run.exitCode()).as(run.errors()).isIn(0, 10, 11);
                }
            }
        }
    }

    private static String[] command(SambaServer samba, SambaServer.Speech speech) throws IOException {
        String credentials = "Z:" + samba.credentials().toString().replace('/', '\\');
        List<String> words = new ArrayList<>(Arrays.asList(
                "audit", "-o", "json", "--remote", samba.target().toString(), "--credentials-file", credentials));
        if (speech == SambaServer.Speech.SMB1) {
            words.add("--allow-smb1");
        }
        return words.toArray(String[]::new);
    }

    private static String said(SambaServer.Speech speech) {
        return speech == SambaServer.Speech.SMB1 ? "SMB 1, not protected)" : "SMB 3.1.1, encrypted)";
    }
}
