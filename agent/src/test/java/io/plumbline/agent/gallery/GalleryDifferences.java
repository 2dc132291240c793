package io.plumbline.agent.gallery;

import java.util.List;
import java.util.Set;

/**
 * {@code bin/gallery [HOST…]}: prints where hosts are not what is expected of them. It writes no file, because a result
 * that nobody has thought about is no expectation.
 */
final class GalleryDifferences {

    private GalleryDifferences() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] hosts) {
        Set<String> rules = Gallery.rules();
        boolean same = true;
        for (String host : hosts.length == 0 ? Gallery.names() : List.of(hosts)) {
            List<String> lines = told(host, rules);
            lines.forEach(System.out::println);
            same &= lines.isEmpty();
        }
        if (!same) {
            System.exit(1);
        }
        System.out.println("as expected");
    }

    private static List<String> told(String host, Set<String> rules) {
        try {
            return Difference.of(host, rules).stream().map(Difference::toString).toList();
        } catch (RuntimeException wrong) {
            return List.of(host + ": " + wrong.getMessage());
        }
    }
}
