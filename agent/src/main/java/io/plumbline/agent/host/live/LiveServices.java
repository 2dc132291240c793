package io.plumbline.agent.host.live;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_PROCESS;
import com.sun.jna.ptr.IntByReference;
import io.plumbline.agent.host.ServiceConfig;
import io.plumbline.agent.host.ServiceReader;
import io.plumbline.agent.host.ServiceStart;
import io.plumbline.agent.host.ServiceState;
import io.plumbline.agent.host.live.win32.AdvApi32;
import io.plumbline.agent.host.live.win32.QUERY_SERVICE_CONFIGW;
import io.plumbline.model.Reading;
import java.util.function.Function;

/**
 * Services as the service control manager knows them, each asked with the least right that answers.
 *
 * <p>Windows limits the configuration of a service to 8 KB; what claims more is {@code Failed}.
 */
final class LiveServices implements ServiceReader {

    private static final int FIRST_BUFFER_BYTES = 1024;
    private static final int MAX_BUFFER_BYTES = 64 << 10;

    /** The local manager's database of services in use; there is no other. */
    private static final String SERVICES_ACTIVE_DATABASE = "ServicesActive";

    @Override
    public Reading<ServiceConfig> config(String service) {
        return withService(
                service,
                Winsvc.SERVICE_QUERY_CONFIG,
                handle -> filled(
                        service,
                        AdvApi32.INSTANCE::QueryServiceConfigW,
                        handle,
                        buffer -> config(service, new QUERY_SERVICE_CONFIGW(buffer))));
    }

    private static Reading<ServiceConfig> config(String service, QUERY_SERVICE_CONFIGW config) {
        ServiceDependencies needed = ServiceDependencies.of(config.lpDependencies);
        return ServiceStart.find(config.dwStartType)
                .<Reading<ServiceConfig>>map(start -> Reading.present(new ServiceConfig(
                        Integer.toUnsignedLong(config.dwServiceType),
                        start,
                        WideText.at(config.lpBinaryPathName),
                        WideText.at(config.lpServiceStartName),
                        needed.services(),
                        needed.groups())))
                .orElseGet(() -> Reading.failed("service " + service + " has start type "
                        + Integer.toUnsignedString(config.dwStartType) + ", which is no start type"));
    }

    @Override
    public Reading<Boolean> delayedStart(String service) {
        return level(
                service,
                AdvApi32.SERVICE_CONFIG_DELAYED_AUTO_START_INFO,
                "delayed start",
                buffer -> buffer.getInt(0) != 0);
    }

    @Override
    public Reading<Long> sidType(String service) {
        return level(
                service,
                AdvApi32.SERVICE_CONFIG_SERVICE_SID_INFO,
                "service SID",
                buffer -> Integer.toUnsignedLong(buffer.getInt(0)));
    }

    /** SERVICE_TRIGGER_INFO begins with their number. */
    @Override
    public Reading<Long> triggers(String service) {
        return level(
                service,
                AdvApi32.SERVICE_CONFIG_TRIGGER_INFO,
                "triggers",
                buffer -> Integer.toUnsignedLong(buffer.getInt(0)));
    }

    private static <T> Reading<T> level(String service, int level, String what, Function<Pointer, T> decode) {
        return withService(
                service,
                Winsvc.SERVICE_QUERY_CONFIG,
                handle -> filled(
                        what + " of service " + service,
                        (opened, buffer, size, needed) ->
                                AdvApi32.INSTANCE.QueryServiceConfig2W(opened, level, buffer, size, needed),
                        handle,
                        buffer -> Reading.present(decode.apply(buffer))));
    }

    @Override
    public Reading<ServiceState> state(String service) {
        return withService(service, Winsvc.SERVICE_QUERY_STATUS, handle -> {
            SERVICE_STATUS_PROCESS status = new SERVICE_STATUS_PROCESS();
            if (!Advapi32.INSTANCE.QueryServiceStatusEx(
                    handle,
                    Winsvc.SC_STATUS_TYPE.SC_STATUS_PROCESS_INFO,
                    status,
                    status.size(),
                    new IntByReference())) {
                return Win32Errors.ofService(Native.getLastError(), "state of service " + service);
            }
            return ServiceState.find(status.dwCurrentState)
                    .<Reading<ServiceState>>map(Reading::present)
                    .orElseGet(() -> Reading.failed("service " + service + " has state "
                            + Integer.toUnsignedString(status.dwCurrentState) + ", which is no state"));
        });
    }

    private static <T> Reading<T> withService(String service, int right, Function<SC_HANDLE, Reading<T>> question) {
        if (service.isEmpty()) {
            return Reading.absent();
        }
        SC_HANDLE controlManager =
                Advapi32.INSTANCE.OpenSCManager(null, SERVICES_ACTIVE_DATABASE, Winsvc.SC_MANAGER_CONNECT);
        if (controlManager == null) {
            return Win32Errors.reading(Native.getLastError(), "the service control manager");
        }
        try {
            SC_HANDLE handle = Advapi32.INSTANCE.OpenService(controlManager, service, right);
            if (handle == null) {
                return Win32Errors.ofService(Native.getLastError(), "service " + service);
            }
            try {
                return question.apply(handle);
            } finally {
                Advapi32.INSTANCE.CloseServiceHandle(handle);
            }
        } finally {
            Advapi32.INSTANCE.CloseServiceHandle(controlManager);
        }
    }

    /** Calls with a growing buffer until it suffices: the configuration may grow between two calls. */
    private static <T> Reading<T> filled(
            String what, Filler filler, SC_HANDLE service, Function<Pointer, Reading<T>> decode) {
        IntByReference needed = new IntByReference();
        for (int size = FIRST_BUFFER_BYTES; size <= MAX_BUFFER_BYTES; size = Math.max(size * 2, needed.getValue())) {
            try (Memory buffer = new Memory(size)) {
                buffer.clear();
                if (filler.fill(service, buffer, size, needed)) {
                    return decode.apply(buffer);
                }
                int code = Native.getLastError();
                if (code != WinError.ERROR_INSUFFICIENT_BUFFER) {
                    return Win32Errors.ofService(code, what);
                }
            }
        }
        return Reading.failed(what + " wants more than " + MAX_BUFFER_BYTES + " bytes");
    }

    @FunctionalInterface
    private interface Filler {
        boolean fill(SC_HANDLE service, Pointer buffer, int size, IntByReference needed);
    }
}
