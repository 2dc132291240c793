package io.plumbline.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactPlaceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HKLM\\SOFTWARE\\Policies\\A B » Value | HKLM/SOFTWARE/Policies/A%20B | registryValue"
                        + " | HKLM\\SOFTWARE\\Policies\\A B\\Value",
                "HKLM\\SYSTEM\\NetBT » One, else HKLM\\SYSTEM\\NetBT » Two | HKLM/SYSTEM/NetBT | registryValue"
                        + " | HKLM\\SYSTEM\\NetBT\\One",
                "HKLM\\SYSTEM\\Linkage » Bind without HKLM\\SYSTEM\\Linkage\\Disabled » Bind | HKLM/SYSTEM/Linkage"
                        + " | registryValue | HKLM\\SYSTEM\\Linkage\\Bind",
                "HKLM\\Cluster\\Nodes | HKLM/Cluster/Nodes | registryKey | HKLM\\Cluster\\Nodes",
                "file Windows\\System32\\netbt.sys, VS_FIXEDFILEINFO | Windows/System32/netbt.sys | file"
                        + " | Windows\\System32\\netbt.sys",
                "file ..\\..\\etc\\passwd | dots2/dots2/etc/passwd | file | ..\\..\\etc\\passwd",
                "file C:\\ä?#% | C%3A/%C3%A4%3F%23%25 | file | C:\\ä?#%",
                "file \\\\ | unnamed | file | \\\\",
                "derived: first of HKLM\\SYSTEM » A | facts/netbt/node-type | fact | netbt.node-type",
                "GetNetworkParams | facts/netbt/node-type | fact | netbt.node-type",
            })
    void sourceIsAPlaceBelowTheHost(String source, String address, String kind, String name) {
        Fact fact = new Fact(FactRef.of("netbt", "node-type"), Reading.absent(), source);
        assertThat(FactPlace.of(fact)).isEqualTo(new FactPlace(address, name, kind));
    }
}
