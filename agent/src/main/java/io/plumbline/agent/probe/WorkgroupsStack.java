package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;

/** Windows for Workgroups with TCP/IP-32: one stack, in SYSTEM.INI, taken as one adapter. */
final class WorkgroupsStack implements AdapterInventory {

    static final String SUBJECT = "wfw";

    private static final List<String> SECTIONS = List.of("NBT", "MSTCP", "TCPIP");

    private static final Answer NOT_SAID = Answer.absent("SYSTEM.INI does not say");

    private final Reading<SystemIni> ini;
    private final Reading<ProtocolIni> protocols;

    WorkgroupsStack(WindowsHost host) {
        this.ini = SystemIni.read(host);
        this.protocols = ProtocolIni.read(host);
    }

    @Override
    public Answer rows() {
        return Answer.of(new Value.Items(SUBJECT), "file " + SystemIni.PATH);
    }

    @Override
    public void describe(String subject, FactSheet sheet) {
        for (Field each : AdapterFields.ALL) {
            String field = each.name();
            switch (field) {
                case "name" -> sheet.put(subject, field, Answer.of(Value.text("TCP/IP-32"), "Windows for Workgroups"));
                case "enabled" -> sheet.put(subject, field, Answer.of(Value.flag(true), "the only stack there is"));
                case "driver" -> sheet.put(subject, field, drivers());
                case "addresses-static" -> sheet.put(subject, field, addresses());
                case "wins-static" ->
                    sheet.put(subject, field, winsServers(subject).getFirst());
                case "wins-dhcp" ->
                    sheet.put(subject, field, winsServers(subject).getLast());
                default -> sheet.put(subject, field, NOT_SAID);
            }
        }
    }

    private static Answer inProtocols(Reading<Value> reading) {
        return new Answer(reading, "file " + ProtocolIni.PATH + " [network.setup]");
    }

    /** Of the cards that TCP/IP is bound to. */
    private Answer drivers() {
        return inProtocols(protocols.flatMap(ini -> ini.findTcpIp()
                .map(ini::driversOf)
                .filter(drivers -> !drivers.isEmpty())
                .map(drivers -> Reading.<Value>present(Value.text(String.join(", ", drivers))))
                .orElseGet(Reading::absent)));
    }

    /** Those of real-mode TCP/IP; where TCP/IP-32 keeps its own is not documented, so that they are not known. */
    private Answer addresses() {
        return inProtocols(protocols.flatMap(ini -> ini.findTcpIp()
                .map(ProtocolIni.Transport::addresses)
                .filter(addresses -> !addresses.isEmpty())
                .map(addresses -> Reading.<Value>present(new Value.Items(addresses)))
                .orElseGet(Reading::absent)));
    }

    @Override
    public Answer tcpipValue(String subject, String name) {
        return NOT_SAID;
    }

    @Override
    public Answer netbtValue(String subject, String name) {
        return NOT_SAID;
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
