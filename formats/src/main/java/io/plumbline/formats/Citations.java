package io.plumbline.formats;

import io.plumbline.rules.Identifiers;
import java.util.List;
import java.util.stream.Stream;

/** The numbers of published policies as an auditor writes them. */
final class Citations {

    private Citations() {}

    static List<String> of(Identifiers identifiers) {
        Stream<String> cis =
                identifiers.cis().stream().map(each -> "CIS " + each.benchmark() + ", recommendation " + each.number());
        Stream<String> stig =
                identifiers.stig().stream().map(each -> "STIG " + (each.id() + " " + each.vuln()).strip());
        return Stream.of(cis, stig, identifiers.other().stream())
                .flatMap(each -> each)
                .toList();
    }
}
