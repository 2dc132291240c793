package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service pack as a number, so that rules can ask for one and later: {@code Service Pack 6} is 6, no service pack is 0.
 * Service Pack 6a of NT 4.0 is 6 too, because CSDVersion itself says 6 there.
 */
final class ServicePackLevel implements Derivation {

    private static final FactRef LEVEL = FactRef.of("os", "service-pack-level");
    private static final Pattern NUMBER = Pattern.compile("\\D*(\\d{1,3})\\D?.*");

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.whole(LEVEL));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "number in the service pack's name, 0 without one");
        Reading<Long> level = reasoning.isWorkgroups()
                ? Reading.absent()
                : Reasoning.orWhenAbsent(Reasoning.text(reasoning.read("os", "service-pack")), "0")
                        .flatMap(ServicePackLevel::number);
        return List.of(reasoning.conclude(LEVEL, level.map(Value::whole)));
    }

    /** A name without a number is no reason to take the host for one without a service pack. */
    private static Reading<Long> number(String name) {
        Matcher number = NUMBER.matcher(name);
        return number.matches() ? Reading.present(Long.parseLong(number.group(1))) : Reading.absent();
    }
}
