package io.plumbline.formats;

import io.plumbline.model.Result;

/** The sign beside a result's word on pages: a state is never told by colour alone. */
public final class ResultSign {

    private ResultSign() {}

    public static String of(Result result) {
        return switch (result) {
            case PASS -> "✓";
            case FAIL -> "✕";
            case ERROR -> "!";
            case UNKNOWN -> "?";
            case NOTAPPLICABLE -> "–";
            case NOTCHECKED -> "○";
            case INFORMATIONAL -> "i";
        };
    }
}
