package io.plumbline.agent.derive;

import static io.plumbline.agent.derive.DerivationsTest.derived;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetbtCapableTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adapter[{A}].netbt-bound=yes; adapter[{A}].driver=vmxnet3ndis6 | yes",
                // Hyper-V's adapters are virtual and carry the host's addresses.
                "adapter[{A}].netbt-bound=yes; adapter[{A}].driver=VMSNPXYMP; adapter[{A}].if-type=6 | yes",
                "adapter[{A}].netbt-bound=no | no",
                "adapter[{A}].installed=yes | yes",
                // What people call it says nothing.
                "adapter[{A}].netbt-bound=yes; adapter[{A}].name=Loopback tunnel of the kernel debugger | yes",
                "adapter[{A}].netbt-bound=yes; adapter[{A}].driver=kdnic | no",
                "adapter[{A}].netbt-bound=yes; adapter[{A}].component-id=ROOT\\KDNIC | no",
                "adapter[{A}].netbt-bound=yes; adapter[{A}].driver=tunnel | no",
                "adapter[{A}].netbt-bound=yes; adapter[{A}].component-id=*teredo | no",
                "adapter[{A}].netbt-bound=yes; adapter[{A}].component-id=*isatap | no",
                "adapter[{A}].netbt-bound=yes; adapter[{A}].component-id=*6to4mp | no",
                "adapter[{A}].netbt-bound=yes; adapter[{A}].component-id=*msloop | no",
                "adapter[MSLoop1].netbt-bound=yes; adapter[MSLoop1].driver=MSLoop | no",
                "adapter[{A}].netbt-bound=yes; adapter[{A}].if-type=131 | no",
                "adapter[{A}].netbt-bound=yes; adapter[{A}].if-type=24 | no",
                "adapter[{A}].netbt-bound=yes; adapter[{A}].if-type=unsupported | yes",
                "adapter[{A}].netbt-bound=yes; adapter[{A}].if-type=failed | failed",
                "adapter[{A}].netbt-bound=yes; adapter[{A}].driver=denied | denied",
                "adapter[{A}].netbt-bound=no; adapter[{A}].driver=denied | no",
                "adapter[{A}].netbt-bound=denied; adapter[{A}].driver=kdnic | no",
                "adapter[{A}].netbt-bound=failed | failed",
            })
    void netbtReachesNobodyByLoopbackTunnelOrDebugger(String given, String capable) {
        String adapter = given.substring(0, given.indexOf('.'));
        assertThat(derived(given, adapter + ".netbt-capable", new NetbtCapable()))
                .isEqualTo(capable);
    }
}
