package io.plumbline.agent.host.remote.smb;

import static java.util.Objects.requireNonNull;

import com.hierynomus.mserref.NtStatus;
import java.time.Duration;

/** The ways in which talking to a host can end other than with an answer. */
public sealed interface SmbFailure {

    /** The host answered with an NTSTATUS that is an error. */
    record Status(int code) implements SmbFailure {

        /** {@code STATUS_ACCESS_DENIED (0xC0000022)}. */
        @Override
        public String toString() {
            NtStatus known = NtStatus.valueOf(Integer.toUnsignedLong(code));
            String hex = "0x%08X".formatted(code);
            return known == NtStatus.STATUS_OTHER ? "status " + hex : known.name() + " (" + hex + ")";
        }
    }

    /** No address belongs to the name. */
    record Unresolved(String detail) implements SmbFailure {
        public Unresolved {
            requireNonNull(detail, "detail is null");
        }
    }

    /** Nothing listens there, or no packet gets there. */
    record Unreachable(String detail) implements SmbFailure {
        public Unreachable {
            requireNonNull(detail, "detail is null");
        }
    }

    /** The TCP connection was not made within the limit. */
    record Unanswered(Duration limit) implements SmbFailure {
        public Unanswered {
            requireNonNull(limit, "limit is null");
        }
    }

    /** A request was not answered within the limit. */
    record Silent(Duration limit) implements SmbFailure {
        public Silent {
            requireNonNull(limit, "limit is null");
        }
    }

    /** Everything together took longer than the limit. */
    record Overdue(Duration limit) implements SmbFailure {
        public Overdue {
            requireNonNull(limit, "limit is null");
        }
    }

    /** The connection ended while we used it. */
    record Lost(String detail) implements SmbFailure {
        public Lost {
            requireNonNull(detail, "detail is null");
        }
    }

    /** The host speaks SMB 1 and nothing newer. */
    record Smb1Only() implements SmbFailure {}

    /** The host logged us on as a guest, whose connection nothing protects and who may read next to nothing. */
    record Guest() implements SmbFailure {}

    /** What came is not what the protocol says, or what the library cannot take. */
    record Garbled(String detail) implements SmbFailure {
        public Garbled {
            requireNonNull(detail, "detail is null");
        }
    }

    /** Our own thread was told to stop; the host has done nothing wrong. */
    record Interrupted() implements SmbFailure {}

    /** Whether no later question over the same connection can be answered. */
    default boolean endsTheConnection() {
        return switch (this) {
            case Status ignored -> false;
            case Interrupted() -> false;
            case Garbled ignored -> false;
            case Unresolved ignored -> true;
            case Unreachable ignored -> true;
            case Unanswered ignored -> true;
            case Silent ignored -> true;
            case Overdue ignored -> true;
            case Lost ignored -> true;
            case Smb1Only() -> true;
            case Guest() -> true;
        };
    }

    /** For people, without the host's name. */
    default String describe() {
        return switch (this) {
            case Status status -> status.toString();
            case Unresolved(String detail) -> "its name cannot be resolved: " + detail;
            case Unreachable(String detail) -> "it cannot be reached: " + detail;
            case Unanswered(Duration limit) -> "no connection within " + seconds(limit);
            case Silent(Duration limit) -> "no answer within " + seconds(limit);
            case Overdue(Duration limit) -> "reading it took longer than " + seconds(limit);
            case Lost(String detail) -> "the connection was lost: " + detail;
            case Smb1Only() -> "it speaks SMB 1 only";
            case Guest() -> "it logged us on as a guest";
            case Garbled(String detail) -> "an answer that makes no sense: " + detail;
            case Interrupted() -> "given up";
        };
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
