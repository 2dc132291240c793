package io.plumbline.agent.host.remote;

import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsHostContract;
import io.plumbline.agent.host.remote.smb.SmbLimits;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, on a Samba that lets nobody in who does not encrypt. */
class RemoteHostContractTest extends WindowsHostContract {

    private SambaServer samba;

    @BeforeAll
    void startSamba() throws IOException {
        samba = SambaServer.start(DESCRIBED, speech());
    }

    SambaServer.Speech speech() {
        return SambaServer.Speech.SMB3_ENCRYPTED;
    }

    @AfterAll
    void stopSamba() throws IOException {
        if (samba != null) {
            samba.close();
        }
    }

    @Override
    protected WindowsHost open(DescribedHost described) throws Exception {
        return RemoteHost.open(
                samba.target(),
                CredentialsFile.read(samba.credentials()),
                speech() == SambaServer.Speech.SMB1,
                SmbLimits.DEFAULT);
    }

    @Override
    protected Map<DescribedHost.Feature, String> lacking() {
        return Map.of(
                DescribedHost.Feature.CONTROL_SETS,
                "Samba's registry has a CurrentControlSet of its own and no Select that it would follow",
                DescribedHost.Feature.WOW64,
                "Samba's registry has one view and refuses the flags that choose another",
                DescribedHost.Feature.SERVICES,
                "Samba's service manager tells neither dependencies nor an account of a service");
    }
}
