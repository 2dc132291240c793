package io.plumbline.agent.host.image;

import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Reading;
import java.util.Locale;
import java.util.Set;

/** What is said of a file that an image does not hold. */
sealed interface MissingFiles {

    <T> Reading<T> reading(WindowsPath path);

    /** The image is a whole Windows: what it does not hold is not there. */
    record Whole() implements MissingFiles {
        @Override
        public <T> Reading<T> reading(WindowsPath path) {
            return Reading.absent();
        }
    }

    /**
     * Somebody has collected some files.
     *
     * @param absent those that the host did not have, as folded by {@link #folded}
     * @param refused those that the host has and did not give
     */
    record Collected(Set<String> absent, Set<String> refused) implements MissingFiles {
        public Collected {
            absent = Set.copyOf(absent);
            refused = Set.copyOf(refused);
        }

        @Override
        public <T> Reading<T> reading(WindowsPath path) {
            if (absent.contains(folded(path))) {
                return Reading.absent();
            }
            return refused.contains(folded(path))
                    ? Reading.failed(path + " could not be copied when the host's files were collected")
                    : Reading.unsupported(path + " is not among the collected files");
        }
    }

    static String folded(WindowsPath path) {
        return path.toString().toLowerCase(Locale.ROOT);
    }
}
