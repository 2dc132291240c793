package io.plumbline.agent.host.live;

import com.sun.jna.Pointer;
import io.plumbline.agent.host.live.win32.AdvApi32;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** lpDependencies of QUERY_SERVICE_CONFIG: services, and load-order groups marked by a plus sign, in one list. */
record ServiceDependencies(List<String> services, List<String> groups) {

    /** Windows limits a whole configuration to 8 KB; a list without its end is no list. */
    private static final int MAX_NAMES = 4096;

    ServiceDependencies {
        services = List.copyOf(services);
        groups = List.copyOf(groups);
    }

    /** @param list texts that each end with a NUL, the last one empty; null for none */
    static ServiceDependencies of(@Nullable Pointer list) {
        List<String> services = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        Pointer at = list;
        for (int met = 0; at != null && met < MAX_NAMES; met++) {
            String name = WideText.at(at);
            if (name.isEmpty()) {
                break;
            }
            if (name.charAt(0) == AdvApi32.SC_GROUP_IDENTIFIER) {
                groups.add(name.substring(1));
            } else {
                services.add(name);
            }
            at = at.share((name.length() + 1L) * Character.BYTES);
        }
        return new ServiceDependencies(services, groups);
    }
}
