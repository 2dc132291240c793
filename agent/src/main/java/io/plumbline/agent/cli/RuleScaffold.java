package io.plumbline.agent.cli;

import io.plumbline.model.FactRef;
import io.plumbline.model.FileVersion;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.Value;
import io.plumbline.rules.PackLint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The text of a rule about one fact that loads and whose cases pass; what only its author knows is marked. */
final class RuleScaffold {

    private static final int LONGEST_TITLE = 100;
    private static final long LARGEST_DWORD = 0xFFFF_FFFFL;
    private static final String ROW = "A";

    private final String id;
    private final FactForm fact;
    private final StringBuilder yaml = new StringBuilder();

    private RuleScaffold(String id, FactForm fact) {
        this.id = id;
        this.fact = fact;
    }

    static String of(String id, FactForm fact) {
        return new RuleScaffold(id, fact).text();
    }

    private void line(String line) {
        yaml.append(line).append('\n');
    }

    private String text() {
        boolean aboutEverySystem = fact.ref().probe().equals("os");
        line(
                "# This rule loads and its cases pass as it stands; 'plumbline-agent rules lint' names what is left to you.");
        line("# A finished one to compare with: plumbline-agent rules show netbt-node-type-valid");
        line("id: " + id);
        line("revision: 1          # raise it with every change that can change a result");
        line("title: " + quoted(title()));
        line("severity: medium     # critical, high, medium or low");
        if (!aboutEverySystem) {
            line("applies: { os.family: { equals: nt } }");
        }
        if (fact.forEach()) {
            line("for-each: " + fact.ref().probe());
            line("when-none: notapplicable");
        }
        line("read: " + name(fact.ref()));
        line("expect: " + expectation());
        line("when-absent:");
        line("  unknown: true      # or what it then counts as (value: 0), or the result (result: fail)");
        line("  means: " + quoted(means()));
        line("  source: " + quoted(PackLint.TO_FILL_IN + ": the page that says what Windows does then"));
        line("rationale: |");
        line("  " + PackLint.TO_FILL_IN
                + ": what goes wrong where this does not hold, for whom and since when, and which article says so.");
        line("remediation:");
        remediation();
        line("references:");
        line("  - " + quoted(PackLint.TO_FILL_IN + ": the article, RFC or page that it comes from"));
        if (!aboutEverySystem) {
            line("given: { os.family: nt }");
        }
        line("cases:");
        oneCase("as it should be", given(written(fact.example())), "pass");
        oneCase("set otherwise", given(written(unsound())), "fail");
        oneCase("never set", fact.forEach() ? given("absent") : "", "unknown");
        return yaml.toString();
    }

    private void oneCase(String name, String given, String result) {
        line("  - name: " + name);
        if (!given.isEmpty()) {
            line("    given: { " + given + " }");
        }
        line("    result: " + result);
    }

    private String given(String value) {
        FactRef ref = fact.ref();
        return name(fact.forEach() ? FactRef.of(ref.probe(), ROW, ref.field()) : ref) + ": " + value;
    }

    private String title() {
        Optional<RegistryPath> registry = registryValue();
        String what = registry.map(RegistryPath::name)
                .filter(name -> !name.isEmpty())
                .orElse(fact.ref().toString());
        String verb = switch (fact.example()) {
            case Value.Items ignored -> " contains ";
            case Value.Version ignored -> " is at least ";
            case Value.Moment ignored -> " is not before ";
            case Value.Text ignored -> " is ";
            case Value.Whole ignored -> " is ";
            case Value.Flag ignored -> " is ";
            case Value.Bytes ignored -> " is ";
        };
        String title = what + verb + soundInWords(fact);
        return title.length() <= LONGEST_TITLE
                ? title
                : fact.ref().probe() + "." + fact.ref().field() + " is as expected";
    }

    /** {@code 1, 2 or 4}. */
    static String soundInWords(FactForm fact) {
        List<String> values = fact.sound().stream().map(Value::display).toList();
        String last = values.getLast();
        return values.size() == 1 ? last : String.join(", ", values.subList(0, values.size() - 1)) + " or " + last;
    }

    private String means() {
        return fact.whenAbsent().isEmpty() || registryValue().isPresent()
                ? PackLint.TO_FILL_IN + ": what Windows does where there is no value"
                : fact.whenAbsent();
    }

    private String expectation() {
        String value = written(fact.example());
        return switch (fact.example()) {
            case Value.Items(List<String> values) ->
                "{ contains: " + quoted(values.isEmpty() ? "" : values.getFirst()) + " }";
            case Value.Version ignored -> "{ at-least: " + value + " }";
            case Value.Moment ignored -> "{ at-least: " + value + " }";
            case Value.Text ignored -> "{ equals: " + value + " }";
            case Value.Whole ignored ->
                fact.sound().size() == 1
                        ? "{ equals: " + value + " }"
                        : fact.sound().stream()
                                .map(RuleScaffold::written)
                                .collect(Collectors.joining(", ", "{ one-of: [", "] }"));
            case Value.Flag ignored -> "{ equals: " + value + " }";
            case Value.Bytes ignored -> "{ equals: " + value + " }";
        };
    }

    private Optional<RegistryPath> registryValue() {
        return fact.ref().probe().equals(FactForm.REGISTRY)
                        && fact.ref().field().equals("value")
                ? RegistryPath.find(fact.ref().subject())
                : Optional.empty();
    }

    private void remediation() {
        Optional<RegistryPath> registry = registryValue();
        if (registry.isEmpty()) {
            line("  manual: |");
            line("    " + PackLint.TO_FILL_IN + ": how to put it right, and what the change may break");
            return;
        }
        RegistryPath path = registry.get();
        String value = fact.example().display();
        boolean number = fact.example() instanceof Value.Whole;
        boolean large =
                fact.example() instanceof Value.Whole(long bits) && Long.compareUnsigned(bits, LARGEST_DWORD) > 0;
        if (path.hive() == RegistryHive.HKLM) {
            String key = "'HKLM:\\" + path.key().replace("'", "''") + "'";
            line("  powershell: |");
            // On a key that is there, New-Item -Force begins by deleting it.
            line("    if (-not (Test-Path " + key + ")) { New-Item -Path " + key + " -Force | Out-Null }");
            line("    Set-ItemProperty -Path " + key + " -Name '" + path.name().replace("'", "''") + "' -Type "
                    + (number ? large ? "QWord" : "DWord" : "String") + " -Value "
                    + (number ? value : "'" + value.replace("'", "''") + "'"));
        }
        line("  registry: |");
        line("    " + path.parent());
        line("      " + (path.name().isEmpty() ? "(default)" : path.name()) + " = "
                + (number ? large ? "REG_QWORD " : "REG_DWORD " : "REG_SZ ") + value);
    }

    private static String name(FactRef ref) {
        return ref.subject().isEmpty() ? ref.toString() : quoted(ref.toString());
    }

    /** In single quotation marks nothing but such a mark means anything in YAML. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String written(Value value) {
        return switch (value) {
            case Value.Text(String text) -> "{ text: " + quoted(text) + " }";
            case Value.Whole whole -> whole.display();
            case Value.Version version -> "{ version: " + version.display() + " }";
            case Value.Flag(boolean set) -> Boolean.toString(set);
            case Value.Items(List<String> values) ->
                values.stream().map(RuleScaffold::quoted).collect(Collectors.joining(", ", "[", "]"));
            case Value.Bytes bytes -> "{ bytes: '" + bytes + "' }";
            case Value.Moment moment -> "{ moment: '" + moment.display() + "' }";
        };
    }

    /** A value of the same type that the expectation does not hold for. */
    private Value unsound() {
        return switch (fact.example()) {
            case Value.Text(String text) -> Value.text(text.equals("another") ? "one more" : "another");
            case Value.Whole ignored ->
                LongStream.rangeClosed(0, fact.sound().size())
                        .mapToObj(Value::whole)
                        .filter(number -> !fact.sound().contains(number))
                        .findFirst()
                        .orElseThrow();
            case Value.Version(FileVersion version) -> new Value.Version(before(version));
            case Value.Flag(boolean set) -> Value.flag(!set);
            case Value.Items(List<String> values) ->
                new Value.Items(values.contains("another") ? "one more" : "another");
            case Value.Bytes bytes -> new Value.Bytes(bytes.toString().equals("00") ? new byte[] {1} : new byte[] {0});
            case Value.Moment(java.time.Instant at) -> new Value.Moment(at.minus(Duration.ofDays(1)));
        };
    }

    private static FileVersion before(FileVersion version) {
        return version.revision() > 0
                ? new FileVersion(version.major(), version.minor(), version.build(), version.revision() - 1)
                : new FileVersion(0, 0, 0, 0);
    }
}
