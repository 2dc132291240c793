package io.plumbline.agent.host.live;

import io.plumbline.agent.host.LoadBalancingCluster;
import io.plumbline.model.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The clusters that Network Load Balancing's WMI provider tells of: a setting of each cluster joined to its node's. */
final class LoadBalancingProvider {

    private static final String NAMESPACE = "ROOT\\MicrosoftNLB";

    /** Of MicrosoftNLB_ClusterSetting; WMI takes names whatever their case. */
    enum ClusterSetting {
        ADAPTERGUID,
        CLUSTERNAME,
        CLUSTERIPADDRESS
    }

    /** Of MicrosoftNLB_NodeSetting. */
    enum NodeSetting {
        ADAPTERGUID,
        DEDICATEDIPADDRESS,
        HOSTPRIORITY
    }

    private final ManagementInstrumentation wmi;

    LoadBalancingProvider(ManagementInstrumentation wmi) {
        this.wmi = wmi;
    }

    Reading<List<LoadBalancingCluster>> all() {
        Reading<List<Map<ClusterSetting, Object>>> settings =
                wmi.instances(NAMESPACE, "MicrosoftNLB_ClusterSetting", ClusterSetting.class);
        return switch (settings) {
            // No namespace, no class: the feature is not installed, which is an answer and no gap.
            case Reading.Unsupported<List<Map<ClusterSetting, Object>>> notInstalled -> Reading.absent();
            case Reading<List<Map<ClusterSetting, Object>>> told ->
                told.flatMap(clusters -> wmi.instances(NAMESPACE, "MicrosoftNLB_NodeSetting", NodeSetting.class)
                        .map(nodes -> joined(clusters, nodes)));
        };
    }

    static List<LoadBalancingCluster> joined(
            List<Map<ClusterSetting, Object>> clusters, List<Map<NodeSetting, Object>> nodes) {
        return clusters.stream().map(cluster -> row(cluster, nodes)).toList();
    }

    /** Windows 2000 has one cluster and names no adapter; then the one node is the cluster's. */
    private static LoadBalancingCluster row(Map<ClusterSetting, Object> cluster, List<Map<NodeSetting, Object>> nodes) {
        String adapter = braced(ManagementInstrumentation.text(cluster, ClusterSetting.ADAPTERGUID));
        Map<NodeSetting, Object> node = nodes.stream()
                .filter(each -> braced(ManagementInstrumentation.text(each, NodeSetting.ADAPTERGUID))
                        .equals(adapter))
                .findFirst()
                .orElse(Map.of());
        return new LoadBalancingCluster(
                adapter,
                ManagementInstrumentation.text(cluster, ClusterSetting.CLUSTERNAME),
                ManagementInstrumentation.text(cluster, ClusterSetting.CLUSTERIPADDRESS),
                ManagementInstrumentation.text(node, NodeSetting.DEDICATEDIPADDRESS),
                node.get(NodeSetting.HOSTPRIORITY) instanceof Number priority
                        ? Integer.toUnsignedLong(priority.intValue())
                        : 0);
    }

    private static String braced(String guid) {
        String upper = guid.toUpperCase(Locale.ROOT);
        return upper.isEmpty() || upper.startsWith("{") ? upper : "{" + upper + "}";
    }
}
