package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import java.util.List;

/** Whether SMB can go over port 445 without NetBIOS: since Windows 2000, unless SMBDeviceEnabled says 0 (KB 204279). */
final class DirectSmb implements Derivation {

    private static final FactRef DIRECT_SMB = FactRef.of("tcpip", "direct-smb");

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.flag(DIRECT_SMB));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "from version 5.0 on unless the SMB device is off");
        return List.of(reasoning.concludeFlag(
                DIRECT_SMB,
                Kleene.all(List.of(
                        reasoning.majorVersion().map(major -> major >= 5),
                        reasoning.switchedOn(FactRef.of("netbt", "smb-device-enabled"), true)))));
    }
}
