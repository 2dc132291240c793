package io.plumbline.agent.host;

import static java.util.Objects.requireNonNull;

/**
 * One cluster that Network Load Balancing runs (root\MicrosoftNLB: MicrosoftNLB_ClusterSetting and its node's setting).
 *
 * @param adapter the interface GUID with braces; empty where the provider names none
 */
public record LoadBalancingCluster(
        String adapter, String clusterName, String clusterAddress, String dedicatedAddress, long hostPriority) {
    public LoadBalancingCluster {
        requireNonNull(adapter, "adapter is null");
        requireNonNull(clusterName, "clusterName is null");
        requireNonNull(clusterAddress, "clusterAddress is null");
        requireNonNull(dedicatedAddress, "dedicatedAddress is null");
    }
}
