package io.plumbline.agent.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a generation of Windows keeps its adapters. */
interface AdapterInventory {

    /** The subjects, bound ones first and in the order of their binding. */
    Answer rows();

    /** Every field of {@link AdapterProbe} for one of them. */
    void describe(String subject, FactSheet sheet);

    /** One of an adapter's own settings of TCP/IP, by the name of its value. */
    Answer tcpipValue(String subject, String name);

    /** One of an adapter's own settings of NetBT, by the name of its value. */
    Answer netbtValue(String subject, String name);

    /** The WINS servers of one of them: those set by hand, then those DHCP gave. */
    List<Answer> winsServers(String subject);

    /** Names in order, each once whatever its case. */
    static List<String> distinct(List<List<String>> lists) {
        Map<String, String> names = new LinkedHashMap<>();
        lists.forEach(list -> list.forEach(name -> names.putIfAbsent(Bindings.folded(name), name)));
        return List.copyOf(names.values());
    }
}
