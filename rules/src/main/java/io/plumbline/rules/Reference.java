package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a rule's knowledge comes from: an article, an RFC, a Microsoft page. */
public record Reference(String title, @Nullable String url) {
    public Reference {
        requireNonNull(title, "title is null");
        if (url != null && !url.startsWith("https://") && !url.startsWith("http://")) {
            throw new IllegalArgumentException("not a web address: " + url);
        }
    }

    /** Its address, where it has one that still answers. */
    public Optional<String> findUrl() {
        return Optional.ofNullable(url);
    }
}
