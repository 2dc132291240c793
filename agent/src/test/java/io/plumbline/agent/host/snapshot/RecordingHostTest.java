package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsHostContract;

/** A host being recorded answers as if it were not. */
class RecordingHostTest extends WindowsHostContract {

    @Override
    protected WindowsHost open(DescribedHost described) throws SnapshotFormatException {
        return new RecordingHost(SnapshotHost.parse("described.snapshot", DescribedSnapshot.write(described)));
    }
}
