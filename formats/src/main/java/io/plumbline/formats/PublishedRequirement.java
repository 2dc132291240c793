package io.plumbline.formats;

import io.plumbline.rules.Identifiers;
import java.util.List;
import java.util.stream.Stream;

/**
 * A requirement of a published policy, as tools that sort by standards want it.
 *
 * @param number as the standard writes it; differs from edition to edition
 */
record PublishedRequirement(String standard, String number) {

    static final String STIG = "DISA STIG";
    static final String OTHER = "Other policies";

    static List<PublishedRequirement> of(Identifiers identifiers) {
        Stream<PublishedRequirement> cis = identifiers.cis().stream()
                .map(each -> new PublishedRequirement("CIS " + each.benchmark(), each.number()));
        Stream<PublishedRequirement> stig = identifiers.stig().stream()
                .flatMap(each -> Stream.of(each.id(), each.vuln()))
                .filter(number -> !number.isBlank())
                .map(number -> new PublishedRequirement(STIG, number));
        Stream<PublishedRequirement> other =
                identifiers.other().stream().map(number -> new PublishedRequirement(OTHER, number));
        return Stream.of(cis, stig, other).flatMap(each -> each).toList();
    }
}
