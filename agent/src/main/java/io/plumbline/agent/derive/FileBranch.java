package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.ServicingBranch;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Locale;

/** The build a file was made for and its servicing branch, from the version's third and fourth numbers. */
final class FileBranch extends RowDerivation {

    FileBranch() {
        super("file");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.whole(FactRef.of("file", "build")), DerivedFact.text(FactRef.of("file", "branch")));
    }

    @Override
    List<Conclusion> derive(String file, Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "third and fourth number");
        Reading<FileVersion> version = reasoning
                .read("file", file, "version")
                .flatMap(value -> value instanceof Value.Version(FileVersion number)
                        ? Reading.present(number)
                        : Reading.absent());
        Reading<Value> branch = version.flatMap(number -> ServicingBranch.find(number)
                .map(found -> Reading.present(Value.text(found.name().toLowerCase(Locale.ROOT))))
                .orElse(Reading.absent()));
        return List.of(
                reasoning.conclude(
                        FactRef.of("file", file, "build"), version.map(number -> Value.whole(number.build()))),
                reasoning.conclude(FactRef.of("file", file, "branch"), branch));
    }
}
