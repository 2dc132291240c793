package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsHostContract;

class SnapshotHostTest extends WindowsHostContract {

    @Override
    protected WindowsHost open(DescribedHost described) throws SnapshotFormatException {
        return SnapshotHost.parse("described.snapshot", DescribedSnapshot.write(described));
    }
}
