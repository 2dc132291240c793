package io.plumbline.rules;

import io.plumbline.model.FactRef;
import java.util.HashSet;
import java.util.Set;

/** A fact that no audit delivers: it is in no finding but as a reading that broke, whatever the host. */
final class UnknownFacts implements Inspection {

    private final FactCatalog catalog;

    UnknownFacts(FactCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void inspect(RuleSource source, LintProblems problems) {
        new Walk(source, problems).rule(source.rule());
    }

    private final class Walk extends RuleWalk {
        private final RuleSource source;
        private final LintProblems problems;
        private final Set<String> seen = new HashSet<>();

        Walk(RuleSource source, LintProblems problems) {
            this.source = source;
            this.problems = problems;
            if (source.rule().scope() instanceof Scope.Subjects(String probe, var ignored)) {
                rowsOf(probe, source.placeOf("for-each"));
            }
        }

        @Override
        void fact(FactName name) {
            RowField column = FactCatalog.column(name);
            YamlNode.Place place = source.places().of(name);
            if (column.field().equals(FactRef.ROWS)) {
                rowsOf(column.probe(), place);
            } else if (catalog.find(name).isEmpty()) {
                tell(place, "no audit delivers " + column, hint(column));
            } else if (name instanceof FactName.Fixed(FactRef ref)) {
                boolean single = catalog.find(name)
                        .filter(entry -> entry.rows() == FactCatalog.Rows.ONE)
                        .isPresent();
                if (single && !ref.subject().isEmpty()) {
                    tell(place, ref.probe() + " has one row, which has no name", "write " + column);
                } else if (!single && ref.subject().isEmpty()) {
                    tell(
                            place,
                            column + " is a field of rows, and no row is named",
                            "write for-each: " + ref.probe() + ", or " + ref.probe() + "[\u2026]." + ref.field());
                }
            }
        }

        @Override
        void rows(RowSet of) {
            YamlNode.Place place = source.places().of(of);
            rowsOf(of.probe(), place.equals(YamlNode.Place.TOP) ? source.placeOf("for-each") : place);
            super.rows(of);
        }

        private void rowsOf(String probe, YamlNode.Place place) {
            switch (catalog.findRows(probe).orElse(FactCatalog.Rows.ONE)) {
                case FOUND, ASKED -> {}
                case ONE ->
                    tell(
                            place,
                            catalog.probes().contains(probe)
                                    ? "the probe " + probe + " has no rows"
                                    : "there is no probe " + probe,
                            NearestWord.hint(probe, catalog.probesWithRows()));
            }
        }

        private String hint(RowField column) {
            if (catalog.probes().contains(column.probe())) {
                return NearestWord.find(column.field(), catalog.fieldsOf(column.probe()))
                        .map(field -> "did you mean " + column.probe() + "." + field + "?")
                        .orElse("see plumbline-agent facts " + column.probe() + " for what it delivers");
            }
            return NearestWord.find(column.toString(), catalog.names())
                    .map(name -> "did you mean " + name + "?")
                    .orElseGet(() -> NearestWord.hint(column.probe(), catalog.probes()));
        }

        private void tell(YamlNode.Place place, String message, String fix) {
            if (seen.add(place + message)) {
                problems.add(LintCheck.UNKNOWN_FACT, place, message, fix);
            }
        }
    }
}
