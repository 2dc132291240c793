package io.plumbline.agent.host.image.regf;

import java.util.Optional;

/**
 * Whose the cells of one hive are: by a {@link Census} when it is opened, and by a {@link Survey} once the census doubts a cell
 * that somebody reads.
 *
 * <p>A changed offset that happens to meet another sound cell cannot be told by looking at that cell; it is by the second who
 * refers to it.
 */
final class Ownership implements Claims {

    private final Cells cells;
    private final Optional<Census> census;
    private Optional<Survey> survey = Optional.empty();

    Ownership(Cells cells, Optional<Census> census) {
        this.cells = cells;
        this.census = census;
    }

    /** Whether every claim to a foreign cell is told. */
    boolean isComplete() {
        return census.filter(Census::isWhole).isPresent() || (census.isPresent() && canBeSurveyed());
    }

    @Override
    public boolean contested(long offset, long length) {
        if (census.isEmpty()) {
            return false;
        }
        boolean whole = census.get().isWhole();
        if (whole && !census.get().isDoubtful(offset)) {
            return false;
        }
        // Too large to settle a doubt in time: what is doubtful fails, and what is not even counted cannot be told.
        return canBeSurveyed() ? survey().contested(offset, length) : whole;
    }

    private boolean canBeSurveyed() {
        return cells.end() <= Hive.MAX_SURVEYED_BYTES;
    }

    private synchronized Survey survey() {
        if (survey.isEmpty()) {
            survey = Optional.of(Survey.of(cells));
        }
        return survey.get();
    }
}
