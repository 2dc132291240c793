package io.plumbline.agent.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The threads that were given up and have not ended, over the life of the agent.
 *
 * <p>A thread that hangs in a native call cannot be ended, only counted: what it ran begins no second time while it hangs,
 * and beyond a number of them nothing begins at all.
 */
final class HungThreads {

    static final int MAX_PER_HOST = 4;

    /** Of all hosts together, those of the agent's own host aside: what others hang must not silence it. */
    static final int MAX = 32;

    private record Task(String host, String name) {}

    private final Map<Task, Thread> threads = new LinkedHashMap<>();

    /** Why this may not be started now; empty when it may. */
    synchronized Optional<String> findReasonAgainst(String host, String name) {
        threads.values().removeIf(thread -> !thread.isAlive());
        Thread earlier = threads.get(new Task(host, name));
        if (earlier != null) {
            return Optional.of("its thread of an earlier audit still hangs" + where(earlier));
        }
        long ofHost = threads.keySet().stream()
                .filter(task -> task.host().equals(host))
                .count();
        if (ofHost >= MAX_PER_HOST) {
            return Optional.of(ofHost + " threads of this host's audits hang already, the most that are left behind");
        }
        return threads.size() < MAX || host.equals(AuditRun.THIS_HOST)
                ? Optional.empty()
                : Optional.of(MAX + " threads of audits hang already, the most that are left behind");
    }

    synchronized void add(String host, String name, Thread thread) {
        threads.put(new Task(host, name), thread);
    }

    synchronized int count() {
        threads.values().removeIf(thread -> !thread.isAlive());
        return threads.size();
    }

    /** The innermost of our own methods, as {@code  in LiveRegistry.value}; empty when the thread has ended. */
    static String where(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            String type = frame.getClassName();
            if (type.startsWith("io.plumbline.") && !type.startsWith(LeasedHost.class.getName())) {
                return " in " + type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
            }
        }
        return "";
    }
}
