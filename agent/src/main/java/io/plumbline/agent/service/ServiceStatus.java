package io.plumbline.agent.service;

import java.util.Locale;

/**
 * What the service control manager says of a service. It can be wrong about a process that was killed; {@code processAlive}
 * is what the system says of the process itself.
 */
public record ServiceStatus(State state, long processId, boolean processAlive) {

    /** The states of a service, in Windows' order, from SERVICE_STOPPED (1) on. */
    public enum State {
        STOPPED,
        START_PENDING,
        STOP_PENDING,
        RUNNING,
        CONTINUE_PENDING,
        PAUSE_PENDING,
        PAUSED;

        static State of(int number) {
            if (number < 1 || number > values().length) {
                throw new IllegalArgumentException("Windows knows no service state " + number);
            }
            return values()[number - 1];
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** One line for people. */
    String words() {
        if (state != State.STOPPED && !processAlive) {
            return state.words() + " by the service control manager, but its process has ended";
        }
        return state == State.STOPPED ? state.words() : state.words() + ", process " + processId;
    }

    boolean ended() {
        return state == State.STOPPED || !processAlive;
    }
}
