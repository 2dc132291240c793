package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.RegistryKey;
import java.util.List;

/** Policies about finding and bridging networks that belong to no protocol of their own. */
final class NetworkPolicyProbe extends SingleProbe {

    private static final RegistryKey POLICIES = RegistryKey.localMachine("SOFTWARE\\Policies\\Microsoft");
    private static final RegistryKey LLTD = POLICIES.child("Windows\\LLTD");
    private static final String NOT_DOCUMENTED = "the driver's own default, which no document names";

    private static final List<Inquiry<WindowsHost>> INQUIRIES = List.of(
            Inquiry.value(
                    POLICIES.child("Netlogon\\Parameters"),
                    "BlockNetbiosDiscovery",
                    whole("block-netbios-discovery", "Whether domain controllers are no longer sought by NetBIOS.", "1")
                            .whenAbsent("1 since Windows Server 2025 (Microsoft: Locating domain controllers)")),
            Inquiry.value(
                    POLICIES.child("Windows\\Network Connections"),
                    "NC_AllowNetBridge_NLA",
                    whole("allow-network-bridge", "Whether a network bridge may be made on the domain's network.", "0")
                            .whenAbsent("allowed (policy Prohibit installation and configuration of Network Bridge)")),
            Inquiry.value(
                    LLTD,
                    "EnableLLTDIO",
                    whole("lltd-mapper", "Whether the link-layer mapper is on.", "0")
                            .whenAbsent(NOT_DOCUMENTED)),
            Inquiry.value(
                    LLTD,
                    "EnableRspndr",
                    whole("lltd-responder", "Whether the link-layer responder is on.", "0")
                            .whenAbsent(NOT_DOCUMENTED)),
            Inquiry.value(
                    RegistryKey.localMachine(
                            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp"),
                    "DisableWpad",
                    whole("disable-wpad", "Whether WinHTTP no longer looks for a proxy by the name wpad.", "1")
                            .whenAbsent("0 (Microsoft: How to disable HTTP proxy features)")));

    NetworkPolicyProbe() {
        super(
                "network-policy",
                "Policies about finding and bridging networks.",
                ProbeDescription.ANY_USER,
                List.of(Cost.fixed(Cost.Reader.REGISTRY, 5)),
                INQUIRIES);
    }
}
