package io.plumbline.collector.ingest;

import static io.plumbline.collector.ingest.Refusal.Counted.INVALID;
import static io.plumbline.collector.ingest.Refusal.Counted.NOT_GZIP;
import static io.plumbline.collector.ingest.Refusal.Counted.NOT_JSON;
import static io.plumbline.collector.ingest.Refusal.Counted.TOO_LARGE;
import static io.plumbline.collector.ingest.Refusal.Counted.WRONG_VERSION;

import io.plumbline.collector.http.Problem;
import io.plumbline.collector.store.Submission;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Report;
import io.plumbline.model.Sha256;
import io.plumbline.model.json.ReportFormatException;
import io.plumbline.model.json.ReportReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/** From the bytes of a request to a report that may be stored, or the reason why not; the unpacked form is never held. */
final class SubmissionReader {

    private static final int BUFFER = 16 * 1024;

    private SubmissionReader() {}

    static Submission read(byte[] body, Instant receivedAt) throws Refusal {
        MessageDigest digest = Sha256.newDigest();
        try (InputStream unpacked = new UnpackedInput(unpack(body), body.length);
                InputStream digested = new DigestInputStream(unpacked, digest)) {
            Report report = ReportReader.read(digested);
            requireOneLine("/agentVersion", report.agentVersion());
            for (PackVersion pack : report.packs()) {
                requireOneLine("/packs", pack.version());
            }
            return new Submission(report, body, digest.digest(), receivedAt);
        } catch (ReportFormatException refused) {
            throw refusal(refused);
        } catch (UnpackedInput.OutOfProportion bomb) {
            throw new Refusal(
                    413, TOO_LARGE, "the body unpacks to more than " + UnpackedInput.MAX_RATIO + " times its size");
        } catch (IOException damaged) {
            throw new Refusal(400, NOT_GZIP, "the body is not a whole gzip stream: " + damaged.getMessage());
        }
    }

    private static InputStream unpack(byte[] body) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(body), BUFFER);
    }

    /** Versions become keys and labels; a line break in one has no honest meaning. */
    private static void requireOneLine(String where, String text) throws Refusal {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(INVALID, new Problem(422, "bad-value", "a version holds a control character", where));
        }
    }

    private static Refusal refusal(ReportFormatException refused) {
        return switch (refused.reason()) {
            case NOT_JSON -> refusal(400, NOT_JSON, refused);
            case WRONG_VERSION -> refusal(422, WRONG_VERSION, refused);
            case TOO_LARGE -> refusal(413, TOO_LARGE, refused);
            case WRONG_TYPE, MISSING_FIELD, BAD_VALUE -> refusal(422, INVALID, refused);
        };
    }

    private static Refusal refusal(int status, Refusal.Counted counted, ReportFormatException refused) {
        return new Refusal(
                counted,
                new Problem(status, refused.reason().word(), String.valueOf(refused.getMessage()), refused.where()));
    }
}
