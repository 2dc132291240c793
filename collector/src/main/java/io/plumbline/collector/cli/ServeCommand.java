package io.plumbline.collector.cli;

import io.plumbline.collector.Collector;
import io.plumbline.collector.config.CollectorConfig;
import io.plumbline.collector.config.ConfigException;
import io.plumbline.collector.rulebook.RuleBook;
import io.plumbline.collector.store.StoreException;
import io.plumbline.rules.Packs;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs until it is told to stop (SIGTERM, SIGINT); what is queued then is written first. */
@Command(name = "serve", description = "Take reports and show them, until stopped.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigException, InterruptedException {
        CollectorConfig config = CollectorConfig.of(options.settings());
        PrintWriter err = spec.commandLine().getErr();
        try {
            Collector collector = Collector.start(config, new RuleBook(Packs.builtIn()), InstantSource.system());
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(collector)));
            PrintWriter out = spec.commandLine().getOut();
            out.println("plumbline-collector " + Collector.version() + " listens on " + collector.address());
            out.flush();
            new CountDownLatch(1).await();
            return ExitCodes.OK;
        } catch (IOException unusable) {
            err.println("cannot serve on " + config.listen() + ": " + unusable.getMessage());
        } catch (StoreException unusable) {
            Throwable cause = unusable.getCause() == null ? unusable : unusable.getCause();
            err.println(unusable.getMessage() + ": " + cause.getMessage());
        }
        return ExitCodes.CONFIGURATION;
    }

    /** Being told to stop is no failure, but a JVM ended by a signal says 143: so the last word is ours. */
    private static void stop(Collector collector) {
        collector.close();
        Runtime.getRuntime().halt(ExitCodes.OK);
    }
}
