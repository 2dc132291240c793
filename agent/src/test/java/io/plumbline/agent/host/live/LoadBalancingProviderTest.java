package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.LoadBalancingCluster;
import io.plumbline.agent.host.live.LoadBalancingProvider.ClusterSetting;
import io.plumbline.agent.host.live.LoadBalancingProvider.NodeSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadBalancingProviderTest {

    @Test
    void clusterIsJoinedToTheNodeOfItsAdapter() {
        List<Map<ClusterSetting, Object>> clusters = List.of(
                Map.of(
                        ClusterSetting.ADAPTERGUID,
                        "{aaaaaaaa-0000-0000-0000-000000000001}",
                        ClusterSetting.CLUSTERNAME,
                        "web.example.com",
                        ClusterSetting.CLUSTERIPADDRESS,
                        "192.0.2.100"),
                Map.of(ClusterSetting.ADAPTERGUID, "AAAAAAAA-0000-0000-0000-000000000002"));
        List<Map<NodeSetting, Object>> nodes = List.of(
                Map.of(NodeSetting.ADAPTERGUID, "{AAAAAAAA-0000-0000-0000-000000000009}"),
                Map.of(
                        NodeSetting.ADAPTERGUID,
                        "AAAAAAAA-0000-0000-0000-000000000001",
                        NodeSetting.DEDICATEDIPADDRESS,
                        "192.0.2.11",
                        NodeSetting.HOSTPRIORITY,
                        7));

        assertThat(LoadBalancingProvider.joined(clusters, nodes))
                .containsExactly(
                        new LoadBalancingCluster(
                                "{AAAAAAAA-0000-0000-0000-000000000001}",
                                "web.example.com",
                                "192.0.2.100",
                                "192.0.2.11",
                                7),
                        new LoadBalancingCluster("{AAAAAAAA-0000-0000-0000-000000000002}", "", "", "", 0));
    }
}
