package feedbackloop.models.replay;

import java.math.BigDecimal;
import java.time.Instant;

import feedbackloop.grading.GradingFacts;
import feedbackloop.grading.Priority.Route;

/**
 * A case with its latest grading.
 *
 * @param grading the id of the grading
 * @param facts those of the grading
 * @param routedBy those of the triage that decided the route, which may lie before a
 * correction
 */
record PastCase(String number, boolean ended, Instant receivedAt, long grading, GradingFacts facts,
		GradingFacts routedBy, BigDecimal score, String grade, Route route) {

}
