package feedbackloop.models.migrate;

import java.util.List;

import feedbackloop.words.Words;

/**
 * A case, an improvement or a measure in a migration.
 *
 * @param reason why it stays; null when it does not
 * @param changes what moving changes for it
 */
record MigratedInstance(String instanceId, String businessKey, MoveState outcome, Sentence reason,
		List<Sentence> changes) {

	MigratedInstance with(MoveState outcome, Sentence reason, List<Sentence> changes) {
		return new MigratedInstance(this.instanceId, this.businessKey, outcome, reason, changes);
	}

	/**
	 * The same for readers.
	 */
	Row row(Words words) {
		return new Row(this.instanceId, this.businessKey, this.outcome,
				(this.reason != null) ? this.reason.say(words, "migrate.reason.") : null,
				this.changes.stream().map((change) -> change.say(words, "migrate.change.")).toList());
	}

	/**
	 * A case with sentences.
	 *
	 * @param of the number of the case, the improvement or the measure
	 * @param reason why it stays; null when it does not
	 */
	record Row(String instanceId, String of, MoveState outcome, String reason, List<String> changes) {

	}

}
