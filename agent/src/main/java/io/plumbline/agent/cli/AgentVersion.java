package io.plumbline.agent.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar; classes that were never packed have none. */
final class AgentVersion implements IVersionProvider {

    static String current() {
        return Optional.ofNullable(AgentVersion.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"plumbline-agent " + current()};
    }
}
