package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A probe of a single row on hosts with a registry. */
abstract class SingleProbe implements Probe {

    private final ProbeDescription description;
    private final List<Inquiry<WindowsHost>> inquiries;

    SingleProbe(String name, String purpose, String rights, List<Cost> costs, List<Inquiry<WindowsHost>> inquiries) {
        this.description = ProbeDescription.single(name, purpose, rights, costs, Inquiry.fields(inquiries));
        this.inquiries = List.copyOf(inquiries);
    }

    @Override
    public final ProbeDescription description() {
        return description;
    }

    @Override
    public final List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
            Function<Field, Answer> answers = workgroups(host);
            fields().forEach(field -> sheet.put(field.name(), answers.apply(field)));
        } else {
            Inquiry.putAll(inquiries, host, "", sheet);
        }
        return sheet.facts();
    }

    /** What a host without a registry answers instead. */
    Function<Field, Answer> workgroups(WindowsHost host) {
        return field -> Answer.absent("Windows for Workgroups has no registry");
    }
}
