package io.plumbline.collector.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one report changed on its host: rows to write, rules to drop, transitions to keep.
 *
 * <p>{@code changed} holds every standing that differs in any way, so that unchanged rows are never rewritten; a new
 * reason or revision with the same result changes the row and is no transition.
 */
public record Changes(List<Standing> changed, List<Standing> dropped, List<Transition> transitions) {

    public Changes {
        changed = List.copyOf(changed);
        dropped = List.copyOf(dropped);
        transitions = List.copyOf(transitions);
    }

    /** A host's first report: everything is new, and nobody but the host is the cause. */
    public static Changes first(Collection<Standing> standings) {
        List<Transition> transitions = standings.stream()
                .map(standing -> new Transition(standing.rule(), null, standing.result(), Cause.HOST))
                .toList();
        return new Changes(List.copyOf(standings), List.of(), transitions);
    }

    public static Changes between(
            Collection<Standing> before, Observer observerBefore, Collection<Standing> after, Observer observerAfter) {
        Cause cause = observerAfter.causeOfChangeSince(observerBefore);
        Map<String, Standing> left = new HashMap<>();
        before.forEach(standing -> left.put(standing.rule(), standing));
        List<Standing> changed = new ArrayList<>();
        List<Transition> transitions = new ArrayList<>();
        for (Standing standing : after) {
            Standing old = left.remove(standing.rule());
            if (standing.equals(old)) {
                continue;
            }
            changed.add(standing);
            if (old == null) {
                transitions.add(new Transition(standing.rule(), null, standing.result(), cause));
            } else if (old.result() != standing.result()) {
                Cause ofRule = old.revision() == standing.revision() ? cause : Cause.PACK;
                transitions.add(new Transition(standing.rule(), old.result(), standing.result(), ofRule));
            }
        }
        List<Standing> dropped = before.stream()
                .filter(standing -> left.containsKey(standing.rule()))
                .toList();
        dropped.forEach(standing -> transitions.add(new Transition(standing.rule(), standing.result(), null, cause)));
        return new Changes(changed, dropped, transitions);
    }

    public Optional<Transition> find(String rule) {
        return transitions.stream().filter(each -> each.rule().equals(rule)).findFirst();
    }
}
