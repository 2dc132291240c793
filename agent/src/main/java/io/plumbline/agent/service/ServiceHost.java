package io.plumbline.agent.service;

import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;

/**
 * Where procrun enters: it calls {@link #start} in one thread of the JVM and {@link #stop} in another.
 *
 * <p>The service has started when the JVM has; {@link #start} returning means that the service has ended, whoever wanted it.
 */
public final class ServiceHost {

    private static final StopSignal STOP = new StopSignal();
    private static final CountDownLatch ENDED = new CountDownLatch(1);

    private ServiceHost() {}

    /** Runs the one {@link ServiceProgram} there is. A failure ends the process with its exit code, so that Windows sees it. */
    public static void start(String[] arguments) {
        int exitCode;
        try {
            ServiceProgram program = ServiceLoader.load(ServiceProgram.class)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + ServiceProgram.class.getName()
                            + " on the class path: the installation is incomplete"));
            exitCode = program.run(List.of(arguments), STOP);
        } finally {
            ENDED.countDown();
        }
        if (exitCode != 0 && !STOP.isRaised()) {
            System.exit(exitCode);
        }
    }

    /** Raises the signal and waits for the program to end; procrun bounds the wait by the service's stop timeout. */
    public static void stop(String[] ignored) throws InterruptedException {
        STOP.raise();
        ENDED.await();
    }
}
