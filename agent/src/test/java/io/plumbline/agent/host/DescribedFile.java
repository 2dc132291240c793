package io.plumbline.agent.host;

import io.plumbline.model.FileVersion;
import io.plumbline.model.Value;

/** A file that an adapter's test puts on its host before the contract asks for it. */
public sealed interface DescribedFile {

    /** Any bytes. */
    record Content(Value.Bytes bytes) implements DescribedFile {}

    /** A sound PE file with VS_FIXEDFILEINFO of these numbers. */
    record Executable(FileVersion version) implements DescribedFile {}

    /** A sound PE file without a version resource. */
    record VersionlessExecutable() implements DescribedFile {}
}
