package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.flag;
import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;

/** How SMB is spoken, as server and as client: versions, signing, encryption, hardened paths. */
final class SmbProbe extends SingleProbe {

    private static final RegistryKey SERVER = RegistryKey.service("LanmanServer\\Parameters");
    private static final RegistryKey CLIENT = RegistryKey.service("LanmanWorkstation\\Parameters");
    private static final RegistryKey REDIRECTOR = RegistryKey.service("Rdr\\Parameters");
    private static final String HARDENED_BY_DEFAULT =
            "since Windows 10 and Server 2016 mutual authentication and integrity (Microsoft: What's new in Windows Server"
                    + " 2016), before nothing";
    private static final RegistryKey POLICIES = RegistryKey.localMachine("SOFTWARE\\Policies\\Microsoft\\Windows");
    private static final RegistryKey HARDENED = POLICIES.child("NetworkProvider\\HardenedPaths");
    private static final String SMB1_PAGE = "Microsoft: How to detect, enable and disable SMBv1, SMBv2, and SMBv3";

    private static final List<Inquiry<WindowsHost>> INQUIRIES = List.of(
            Inquiry.value(
                    SERVER,
                    "SMB1",
                    whole("server-smb1", "Whether the server speaks SMB 1, where that is installed.", "0")
                            .whenAbsent("1 (" + SMB1_PAGE + ")")),
            Inquiry.value(
                    SERVER,
                    "SMB2",
                    whole("server-smb2", "Whether the server speaks SMB 2 and 3.", "1")
                            .whenAbsent("1 (" + SMB1_PAGE + ")")),
            start("srv", "server-smb1-driver-start", "the server's driver for SMB 1"),
            start("srv2", "server-smb2-driver-start", "the server's driver for SMB 2 and 3"),
            start("mrxsmb10", "client-smb1-driver-start", "the client's driver for SMB 1"),
            start("mrxsmb20", "client-smb2-driver-start", "the client's driver for SMB 2 and 3"),
            file("System32\\drivers\\srv.sys", "server-smb1-driver-file", "the server's driver for SMB 1"),
            file("System32\\drivers\\mrxsmb10.sys", "client-smb1-driver-file", "the client's driver for SMB 1"),
            Inquiry.value(
                    SERVER,
                    "MinSmb2Dialect",
                    whole("server-min-dialect", "Lowest dialect of SMB 2 and 3 served.", "768")),
            Inquiry.value(
                    SERVER,
                    "MaxSmb2Dialect",
                    whole("server-max-dialect", "Highest dialect of SMB 2 and 3 served.", "785")),
            Inquiry.value(
                    CLIENT,
                    "MinSmb2Dialect",
                    whole("client-min-dialect", "Lowest dialect of SMB 2 and 3 used.", "768")),
            Inquiry.value(
                    CLIENT,
                    "MaxSmb2Dialect",
                    whole("client-max-dialect", "Highest dialect of SMB 2 and 3 used.", "785")),
            Inquiry.value(
                    SERVER,
                    "RequireSecuritySignature",
                    whole("server-signing-required", "Whether the server refuses unsigned sessions.", "1")),
            Inquiry.value(
                    SERVER,
                    "EnableSecuritySignature",
                    whole("server-signing-enabled", "Whether the server signs for clients that ask, with SMB 1.", "1")),
            Inquiry.value(
                    CLIENT,
                    "RequireSecuritySignature",
                    whole("client-signing-required", "Whether the client refuses unsigned sessions.", "1")),
            Inquiry.value(
                    CLIENT,
                    "EnableSecuritySignature",
                    whole("client-signing-enabled", "Whether the client signs for servers that ask, with SMB 1.", "1")),
            Inquiry.value(SERVER, "EncryptData", whole("server-encryption", "Whether all shares are encrypted.", "0")),
            Inquiry.value(
                    SERVER,
                    "RejectUnencryptedAccess",
                    whole("server-rejects-unencrypted", "Whether clients that cannot encrypt are refused.", "1")),
            Inquiry.value(
                    CLIENT,
                    "EnablePlainTextPassword",
                    whole("client-plain-text-password", "Whether a password goes to servers in clear text.", "0")),
            Inquiry.value(
                    REDIRECTOR,
                    "IgnoreBindingOrder",
                    whole(
                                    "redirector-ignores-binding-order",
                                    "NT 4.0: whether the first transport to answer is taken, instead of the first bound.",
                                    "1")
                            .whenAbsent("0: the first bound one is waited for (Q166159)")),
            Inquiry.value(
                    CLIENT,
                    "AllowInsecureGuestAuth",
                    whole("client-guest-local", "Whether guest logons are accepted, set locally.", "0")),
            Inquiry.value(
                    POLICIES.child("LanmanWorkstation"),
                    "AllowInsecureGuestAuth",
                    whole("client-guest-policy", "Whether guest logons are accepted, by policy.", "0")),
            Inquiry.value(SERVER, "NullSessionShares", items("null-session-shares", "Shares open to all.", "COMCFG"))
                    .then(Answer::elements),
            Inquiry.value(SERVER, "NullSessionPipes", items("null-session-pipes", "Pipes open to all.", "browser"))
                    .then(Answer::elements),
            Inquiry.value(
                    SERVER,
                    "RestrictNullSessAccess",
                    whole("restrict-null-sessions", "Whether nothing but these is open to all.", "1")),
            Inquiry.value(
                    SERVER,
                    "SmbServerNameHardeningLevel",
                    whole("server-name-hardening", "How far the server checks the name that it is called by.", "0")),
            Inquiry.value(
                    SERVER,
                    "DisableStrictNameChecking",
                    whole(
                            "disable-strict-name-checking",
                            "Whether the server answers to other names than its own.",
                            "1")),
            Inquiry.value(
                            SERVER,
                            "OptionalNames",
                            items("optional-names", "Further NetBIOS names that the server answers to.", "OLDSRV"))
                    .then(Answer::elements),
            Inquiry.value(
                    SERVER, "Hidden", whole("server-hidden", "Whether the server stays out of browse lists.", "1")),
            Inquiry.value(
                            HARDENED,
                            "\\\\*\\NETLOGON",
                            text(
                                            "hardened-path-netlogon",
                                            "What is demanded of every NETLOGON share.",
                                            "RequireMutualAuthentication=1, RequireIntegrity=1")
                                    .whenAbsent(HARDENED_BY_DEFAULT))
                    .then(Answer::trimmed),
            Inquiry.value(
                            HARDENED,
                            "\\\\*\\SYSVOL",
                            text(
                                            "hardened-path-sysvol",
                                            "What is demanded of every SYSVOL share.",
                                            "RequireMutualAuthentication=1, RequireIntegrity=1")
                                    .whenAbsent(HARDENED_BY_DEFAULT))
                    .then(Answer::trimmed),
            Inquiry.of(
                    items(
                                    "hardened-paths",
                                    "All hardened UNC paths with what is demanded, as path: demands.",
                                    "\\\\*\\NETLOGON: RequireIntegrity=1")
                            .from("all values of " + HARDENED),
                    SmbProbe::hardenedPaths));

    SmbProbe() {
        super(
                "smb",
                "How SMB is spoken, as server and as client: versions, signing, encryption, hardened paths.",
                ProbeDescription.ANY_USER,
                List.of(Cost.fixed(Cost.Reader.REGISTRY, 30), Cost.fixed(Cost.Reader.FILES, 2)),
                INQUIRIES);
    }

    private static Inquiry<WindowsHost> start(String service, String field, String what) {
        return Inquiry.value(
                RegistryKey.service(service),
                "Start",
                whole(field, "When " + what + " starts: 2 or 3 as needed, 4 never.", "4")
                        .whenAbsent("it is not installed"));
    }

    private static Inquiry<WindowsHost> file(String path, String field, String what) {
        WindowsPath file = WindowsPath.systemRoot(path);
        return Inquiry.of(
                flag(field, "Whether the file of " + what + " is there.", "no").from("file " + file),
                host -> new Answer(Answer.exists(host.files().stat(file)), "file " + file));
    }

    /** A value that cannot be read would leave a hole in the list, so it stands for the list. */
    private static Answer hardenedPaths(WindowsHost host) {
        Reading<Value> paths = host.registry().values(HARDENED).flatMap(entries -> {
            List<String> shown = new ArrayList<>();
            for (RegistryEntry entry : entries) {
                Reading<Value> demands = entry.value().flatMap(RegistryValue::decode);
                if (!(demands instanceof Reading.Present<Value>(Value value))) {
                    return demands;
                }
                shown.add(entry.name() + ": " + value.display());
            }
            return Reading.present(new Value.Items(shown));
        });
        return new Answer(paths, HARDENED.toString());
    }
}
