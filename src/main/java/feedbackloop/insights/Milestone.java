package feedbackloop.insights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What was promised or planned for a day, and who answers for it.
 *
 * @param kind promised, measure or watched
 * @param what the measure, or null
 * @param who user id or group
 * @param reached whether it is done
 */
record Milestone(String kind, String what, String version, String who, LocalDate by, boolean reached) {

	private static final String LANDED = "landed";

	/**
	 * The milestones of a case and its improvement, the first day first.
	 */
	static List<Milestone> of(CaseStory story) {
		List<Milestone> milestones = new ArrayList<>();
		CaseFile file = story.file();
		String promised = story.trail()
			.entries()
			.stream()
			.map((entry) -> (String) entry.values().get("expectedBy"))
			.filter(Objects::nonNull)
			.reduce((earlier, later) -> later)
			.orElse(null);
		if (promised != null) {
			milestones.add(new Milestone("promised", null, null, file.routed().caseOwner(), LocalDate.parse(promised),
					file.times().resolvedAt() != null));
		}
		if (file.improvement() != null) {
			for (CaseFile.MeasureView measure : file.improvement().measures()) {
				milestones.add(new Milestone("measure", measure.number() + ". " + measure.title(),
						(measure.fixVersion() != null) ? measure.fixVersion() : measure.targetVersion(),
						measure.owner(), measure.due(), LANDED.equals(measure.state())));
			}
			if (file.improvement().watchUntil() != null) {
				milestones.add(new Milestone("watched", null, null, file.improvement().lead(),
						file.improvement().watchUntil(), false));
			}
		}
		milestones.sort(Comparator.comparing(Milestone::by));
		return milestones;
	}

}
