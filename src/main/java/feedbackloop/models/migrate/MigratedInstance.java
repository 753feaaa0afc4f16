package feedbackloop.models.migrate;

import java.util.List;

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

}
