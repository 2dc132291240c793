package io.plumbline.agent.host.image;

import io.plumbline.agent.host.RegistryReader;
import java.util.List;

/** The registry of a Windows that does not run, whatever it is kept in. */
interface OfflineRegistry extends RegistryReader, AutoCloseable {

    /** What limits all that is read here, one sentence each. */
    List<String> conditions();

    @Override
    void close();
}
