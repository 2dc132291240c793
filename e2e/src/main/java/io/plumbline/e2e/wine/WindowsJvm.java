package io.plumbline.e2e.wine;

import java.nio.file.Path;

/** A Java runtime for Windows, in the copy that runs under Wine. */
public enum WindowsJvm {
    /** All of Java SE: for JUnit and other tools. */
    FULL("windows-jvm-wine"),
    /** The modules that Plumbline ships. */
    SHIPPED("windows-runtime-wine");

    private final String step;

    WindowsJvm(String step) {
        this.step = step;
    }

    /** The step of {@code bin/provision} that makes it. */
    public String step() {
        return step;
    }

    public Path home(Provision provision) {
        return provision.get(step);
    }

    public Path java(Provision provision) {
        return home(provision).resolve("bin/java.exe");
    }
}
