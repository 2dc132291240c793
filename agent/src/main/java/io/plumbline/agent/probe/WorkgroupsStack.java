package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;

/** Windows for Workgroups with TCP/IP-32: one stack, in SYSTEM.INI, taken as one adapter. */
final class WorkgroupsStack implements AdapterInventory {

    static final String SUBJECT = "wfw";

    private static final List<String> SECTIONS = List.of("NBT", "MSTCP", "TCPIP");

    private final Reading<SystemIni> ini;

    WorkgroupsStack(WindowsHost host) {
        this.ini = SystemIni.read(host);
    }

    @Override
    public Answer rows() {
        return Answer.of(new Value.Items(SUBJECT), "file " + SystemIni.PATH);
    }

    @Override
    public void describe(String subject, FactSheet sheet) {
        Answer none = Answer.absent("SYSTEM.INI does not say");
        for (String field : AdapterProbe.FIELDS) {
            switch (field) {
                case "name" -> sheet.put(subject, field, Answer.of(Value.text("TCP/IP-32"), "Windows for Workgroups"));
                case "enabled" -> sheet.put(subject, field, Answer.of(Value.flag(true), "the only stack there is"));
                case "wins-static" ->
                    sheet.put(subject, field, winsServers(subject).getFirst());
                case "wins-dhcp" ->
                    sheet.put(subject, field, winsServers(subject).getLast());
                default -> sheet.put(subject, field, none);
            }
        }
    }

    @Override
    public List<Answer> winsServers(String subject) {
        return List.of(servers(""), servers("Dhcp"));
    }

    /** Primary and backup from the first section that has either. */
    private Answer servers(String prefix) {
        List<Answer> sections = SECTIONS.stream()
                .map(section -> Answer.allAddresses(List.of(
                        server(section, prefix + "NameServer1", prefix + "NameServer"),
                        server(section, prefix + "NameServer2", prefix + "NameServerBackup"))))
                .toList();
        return Answer.firstAddresses(sections);
    }

    private Answer server(String section, String... names) {
        return SystemIni.ask(ini, List.of(section), List.of(names)).addresses();
    }
}
