package io.plumbline.agent.host;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a service or driver is installed.
 *
 * @param type bits of SERVICE_STATUS.dwServiceType: 1 kernel driver, 2 file system driver, 0x10 own process, 0x20 shared
 * @param program the command line; a service manager gives it with variables expanded, a registry as it is written
 * @param account empty for a driver
 * @param services what must run before, by service name
 * @param groups load-order groups of which one member must run before
 */
public record ServiceConfig(
        long type, ServiceStart start, String program, String account, List<String> services, List<String> groups) {

    public ServiceConfig {
        requireNonNull(start, "start is null");
        requireNonNull(program, "program is null");
        requireNonNull(account, "account is null");
        services = List.copyOf(services);
        groups = List.copyOf(groups);
    }
}
