package io.plumbline.agent.host.remote;

/** The contract, on a Samba that speaks SMB 1 only, as NT 4.0 to Server 2003 do. */
class RemoteHostOverSmb1ContractTest extends RemoteHostContractTest {

    @Override
    SambaServer.Speech speech() {
        return SambaServer.Speech.SMB1;
    }
}
