package io.plumbline.model.json;

import static io.plumbline.model.json.ReportFormatException.Reason.BAD_VALUE;
import static io.plumbline.model.json.ReportFormatException.Reason.NOT_JSON;
import static io.plumbline.model.json.ReportFormatException.Reason.TOO_LARGE;
import static io.plumbline.model.json.ReportFormatException.Reason.WRONG_VERSION;

import io.plumbline.model.AuditSource;
import io.plumbline.model.Fact;
import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.PackVersion;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.Result;
import io.plumbline.model.Summary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads what {@link ReportWriter} writes, from anybody: unknown names are skipped, everything else that is not a
 * version 1 report within {@link ReportLimits} is refused with a reason and a place.
 *
 * <p>Memory stays within a few times {@link ReportLimits#MAX_DOCUMENT_BYTES} whatever the stream holds. A report that was
 * read is well-formed, not true: names and texts are still the sender's.
 */
public final class ReportReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(ReportLimits.MAX_NESTING)
                    .maxTokenCount(ReportLimits.MAX_TOKENS)
                    .maxNameLength(ReportLimits.MAX_FIELD_NAME)
                    .maxNumberLength(ReportLimits.MAX_NUMBER)
                    .maxStringLength(ReportLimits.MAX_TEXT)
                    .build())
            .build();

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final JsonInput in;
    private final FactReader facts;
    private final FindingReader findings;

    private ReportReader(JsonInput in) {
        this.in = in;
        this.facts = new FactReader(in);
        this.findings = new FindingReader(in, facts);
    }

    public static Report read(byte[] document) throws ReportFormatException {
        try {
            return read(new ByteArrayInputStream(document));
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
    }

    /**
     * Reads to the end of the stream and leaves it open.
     *
     * @throws ReportFormatException when the stream yields anything but one report
     * @throws IOException when the stream itself breaks (a truncated gzip stream, a reset connection)
     */
    public static Report read(InputStream document) throws IOException, ReportFormatException {
        InputStream utf8 = requireUtf8(new BoundedInput(document, ReportLimits.MAX_DOCUMENT_BYTES));
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), utf8)) {
            JsonInput in = new JsonInput(parser);
            try {
                parser.nextToken();
                Report report = new ReportReader(in).report();
                if (parser.nextToken() != null) {
                    throw in.refuse(NOT_JSON, "more after the end of the report");
                }
                return report;
            } catch (StreamConstraintsException beyondBound) {
                throw in.refuse(TOO_LARGE, beyondBound.getOriginalMessage());
            } catch (JacksonIOException broken) {
                if (broken.getCause() instanceof BoundedInput.Exceeded) {
                    throw in.refuse(TOO_LARGE, "more than " + ReportLimits.MAX_DOCUMENT_BYTES + " bytes");
                }
                throw broken.getCause();
            } catch (JacksonException notJson) {
                throw in.refuse(NOT_JSON, notJson.getOriginalMessage());
            }
        }
    }

    /** The parser would guess UTF-16 and UTF-32 from zero bytes near the start; a report is UTF-8, without a mark. */
    private static InputStream requireUtf8(InputStream document) throws IOException, ReportFormatException {
        PushbackInputStream stream = new PushbackInputStream(document, 2);
        byte[] start = stream.readNBytes(2);
        for (byte first : start) {
            if (first <= 0) {
                throw new ReportFormatException(NOT_JSON, "", "not JSON in UTF-8");
            }
        }
        stream.unread(start);
        return stream;
    }

    private Report report() throws ReportFormatException {
        boolean versionSeen = false;
        ReportId id = null;
        HostIdentity host = null;
        String agentVersion = null;
        List<PackVersion> packs = null;
        Summary summary = null;
        List<Finding> found = null;
        List<Fact> known = null;
        List<ProbeRun> probes = null;
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "schemaVersion" -> versionSeen = version();
                case "report" -> id = id();
                case "host" -> host = host();
                case "agentVersion" -> agentVersion = in.text(ReportLimits.MAX_NAME);
                case "packs" -> packs = in.list(ReportLimits.MAX_PACKS, this::pack);
                case "summary" -> summary = summary();
                case "findings" -> found = in.list(ReportLimits.MAX_FINDINGS, findings::read);
                case "facts" -> known = in.list(ReportLimits.MAX_FACTS, facts::read);
                case "probes" -> probes = in.list(ReportLimits.MAX_PROBES, this::probe);
                default -> in.skip();
            }
        }
        in.required(versionSeen ? Report.SCHEMA_VERSION : null, "schemaVersion");
        Report report = new Report(
                in.required(id, "report"),
                in.required(host, "host"),
                in.required(agentVersion, "agentVersion"),
                in.required(packs, "packs"),
                in.required(found, "findings"),
                in.required(known, "facts"),
                in.required(probes, "probes"));
        requireConsistent(report, in.required(summary, "summary"));
        return report;
    }

    private void requireConsistent(Report report, Summary claimed) throws ReportFormatException {
        Set<String> rules = new HashSet<>();
        for (Finding finding : report.findings()) {
            if (!rules.add(finding.rule())) {
                throw in.refuse(BAD_VALUE, "two findings of rule " + finding.rule());
            }
        }
        try {
            Facts.of(report.facts());
        } catch (IllegalArgumentException twice) {
            throw in.refuse(BAD_VALUE, "two facts of one name");
        }
        if (!report.summary().equals(claimed)) {
            throw in.refuse(BAD_VALUE, "the summary does not count the findings");
        }
    }

    private boolean version() throws ReportFormatException {
        long version = in.whole(0, Integer.MAX_VALUE);
        if (version != Report.SCHEMA_VERSION) {
            throw in.refuse(WRONG_VERSION, "schemaVersion " + version + ", not " + Report.SCHEMA_VERSION);
        }
        return true;
    }

    private ReportId id() throws ReportFormatException {
        String id = null;
        String agent = null;
        UUID epoch = null;
        Long seq = null;
        Instant takenAt = null;
        Duration took = null;
        AuditSource source = null;
        String route = null;
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "id" -> id = identity();
                case "agent" -> agent = identity();
                case "epoch" -> epoch = UUID.fromString(in.matching(UUID_FORM, ReportLimits.MAX_NAME));
                case "seq" -> seq = in.whole(1, ReportLimits.MAX_SAFE_WHOLE);
                case "takenAt" -> takenAt = in.moment();
                case "durationMillis" -> took = duration();
                case "source" -> source = in.word(AuditSource::findByWord);
                case "route" -> route = in.text(ReportLimits.MAX_ROUTE);
                default -> in.skip();
            }
        }
        AuditSource known = in.required(source, "source");
        return new ReportId(
                in.required(id, "id"),
                in.required(agent, "agent"),
                in.required(epoch, "epoch"),
                in.required(seq, "seq"),
                in.required(takenAt, "takenAt"),
                in.required(took, "durationMillis"),
                known,
                route == null ? known.word() : route);
    }

    private String identity() throws ReportFormatException {
        return in.matching(ReportLimits.IDENTITY, ReportLimits.MAX_NAME);
    }

    private Duration duration() throws ReportFormatException {
        return Duration.ofMillis(in.whole(0, ReportLimits.MAX_SAFE_WHOLE));
    }

    private HostIdentity host() throws ReportFormatException {
        String id = null;
        String name = null;
        OperatingSystem os = null;
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "id" -> id = identity();
                case "name" -> name = in.text(ReportLimits.MAX_NAME);
                case "os" -> os = os();
                default -> in.skip();
            }
        }
        return new HostIdentity(in.required(id, "id"), in.required(name, "name"), in.required(os, "os"));
    }

    private OperatingSystem os() throws ReportFormatException {
        String name = null;
        String version = null;
        String build = null;
        String revision = null;
        String servicePack = null;
        String architecture = null;
        String productType = null;
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "name" -> name = in.text(ReportLimits.MAX_NAME);
                case "version" -> version = in.text(ReportLimits.MAX_NAME);
                case "build" -> build = in.text(ReportLimits.MAX_NAME);
                case "revision" -> revision = in.text(ReportLimits.MAX_NAME);
                case "servicePack" -> servicePack = in.text(ReportLimits.MAX_NAME);
                case "architecture" -> architecture = in.text(ReportLimits.MAX_NAME);
                case "productType" -> productType = in.text(ReportLimits.MAX_NAME);
                default -> in.skip();
            }
        }
        return new OperatingSystem(
                in.required(name, "name"),
                in.required(version, "version"),
                in.required(build, "build"),
                in.required(revision, "revision"),
                in.required(servicePack, "servicePack"),
                in.required(architecture, "architecture"),
                in.required(productType, "productType"));
    }

    private PackVersion pack() throws ReportFormatException {
        String name = null;
        String version = null;
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "name" -> name = in.matching(ReportLimits.KEBAB, ReportLimits.MAX_NAME);
                case "version" -> version = in.text(ReportLimits.MAX_NAME);
                default -> in.skip();
            }
        }
        return new PackVersion(in.required(name, "name"), in.required(version, "version"));
    }

    /** The two ratios follow from the counts and are not read. */
    private Summary summary() throws ReportFormatException {
        Map<Result, Integer> counts = new EnumMap<>(Result.class);
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            Optional<Result> result = Result.findByWord(field);
            if (result.isPresent()) {
                counts.put(result.get(), (int) in.whole(0, ReportLimits.MAX_FINDINGS));
            } else {
                in.skip();
            }
        }
        for (Result result : Result.values()) {
            in.required(counts.get(result), result.word());
        }
        return new Summary(counts);
    }

    private ProbeRun probe() throws ReportFormatException {
        String probe = null;
        ProbeOutcome outcome = null;
        Duration took = null;
        String detail = null;
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "probe" -> probe = in.matching(ReportLimits.KEBAB, ReportLimits.MAX_NAME);
                case "outcome" -> outcome = in.word(ProbeOutcome::findByWord);
                case "durationMillis" -> took = duration();
                case "detail" -> detail = in.text(ReportLimits.MAX_TEXT);
                default -> in.skip();
            }
        }
        return new ProbeRun(
                in.required(probe, "probe"),
                in.required(outcome, "outcome"),
                in.required(took, "durationMillis"),
                in.required(detail, "detail"));
    }
}
