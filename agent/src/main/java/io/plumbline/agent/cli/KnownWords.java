package io.plumbline.agent.cli;

import io.plumbline.agent.audit.DeliveredFacts;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.Probes;
import io.plumbline.model.FactRef;
import io.plumbline.model.Severity;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import java.util.Arrays;
import java.util.Iterator;

/** What a shell may complete: asked for when a completion script is written, not when a command runs. */
final class KnownWords {

    private KnownWords() {}

    /** Rules of the built-in packs. */
    static final class Rules implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Packs.builtIn().stream()
                    .map(Pack::rules)
                    .flatMap(rules -> rules.stream().map(Rule::id))
                    .sorted()
                    .iterator();
        }
    }

    /** The built-in packs. */
    static final class PackNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Packs.names().iterator();
        }
    }

    /** The profiles of the built-in packs. */
    static final class Profiles implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Packs.builtIn().stream()
                    .flatMap(pack -> pack.profiles().keySet().stream())
                    .distinct()
                    .sorted()
                    .iterator();
        }
    }

    /** The probes. */
    static final class ProbeNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Probes.all().stream().map(Probe::name).sorted().iterator();
        }
    }

    /** All facts, those of rows without a subject. */
    static final class FactNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return DeliveredFacts.all().stream()
                    .filter(fact -> !fact.field().equals(FactRef.ROWS))
                    .map(FactRef::toString)
                    .iterator();
        }
    }

    /** The errors and events that rules of the built-in packs name. */
    static final class ErrorNumbers implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SymptomSearch.of(Packs.builtIn()).numbers().iterator();
        }
    }

    /** The severities. */
    static final class Severities implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Severity.values()).map(Severity::word).iterator();
        }
    }

    /** The shells that {@code completion} writes for. */
    static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CompletionCommand.SHELLS.iterator();
        }
    }
}
