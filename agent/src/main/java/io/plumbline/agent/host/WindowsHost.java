package io.plumbline.agent.host;

import io.plumbline.model.AuditSource;
import java.util.List;

/**
 * One Windows that can be asked: the one we run on, an offline image, a recorded one.
 *
 * <p>Not safe for use by several threads at once; whoever opens it closes it.
 */
public interface WindowsHost extends AutoCloseable {

    AuditSource source();

    /** For people: which host by which route, as {@code image vista-rtm} or {@code this host}. */
    String description();

    /** How the host is reached, for a report: {@code live}, {@code image vista-rtm}, {@code remote HOST (SMB 3.1.1, signed)}. */
    default String route() {
        return source() == AuditSource.LIVE ? source().word() : description();
    }

    /** What limits everything that is read from it, such as a hive that was not closed cleanly; empty for a sound host. */
    default List<String> conditions() {
        return List.of();
    }

    WindowsFamily family();

    RegistryReader registry();

    FileReader files();

    NetworkReader network();

    SystemReader system();

    ServiceReader services();

    UpdateReader updates();

    @Override
    void close();
}
