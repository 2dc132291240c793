package io.plumbline.model;

import java.util.Optional;

/** The NetBT node type (RFC 1001 section 10; H is Microsoft's): in which order broadcast and WINS resolve a name. */
public enum NodeType {
    /** Broadcast only. */
    B(1),
    /** WINS only, never broadcast. */
    P(2),
    /** Broadcast, then WINS. */
    M(4),
    /** WINS, then broadcast. */
    H(8);

    private final int number;

    NodeType(int number) {
        this.number = number;
    }

    /** As the registry values NodeType and DhcpNodeType and FIXED_INFO spell it. */
    public int number() {
        return number;
    }

    /** Empty for every number but 1, 2, 4 and 8: Windows falls through to the next source then. */
    public static Optional<NodeType> findByNumber(long number) {
        for (NodeType type : values()) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
