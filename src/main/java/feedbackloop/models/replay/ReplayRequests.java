package feedbackloop.models.replay;

import java.util.List;
import java.util.Map;

import feedbackloop.process.Refusal;
import feedbackloop.process.Slice;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people and programs do with replays: ask for one, look, cancel. Who may is decided
 * by the address: owners and administrators ask, those who may see the rules look.
 */
@Service
class ReplayRequests {

	static final int PAGE_SIZE = 50;

	private final TrialFiles trialFiles;

	private final ReplayStore replays;

	private final FoundChanges changes;

	ReplayRequests(TrialFiles trialFiles, ReplayStore replays, FoundChanges changes) {
		this.trialFiles = trialFiles;
		this.replays = replays;
		this.changes = changes;
	}

	/**
	 * Asks for a replay.
	 * @param files texts by names, as {@link TrialFiles} took them
	 * @param firstDay ISO date of receipt of the first cases, blank for no first day
	 * @param lastDay ISO date of receipt of the last cases, blank for no last day
	 * @param cases all, open or ended; blank for all
	 * @return its id
	 * @throws Refusal if there is no file, or something else is wrong
	 */
	@Transactional
	long ask(Map<String, String> files, String firstDay, String lastDay, String cases, String userId) {
		if (files.isEmpty()) {
			throw Refusal.invalid("files", "required");
		}
		return this.replays.add(files, CaseChoice.of(firstDay, lastDay, cases), userId);
	}

	/**
	 * Asks for a replay of these files.
	 */
	@Transactional
	long ask(List<String> names, List<String> texts, String firstDay, String lastDay, String cases, String userId) {
		return ask(this.trialFiles.of(names, texts, List.of()), firstDay, lastDay, cases, userId);
	}

	/**
	 * A replay as it stands.
	 * @throws Refusal if there is none
	 */
	Replay get(long id) {
		return this.replays.find(id).orElseThrow(() -> Refusal.unknown("noReplay", id));
	}

	/**
	 * A page of replays, newest first, and whether more follow.
	 */
	Slice<Replay> latest(int page) {
		return Slice.of(this.replays.latest((long) page * PAGE_SIZE, PAGE_SIZE + 1), PAGE_SIZE);
	}

	/**
	 * Some of the cases that would change, after that number.
	 */
	Slice<ChangedCase> cases(long id, String before, String after, String reader, String position) {
		get(id);
		return Slice.of(
				this.changes.cases(id, blankToNull(before), blankToNull(after), reader, position, PAGE_SIZE + 1),
				PAGE_SIZE);
	}

	/**
	 * Some of the deadlines that would move, after that case; those of a case together.
	 */
	Slice<MovedDeadline> deadlines(long id, String effect, String reader, String position) {
		get(id);
		List<MovedDeadline> some = this.changes.deadlines(id, blankToNull(effect), reader, position, PAGE_SIZE);
		boolean more = !some.isEmpty()
				&& !this.changes.deadlines(id, blankToNull(effect), reader, some.get(some.size() - 1).number(), 1)
					.isEmpty();
		return new Slice<>(some, more);
	}

	/**
	 * Ends a replay before its time.
	 * @throws Refusal if there is none, or it has come to an end
	 */
	@Transactional
	void cancel(long id) {
		get(id);
		if (!this.replays.cancel(id)) {
			throw Refusal.tooLate("replayOver");
		}
	}

	private static String blankToNull(String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

}
