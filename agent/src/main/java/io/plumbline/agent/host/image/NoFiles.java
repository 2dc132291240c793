package io.plumbline.agent.host.image;

import io.plumbline.agent.host.DirectoryEntry;
import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.time.Instant;
import java.util.List;

/** The files of a host of which there are registry exports only. */
final class NoFiles implements FileReader {

    @Override
    public Reading<FileVersion> version(WindowsPath path) {
        return unknown();
    }

    @Override
    public Reading<FileStat> stat(WindowsPath path) {
        return unknown();
    }

    @Override
    public Reading<Instant> created(WindowsPath path) {
        return unknown();
    }

    @Override
    public Reading<Value.Bytes> content(WindowsPath path, int limit) {
        return unknown();
    }

    @Override
    public Reading<List<DirectoryEntry>> list(WindowsPath directory, String prefix) {
        return unknown();
    }

    private static <T> Reading<T> unknown() {
        return Reading.unsupported("registry exports hold no files");
    }
}
