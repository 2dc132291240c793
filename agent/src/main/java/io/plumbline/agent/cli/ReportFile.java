package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.plumbline.agent.file.FileTrouble;
import io.plumbline.model.Report;
import io.plumbline.model.json.ReportFormatException;
import io.plumbline.model.json.ReportReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A report that {@code audit -o json} wrote, read from a file that a command line names. */
final class ReportFile {

    private ReportFile() {}

    /** @throws CommandFailure with what is wrong, where, and what writes a report */
    static Report read(Path path) {
        if (Files.isRegularFile(path) && !beginsAsJson(path)) {
            throw CommandFailure.usage(
                    path + " is no report: it is not JSON; 'plumbline-agent audit -o json=FILE' writes one");
        }
        try (InputStream document = new BufferedInputStream(Files.newInputStream(path))) {
            return ReportReader.read(document);
        } catch (ReportFormatException refused) {
            throw CommandFailure.usage(path + " is no report: " + refused.getMessage()
                    + "; 'plumbline-agent audit -o json=FILE' writes one");
        } catch (NoSuchFileException none) {
            throw CommandFailure.usage(path + " is not there; 'plumbline-agent audit -o json=FILE' writes a report");
        } catch (IOException unreadable) {
            throw unreadable(path, unreadable);
        }
    }

    static boolean beginsAsJson(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(64), ISO_8859_1).strip().startsWith("{");
        } catch (IOException unreadable) {
            throw unreadable(path, unreadable);
        }
    }

    private static CommandFailure unreadable(Path path, IOException reason) {
        return CommandFailure.usage(
                "cannot read " + path + ": " + FileTrouble.why(reason) + "; check the path and its rights");
    }
}
