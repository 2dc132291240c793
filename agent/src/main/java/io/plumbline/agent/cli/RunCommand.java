package io.plumbline.agent.cli;

import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.agent.run.RunningAgent;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline-agent run}: the scheduled agent, until it is told to stop. */
@Command(
        name = "run",
        description =
                "Audits at start and then at the configured interval, and delivers the reports, until it is stopped.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent run --config.file agent.yaml",
            "  plumbline-agent run --set collector.url=https://plumbline.example.com:9848 --set audit.interval=1h"
        })
final class RunCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable AgentCommand parent;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Mixin
    private PackOptions packs = new PackOptions();

    @Mixin
    private ConfigOptions configuration = new ConfigOptions();

    @Override
    public Integer call() throws InterruptedException {
        Surroundings around = AgentCommand.of(parent).around();
        LogLines.verbose();
        AgentConfig config = configuration.read(around).config();
        AuditPlan plan = packs.plan(packs.packs(config.packs()));
        Optional<HostSource> own = findOwnHost(config, around);
        try (RunningAgent agent = RunningAgent.start(config, own, plan, AgentVersion.current())) {
            agent.findMetricsAddress()
                    .ifPresent(address -> around.err()
                            .println("plumbline-agent: metrics on http://"
                                    + address.getAddress().getHostAddress() + ":" + address.getPort() + "/metrics"));
            around.stop().await();
        } catch (IOException noSpool) {
            throw CommandFailure.usage("the agent cannot start: " + noSpool.getMessage()
                    + "; set spool.directory and state.directory to places that can be written");
        }
        return ExitCodes.DONE;
    }

    /** What cannot be there is said at once, not in a log a quarter of an hour later. Elsewhere than on Windows targets do. */
    private Optional<HostSource> findOwnHost(AgentConfig config, Surroundings around) {
        if (!around.onWindows() && !hosts.areGiven() && !config.targets().isEmpty()) {
            return Optional.empty();
        }
        HostSource source = hosts.source(around);
        try {
            source.open().close();
            return Optional.of(source);
        } catch (HostUnavailableException none) {
            throw new CommandFailure(ExitCodes.NOT_AUDITED, String.valueOf(none.getMessage()));
        }
    }
}
