package io.plumbline.collector.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds the query of an address; blank values are left out, so that one state has one address. */
final class QueryString {

    private final StringBuilder text = new StringBuilder();

    QueryString with(String name, String value) {
        if (!value.isBlank()) {
            text.append(text.isEmpty() ? '?' : '&').append(name).append('=');
            text.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
