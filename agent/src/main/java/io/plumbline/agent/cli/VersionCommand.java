package io.plumbline.agent.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@code plumbline-agent version}: what is running here, for bug reports and inventories. */
@Command(
        name = "version",
        description = "Shows the versions of the agent, its Java and the system.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  plumbline-agent version --json")
final class VersionCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable AgentCommand parent;

    @Option(names = "--json", description = "As a JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PrintStream out = AgentCommand.of(parent).around().out();
        String java = System.getProperty("java.vendor") + " " + Runtime.version();
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
        if (json) {
            java.io.StringWriter text = new java.io.StringWriter();
            try (JsonGenerator object = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
                object.writeStartObject();
                object.writeStringProperty("version", AgentVersion.current());
                object.writeStringProperty("java", java);
                object.writeStringProperty("system", system);
                object.writeEndObject();
            }
            out.println(text);
        } else {
            out.println("plumbline-agent " + AgentVersion.current());
            out.println("java   " + java);
            out.println("system " + system);
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
