package io.plumbline.agent.service;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.platform.win32.W32Service;
import com.sun.jna.platform.win32.W32ServiceManager;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_ACTION;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SC_STATUS_TYPE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_PROCESS;
import com.sun.jna.ptr.IntByReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One service in the service control manager of this Windows. */
final class ServiceControl {

    private static final Duration POLL = Duration.ofMillis(200);

    private static final int RESTART_DELAY_MILLIS = 60_000;
    private static final int ONE_DAY_SECONDS = 86_400;

    private final String name;

    ServiceControl(String name) {
        this.name = name;
    }

    /** Empty where no such service is installed. */
    Optional<ServiceStatus> findStatus() throws ServiceFailureException {
        return open(Winsvc.SERVICE_QUERY_STATUS, service -> {
            if (service == null) {
                return Optional.empty();
            }
            IntByReference needed = new IntByReference();
            SERVICE_STATUS_PROCESS status = new SERVICE_STATUS_PROCESS();
            if (!Advapi32.INSTANCE.QueryServiceStatusEx(
                    service, SC_STATUS_TYPE.SC_STATUS_PROCESS_INFO, status, status.size(), needed)) {
                throw failure("query");
            }
            return Optional.of(new ServiceStatus(
                    ServiceStatus.State.of(status.dwCurrentState),
                    Integer.toUnsignedLong(status.dwProcessId),
                    status.dwProcessId != 0 && alive(status.dwProcessId)));
        });
    }

    private static boolean alive(int processId) {
        return ProcessHandle.of(Integer.toUnsignedLong(processId))
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }

    /** Starts it and waits until it runs. A service that runs already is content with that. */
    void start(Duration patience) throws ServiceFailureException {
        openInstalled(Winsvc.SERVICE_START, service -> {
            if (!Advapi32.INSTANCE.StartService(service, 0, null)
                    && Native.getLastError() != WinError.ERROR_SERVICE_ALREADY_RUNNING) {
                throw failure("start");
            }
            return true;
        });
        waitFor(status -> status.state() == ServiceStatus.State.RUNNING && status.processAlive(), "start", patience);
    }

    /** Stops it and waits until its process has ended. A service that does not run is content with that. */
    void stop(Duration patience) throws ServiceFailureException {
        openInstalled(Winsvc.SERVICE_STOP, service -> {
            if (!Advapi32.INSTANCE.ControlService(service, Winsvc.SERVICE_CONTROL_STOP, new SERVICE_STATUS())
                    && !stoppedAlready(Native.getLastError())) {
                throw failure("stop");
            }
            return true;
        });
        // Its state alone will not do: Wine leaves a stopped procrun service in STOP_PENDING.
        waitFor(ServiceStatus::ended, "stop", patience);
    }

    private boolean stoppedAlready(int code) throws ServiceFailureException {
        return code == WinError.ERROR_SERVICE_NOT_ACTIVE
                || findStatus().map(ServiceStatus::ended).orElse(true);
    }

    /** Marks it for deletion; Windows forgets it as soon as nobody holds it open. */
    void delete() throws ServiceFailureException {
        openInstalled(WinNT.DELETE, service -> {
            if (!Advapi32.INSTANCE.DeleteService(service)) {
                throw failure("delete");
            }
            return true;
        });
    }

    /**
     * Has Windows start the service again a minute after its process died, and again as long as it keeps dying.
     *
     * @return why Windows would not, for people; empty when it will
     */
    Optional<String> findTroubleSettingRecovery() {
        try (W32ServiceManager manager = new W32ServiceManager(Winsvc.SC_MANAGER_CONNECT);
                W32Service service = manager.openService(name, Winsvc.SERVICE_CHANGE_CONFIG | Winsvc.SERVICE_START)) {
            SC_ACTION restart = new SC_ACTION();
            restart.type = Winsvc.SC_ACTION_RESTART;
            restart.delay = RESTART_DELAY_MILLIS;
            service.setFailureActions(List.of(restart), ONE_DAY_SECONDS, null, null);
            return Optional.empty();
        } catch (Win32Exception e) {
            return Optional.of("Could not have Windows restart the service " + name + " after a crash ("
                    + e.getMessage() + "): set it in services.msc, tab Recovery.");
        }
    }

    private void waitFor(StatusCondition condition, String verb, Duration patience) throws ServiceFailureException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<ServiceStatus> status = findStatus();
            if (status.isEmpty() || condition.holds(status.get())) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ServiceFailureException(
                        "The service " + name + " did not " + verb + " within " + patience.toSeconds() + " s: it is "
                                + status.get().words() + ".",
                        "look into its log directory, then try again.");
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServiceFailureException(
                        "Interrupted while the service " + name + " was to " + verb + ".", "ask for its status.", e);
            }
        }
    }

    private <T> T openInstalled(int access, Use<T> use) throws ServiceFailureException {
        return open(access, service -> {
            if (service == null) {
                throw new ServiceFailureException(
                        "No service called " + name + " is installed here.", "plumbline-agent service install");
            }
            return use.with(service);
        });
    }

    /** Gives {@code use} the open service, or null where there is none. */
    private <T> T open(int access, Use<T> use) throws ServiceFailureException {
        SC_HANDLE manager = Advapi32.INSTANCE.OpenSCManager(null, null, Winsvc.SC_MANAGER_CONNECT);
        if (manager == null) {
            throw failure("reach the service control manager for");
        }
        try {
            SC_HANDLE service = Advapi32.INSTANCE.OpenService(manager, name, access);
            if (service == null && Native.getLastError() != WinError.ERROR_SERVICE_DOES_NOT_EXIST) {
                throw failure("open");
            }
            try {
                return use.with(service);
            } finally {
                if (service != null) {
                    Advapi32.INSTANCE.CloseServiceHandle(service);
                }
            }
        } finally {
            Advapi32.INSTANCE.CloseServiceHandle(manager);
        }
    }

    private ServiceFailureException failure(String verb) {
        int code = Native.getLastError();
        String what = "Could not " + verb + " the service " + name + ": " + text(code) + " (error " + code + ").";
        return new ServiceFailureException(
                what,
                switch (code) {
                    case WinError.ERROR_ACCESS_DENIED ->
                        "repeat in a prompt that was opened by \"Run as administrator\".";
                    case WinError.ERROR_SERVICE_MARKED_FOR_DELETE ->
                        "close whatever shows it (services.msc, Task Manager), or restart Windows.";
                    case WinError.ERROR_SERVICE_REQUEST_TIMEOUT -> "look into its log directory, then try again.";
                    case WinError.ERROR_SERVICE_DISABLED -> "enable it in services.msc, then try again.";
                    default -> "ask for its status, and look into the event log System.";
                });
    }

    private static String text(int code) {
        try {
            return Kernel32Util.formatMessage(code).strip();
        } catch (LastErrorException noSuchMessage) {
            return "Windows has no text for it";
        }
    }

    @FunctionalInterface
    private interface StatusCondition {
        boolean holds(ServiceStatus status);
    }

    @FunctionalInterface
    private interface Use<T> {
        T with(@Nullable SC_HANDLE service) throws ServiceFailureException;
    }
}
