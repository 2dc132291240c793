package io.plumbline.agent.gallery;

import io.plumbline.model.Result;
import java.util.List;

/**
 * The result that a rule is expected to have on a host, with the article or document that decides it.
 *
 * @param reason may be empty where the result is a usual one, pass or notapplicable
 * @param subjects what is expected of each subject of the rule, or empty where only the rule's own result is told
 * @param place file and line
 */
record Expectation(Result result, String reason, List<OfSubject> subjects, String place) {

    record OfSubject(String subject, Result result) {}

    Expectation {
        subjects = List.copyOf(subjects);
    }
}
