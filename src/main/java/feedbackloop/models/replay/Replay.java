package feedbackloop.models.replay;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Edited files tried on past cases before they go live.
 *
 * @param state waiting, running, finished, cancelled or failed; stopped: its node had
 * stopped, only in replays of earlier versions
 * @param firstDay of receipt of the cases, null for no first day
 * @param lastDay of receipt of the cases, null for no last day
 * @param cases all, open or ended
 * @param total how many cases there are
 * @param files the names of the edited files
 * @param summary null until it is finished
 */
record Replay(long id, String state, String askedBy, OffsetDateTime askedAt, LocalDate firstDay, LocalDate lastDay,
		String cases, int total, int done, OffsetDateTime finishedAt, List<String> files, ReplaySummary summary) {

	/**
	 * The cases that it is about.
	 */
	CaseChoice choice() {
		return new CaseChoice(this.firstDay, this.lastDay, this.cases);
	}

	/**
	 * Whether it is about grades, ways and deadlines of cases.
	 */
	public boolean isAboutGrades() {
		return RuleTexts.anyOf(this.files);
	}

	/**
	 * Whether it is still to come to an end.
	 */
	public boolean runs() {
		return this.state.equals("waiting") || this.state.equals("running");
	}

}
