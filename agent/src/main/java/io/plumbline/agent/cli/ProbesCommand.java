package io.plumbline.agent.cli;

import io.plumbline.agent.audit.CrashJournal;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.Probes;
import io.plumbline.formats.Marks;
import io.plumbline.formats.Plain;
import io.plumbline.rules.NearestWord;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code plumbline-agent probes …}: which probes took the agent down, and how one comes to run again. */
@Command(
        name = "probes",
        description = "Shows the probes that took the agent down, and lets them run again.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(crashes | release)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent probes crashes",
            "  plumbline-agent probes release adapter     it runs at the next audit; no restart is needed"
        })
final class ProbesCommand implements Runnable {

    @ParentCommand
    private @Nullable AgentCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    private Surroundings around() {
        return AgentCommand.of(parent).around();
    }

    @Override
    public void run() {
        throw Mistakes.needsOne(spec);
    }

    @Command(
            description =
                    "Names each probe during which the agent ended, how often, and whether it is left out for it.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  plumbline-agent probes crashes")
    int crashes(@Mixin ConfigOptions configuration) {
        AgentConfig config = configuration.read(around()).config();
        try {
            List<String> sentences = CrashJournal.sentences(config.stateDirectory(), AgentVersion.current());
            Screen screen = AgentCommand.of(parent).list();
            Marks marks = screen.marks();
            String doubt = marks.coloured(Marks.Colour.YELLOW, marks.doubt()) + " ";
            for (String sentence : sentences) {
                screen.lines().wrapped(doubt, Plain.columns(marks.doubt()) + 1, Plain.of(sentence));
            }
            if (sentences.isEmpty()) {
                screen.lines().line("no probe has taken this agent down");
            }
            screen.show();
            return ExitCodes.DONE;
        } catch (IOException unreadable) {
            throw unusable(config, unreadable);
        }
    }

    @Command(
            description = "Lets a probe run again that was left out because it took the agent down.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  plumbline-agent probes release adapter")
    int release(
            @Mixin ConfigOptions configuration,
            @Parameters(
                            paramLabel = "PROBE",
                            completionCandidates = KnownWords.ProbeNames.class,
                            description = "Its name, as 'probes crashes' and a report give it.")
                    String probe) {
        List<String> names = Probes.all().stream().map(Probe::name).toList();
        if (!names.contains(probe)) {
            throw CommandFailure.usage("no probe '" + probe + "'; " + NearestWord.hint(probe, names));
        }
        AgentConfig config = configuration.read(around()).config();
        try {
            int released = CrashJournal.release(config.stateDirectory(), AgentVersion.current(), probe);
            around().out()
                    .println(
                            released > 0
                                    ? "probe " + probe + " runs again from the next audit on"
                                    : "probe " + probe + " was not quarantined; nothing was to be released");
            return ExitCodes.DONE;
        } catch (IOException unwritable) {
            throw unusable(config, unwritable);
        }
    }

    private static CommandFailure unusable(AgentConfig config, IOException why) {
        return CommandFailure.usage("the agent's state in " + config.stateDirectory() + " cannot be used (" + why
                + "); run this with the rights of the agent's account, and its --config.file");
    }
}
