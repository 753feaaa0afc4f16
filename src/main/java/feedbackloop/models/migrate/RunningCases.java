package feedbackloop.models.migrate;

import java.util.List;
import java.util.Optional;

import feedbackloop.feedback.Blank;
import feedbackloop.process.Refusal;
import feedbackloop.process.Slice;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of running cases after a new version of their process: they finish on the
 * old one, or are moved when a process owner says so, after a trial.
 */
@Service
class RunningCases {

	static final int PAGE_SIZE = 50;

	private static final int LONGEST_REASON = 1000;

	private final RunningVersions versions;

	private final MigrationStore migrations;

	private final MigratedInstances instances;

	private final MigrationPlans plans;

	RunningCases(RunningVersions versions, MigrationStore migrations, MigratedInstances instances,
			MigrationPlans plans) {
		this.versions = versions;
		this.migrations = migrations;
		this.instances = instances;
		this.plans = plans;
	}

	/**
	 * The versions on which cases run.
	 * @param page from 0
	 */
	Slice<RunningVersion> versions(int page) {
		return Slice.of(this.versions.page(page, PAGE_SIZE + 1), PAGE_SIZE);
	}

	/**
	 * The migrations, the latest first.
	 * @param page from 0
	 */
	Slice<Migration> migrations(int page) {
		return Slice.of(this.migrations.latest(page, PAGE_SIZE + 1), PAGE_SIZE);
	}

	/**
	 * The migration.
	 * @throws Refusal if there is none
	 */
	Migration find(long id) {
		return this.migrations.find(id).orElseThrow(() -> Refusal.unknown("noMigration"));
	}

	/**
	 * The cases of a migration.
	 * @param outcome null for all
	 * @param page from 0
	 */
	Slice<MigratedInstance> instances(long id, MoveState outcome, int page, String reader) {
		return Slice.of(this.instances.page(id, outcome, reader, page, PAGE_SIZE + 1), PAGE_SIZE);
	}

	/**
	 * Begins to try which cases of that version can move to the one that is live.
	 * @return the migration's id
	 */
	@Transactional
	public long begin(String process, int fromVersion, String userId) {
		ProcessDefinition live = Optional.ofNullable(process)
			.flatMap(this.versions::live)
			.orElseThrow(() -> Refusal.invalid("process", "noProcess"));
		ProcessDefinition from = this.versions.find(process, fromVersion)
			.filter((version) -> version.getVersion() < live.getVersion())
			.orElseThrow(() -> Refusal.invalid("fromVersion", "noOldVersion"));
		Plan plan = this.plans.plan(from.getId(), live.getId());
		long id = this.migrations.begin(from, live, plan.elements(), this.instances.running(from.getId()), userId)
			.orElseThrow(() -> Refusal.tooLate("migrationRuns"));
		this.instances.add(id, from.getId());
		return id;
	}

	/**
	 * Begins to move the cases that can move.
	 * @param reason why
	 */
	@Transactional
	public void start(long id, String reason, String userId) {
		Migration migration = find(id);
		boolean current = this.versions.live(migration.process())
			.filter((live) -> live.getId().equals(migration.toDefinition()))
			.isPresent();
		String why = written(reason);
		if (!current || migration.ready() == 0) {
			throw Refusal.tooLate("migrationOutdated");
		}
		check(this.migrations.start(migration, userId, why));
	}

	/**
	 * Lets the migration wait after the batch that is being moved.
	 */
	@Transactional
	public void pause(long id, String userId) {
		find(id);
		check(this.migrations.pause(id, userId));
	}

	/**
	 * Goes on with a migration that waits.
	 */
	@Transactional
	public void resume(long id, String userId) {
		find(id);
		check(this.migrations.resume(id, userId));
	}

	private static void check(boolean done) {
		if (!done) {
			throw Refusal.tooLate("migrationState");
		}
	}

	private static String written(String reason) {
		if (Blank.is(reason)) {
			throw Refusal.invalid("reason", "required");
		}
		String text = reason.strip();
		if (text.length() > LONGEST_REASON) {
			throw Refusal.invalid("reason", "tooLong", LONGEST_REASON);
		}
		return text;
	}

}
