package io.plumbline.agent.host;

import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;

/** Reads files of a Windows host, always in the 64-bit view of System32. */
public interface FileReader {

    /**
     * The numbers of VS_FIXEDFILEINFO, never the FileVersion text. {@code Absent} when there is no file or a sound file has
     * no version resource ({@link #stat} tells the two apart); {@code Failed} when it is no PE file or is damaged.
     */
    Reading<FileVersion> version(WindowsPath path);

    /** {@code Absent} when there is no such file or it is a directory. */
    Reading<FileStat> stat(WindowsPath path);

    /** The whole content; {@code Failed} when it is longer than {@code limit} bytes, {@code Absent} as {@link #stat}. */
    Reading<Value.Bytes> content(WindowsPath path, int limit);
}
