package io.plumbline.agent.host;

import io.plumbline.model.AuditSource;

/**
 * One Windows that can be asked: the one we run on, an offline image, a recorded one.
 *
 * <p>Not safe for use by several threads at once; whoever opens it closes it.
 */
public interface WindowsHost extends AutoCloseable {

    AuditSource source();

    /** For people: which host by which route, as {@code image vista-rtm} or {@code this host}. */
    String description();

    WindowsFamily family();

    RegistryReader registry();

    FileReader files();

    NetworkReader network();

    SystemReader system();

    @Override
    void close();
}
