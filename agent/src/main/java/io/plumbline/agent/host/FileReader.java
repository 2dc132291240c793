package io.plumbline.agent.host;

import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.time.Instant;
import java.util.List;

/** Reads files of a Windows host, always in the 64-bit view of System32. */
public interface FileReader {

    /** The most names that {@link #list} gives; a directory with more matching ones is {@code Failed}. */
    int MAX_LISTED = 65_536;

    /**
     * The numbers of VS_FIXEDFILEINFO, never the FileVersion text. {@code Absent} when there is no file or a sound file has
     * no version resource ({@link #stat} tells the two apart); {@code Failed} when it is no executable or is damaged.
     */
    Reading<FileVersion> version(WindowsPath path);

    /** {@code Absent} when there is no such file or it is a directory. */
    Reading<FileStat> stat(WindowsPath path);

    /**
     * When the host created the file, to the second; {@code Absent} as {@link #stat}. {@code Unsupported} where only a copy
     * is at hand, whose time of creation is the copier's.
     */
    Reading<Instant> created(WindowsPath path);

    /** The whole content; {@code Failed} when it is longer than {@code limit} bytes, {@code Absent} as {@link #stat}. */
    Reading<Value.Bytes> content(WindowsPath path, int limit);

    /**
     * What a directory holds, in the order of the names without regard to case; {@code Absent} when there is no such directory or
     * it is a file.
     *
     * @param prefix what the names start with, whatever the case; empty for every name
     */
    Reading<List<DirectoryEntry>> list(WindowsPath directory, String prefix);
}
