package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;

/**
 * Whether SMB 1 is spoken. Before Vista it is all there is. Later the server speaks it unless SMB1 is 0, where its driver
 * (srv) is installed and not disabled, and the client where its own (mrxsmb10) is (Microsoft: How to detect, enable and
 * disable SMBv1). Also whether the server listens on port 445 by itself, by its binding to NetbiosSmb (KB 204279).
 */
final class SmbVersions implements Derivation {

    private static final FactRef SERVER = FactRef.of("smb", "server-smb1-on");
    private static final FactRef CLIENT = FactRef.of("smb", "client-smb1-on");
    private static final FactRef DIRECT = FactRef.of("smb", "server-bound-direct");
    private static final String SERVER_ROW = "LanmanServer";
    private static final long FIRST_VERSION_WITH_SMB2 = 6;
    private static final long DISABLED = 4;

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.flag(SERVER), DerivedFact.flag(CLIENT), DerivedFact.flag(DIRECT));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        Reasoning server =
                new Reasoning(facts, "all there is before Vista; later unless SMB1 is 0 or its driver missing");
        Reading<Boolean> served = server.majorVersion()
                .flatMap(major -> major < FIRST_VERSION_WITH_SMB2
                        ? Reading.present(true)
                        : Kleene.all(List.of(
                                server.switchedOn(FactRef.of("smb", "server-smb1"), true),
                                driverStarts(server, "server-smb1-driver-start"))));
        Reasoning client = new Reasoning(facts, "all there is before Vista; later unless its driver is off or missing");
        Reading<Boolean> used = client.majorVersion()
                .flatMap(major -> major < FIRST_VERSION_WITH_SMB2
                        ? Reading.present(true)
                        : driverStarts(client, "client-smb1-driver-start"));
        Reasoning binding = new Reasoning(facts, "the server is bound to NetbiosSmb");
        return List.of(
                server.concludeFlag(SERVER, served),
                client.concludeFlag(CLIENT, used),
                binding.concludeFlag(DIRECT, boundDirect(binding)));
    }

    /** A driver without a key is not installed; one whose Start is no number is neither on nor off. */
    private static Reading<Boolean> driverStarts(Reasoning reasoning, String field) {
        Reading<Value> start = reasoning.read("smb", field);
        return start instanceof Reading.Absent<Value>
                ? Reading.present(false)
                : Reasoning.whole(start).map(number -> number != DISABLED);
    }

    /** Absent where the server has no bindings of its own, as without it. */
    private static Reading<Boolean> boundDirect(Reasoning reasoning) {
        return reasoning
                .rows("bindings")
                .flatMap(rows -> rows.contains(SERVER_ROW)
                        ? Reasoning.items(reasoning.read("bindings", SERVER_ROW, "bound"))
                                .map(bound -> bound.stream().anyMatch("NetbiosSmb"::equalsIgnoreCase))
                        : Reading.absent());
    }
}
