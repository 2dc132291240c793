package io.plumbline.rules;

import java.util.List;

/** The packs that come with Plumbline, from the class path. */
public final class Packs {

    private Packs() {}

    public static List<Pack> builtIn() {
        return List.of();
    }
}
