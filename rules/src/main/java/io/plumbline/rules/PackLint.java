package io.plumbline.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a rule author is told about packs before anybody relies on them: all that the reader refuses, and what loads but is
 * not right yet. It asks no network and no host.
 */
public final class PackLint {

    /** Stands in a rule that a scaffold began wherever its author has still something to say. */
    public static final String TO_FILL_IN = "FILL IN";

    private final FactCatalog catalog;
    private final long mostFacts;

    public PackLint(FactCatalog catalog) {
        this(catalog, SearchBudget.MOST_FACTS);
    }

    PackLint(FactCatalog catalog, long mostFacts) {
        this.catalog = catalog;
        this.mostFacts = mostFacts;
    }

    private List<Inspection> inspections(SearchBudget budget) {
        return List.of(
                new UnfinishedText(),
                new ThinGuidance(),
                new CaseResults(catalog),
                new UntestedDecisions(catalog, budget),
                new NeverDecided(catalog, budget),
                new GivenFacts(),
                new UnknownFacts(catalog),
                new ImpossibleComparisons(catalog),
                new MissingAbsences(catalog),
                new VacuousCases(catalog, budget),
                new ContradictingTitles(catalog));
    }

    /** Everything wrong with the files of several packs, in order of place; empty where nothing is. */
    public List<LintProblem> lint(Collection<List<RuleFile>> packs) {
        List<LintProblem> problems = new ArrayList<>();
        List<RuleSource> sources = new ArrayList<>();
        for (List<RuleFile> files : packs) {
            refused(files, problems);
            for (RuleFile file : files) {
                if (!file.lastName().equals(RuleFile.PACK)) {
                    PackReader.source(file, new Problems(file.name())).ifPresent(sources::add);
                }
            }
        }
        problems.addAll(inspect(sources));
        return problems.stream().sorted().toList();
    }

    /** Everything wrong with one rule's file, without its pack. */
    public List<LintProblem> lint(RuleFile file) {
        Problems refusals = new Problems(file.name());
        return PackReader.source(file, refusals)
                .map(source -> inspect(List.of(source)).stream().sorted().toList())
                .orElseGet(() -> notLoaded(refusals.all()));
    }

    private static void refused(List<RuleFile> files, List<LintProblem> problems) {
        try {
            PackReader.read(files);
        } catch (PackException refused) {
            problems.addAll(notLoaded(refused.problems()));
        }
    }

    private static List<LintProblem> notLoaded(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new LintProblem(LintCheck.NOT_LOADED, problem))
                .toList();
    }

    private List<LintProblem> inspect(List<RuleSource> sources) {
        List<LintProblem> found = new ArrayList<>();
        DeadReferences references = new DeadReferences(
                sources.stream().map(source -> source.rule().id()).toList());
        SearchBudget budget = new SearchBudget(mostFacts);
        List<Inspection> inspections = inspections(budget);
        for (RuleSource source : sources) {
            LintProblems problems = new LintProblems(source.file().name());
            name(source, problems);
            boolean before = budget.isUsedUp();
            inspections.forEach(inspection -> inspection.inspect(source, problems));
            references.inspect(source, problems);
            if (budget.isUsedUp() && !before) {
                leftUntried(source, problems);
            }
            found.addAll(problems.all());
        }
        if (!budget.isUsedUp()) {
            new RulePairs(catalog, budget).inspect(sources, found::add);
            if (budget.isUsedUp()) {
                LintProblems problems =
                        new LintProblems(sources.getLast().file().name());
                leftUntried(sources.getLast(), problems);
                found.addAll(problems.all());
            }
        }
        return found;
    }

    private void leftUntried(RuleSource source, LintProblems problems) {
        problems.add(
                LintCheck.LEFT_UNTRIED,
                source.placeOf("id"),
                "there is more to try than " + mostFacts + " facts: from here on lint tried no further hosts",
                "lint fewer files at once, or make the rule ask of fewer facts");
    }

    private static void name(RuleSource source, LintProblems problems) {
        String id = source.rule().id();
        if (!source.file().lastName().equals(id + ".yaml")) {
            problems.add(
                    LintCheck.FILE_NAME,
                    source.placeOf("id"),
                    "the rule " + id + " stands in a file of another name",
                    "name the file " + id + ".yaml");
        }
    }
}
