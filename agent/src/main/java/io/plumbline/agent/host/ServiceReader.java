package io.plumbline.agent.host;

import io.plumbline.model.Reading;

/**
 * Reads services and drivers by their key name, such as {@code LanmanServer}; {@code Absent} wherever no such service is
 * installed.
 */
public interface ServiceReader {

    Reading<ServiceConfig> config(String service);

    /** Whether an automatic start waits until the host has calmed down (Vista and later). */
    Reading<Boolean> delayedStart(String service);

    /** SERVICE_SID_INFO: 0 none, 1 unrestricted, 3 restricted (Vista and later). */
    Reading<Long> sidType(String service);

    /** How many start and stop triggers it has (Windows 7 and later). */
    Reading<Long> triggers(String service);

    /** {@code Unsupported} where nothing runs. */
    Reading<ServiceState> state(String service);
}
