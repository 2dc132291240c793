package io.plumbline.agent.host;

import io.plumbline.model.Reading;
import java.util.List;

/** What the running kernel says of itself; an offline image knows none of it but its system root. */
public interface SystemReader {

    /** RtlGetVersion, which no application manifest can make lie. */
    Reading<KernelVersion> kernelVersion();

    /** {@code x86}, {@code x64}, {@code arm64} of the machine, not of the process; {@code Unsupported} offline. */
    Reading<String> architecture();

    /** The system root as the host names it, such as {@code C:\WINNT}. */
    Reading<String> systemRoot();

    /** Newest first; empty where the log holds none of them, {@code Absent} when there is no such log. */
    Reading<List<LoggedEvent>> events(EventQuery query);
}
