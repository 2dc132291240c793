package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.agent.host.WindowsHost;
import org.jspecify.annotations.Nullable;

/** Another source, whose host is recorded, however often it is opened. */
public final class Recorder implements HostSource {

    private final HostSource source;
    private @Nullable Recording recording;

    public Recorder(HostSource source) {
        this.source = source;
    }

    @Override
    public WindowsHost open() throws HostUnavailableException {
        WindowsHost host = source.open();
        synchronized (this) {
            Recording begun = recording;
            if (begun == null) {
                begun = RecordingHost.recordingOf(host);
                recording = begun;
            }
            return new RecordingHost(host, begun);
        }
    }

    /** Everything that was asked so far, as {@link SnapshotHost#parse} reads it. */
    public String snapshot() {
        Recording begun = get();
        synchronized (begun) {
            return new SnapshotWriter(begun).write();
        }
    }

    private synchronized Recording get() {
        if (recording == null) {
            throw new IllegalStateException("nothing was opened, so nothing was recorded");
        }
        return recording;
    }
}
