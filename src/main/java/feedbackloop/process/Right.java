package feedbackloop.process;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import static feedbackloop.process.StaffGroup.ADMIN;
import static feedbackloop.process.StaffGroup.AUDITOR;
import static feedbackloop.process.StaffGroup.ENGINEERING;
import static feedbackloop.process.StaffGroup.LEAD;
import static feedbackloop.process.StaffGroup.MANAGER;
import static feedbackloop.process.StaffGroup.OWNER;
import static feedbackloop.process.StaffGroup.PRIVACY;
import static feedbackloop.process.StaffGroup.PRODUCT;
import static feedbackloop.process.StaffGroup.SUPPORT;

/**
 * Which groups may do what, all in one place. The tasks of their own team everybody may
 * do besides. Which address asks for which right stands in {@code security.Area}; who may
 * see a case at all, in {@code feedback.Cases}.
 */
public enum Right {

	/** Open what is public: everybody, signed in or not. */
	PUBLIC,

	/** Nobody by hand. */
	NEVER,

	/** Read cases and rules: whoever is in a group, also in one that is named nowhere. */
	READ,

	/**
	 * Write anything on pages and through the API: whoever is in a group, such as a team
	 * of the catalogue. Auditors only read.
	 */
	WRITE(EnumSet.complementOf(EnumSet.of(AUDITOR))),

	/** See how all teams do. */
	OVERSEE(LEAD, MANAGER, AUDITOR, ADMIN),

	/** See what rules do to cases: tried, moved, recomputed, and in Cockpit the past. */
	WATCH_RULES(MANAGER, OWNER, AUDITOR, ADMIN),

	/** Put models, tables, forms and texts live. */
	CHANGE_RULES(OWNER, ADMIN),

	/** Make and remove the secrets with which other systems sign. */
	KEEP_SECRETS(ADMIN),

	/** Compute open deadlines anew after the rules have changed. */
	MOVE_DEADLINES(MANAGER, OWNER, ADMIN),

	/** Look up who saw what, and prove that the record is unchanged. */
	AUDIT(AUDITOR, ADMIN),

	/** Decide many at once about spam, and keep the lists. */
	SCREEN(SUPPORT, LEAD, MANAGER),

	/** Bring in files of many feedbacks. */
	IMPORT(SUPPORT, LEAD),

	/** Gather each day what all channels brought, and tick it off. */
	CONSOLIDATE(LEAD, MANAGER),

	/** Merge a case with its original, which completes its triage. */
	MERGE(SUPPORT, MANAGER),

	/** Take a merged case out again. */
	UNMERGE(SUPPORT, LEAD, MANAGER),

	/** Correct the grade of any case. */
	CORRECT(LEAD, MANAGER),

	/** Open the files of any case, which may show more than masked texts. */
	OPEN_FILES(LEAD, MANAGER),

	/** See the customer of any case in clear; whoever works a case sees that of it. */
	REVEAL(LEAD, MANAGER),

	/** Write to the customer of any case; its teams write to that of theirs. */
	WRITE_TO_ALL(LEAD, MANAGER),

	/** Say which cases are sensitive, and who besides sees their customer. */
	GUARD_CONTACT(PRIVACY),

	/** Erase and export what is kept of a person, and say which cases must be kept. */
	KEEP_PRIVACY(PRIVACY),

	/** Decide about what waits in the outbox, and about mail that nobody could sort. */
	DECIDE_MAIL(SUPPORT, MANAGER, ADMIN),

	/** Make API clients, limit them, and give and take their keys. */
	KEEP_CLIENTS(ADMIN),

	/** Have another master key take the place of the one in use. */
	ROTATE_KEYS(ADMIN),

	/** Read letters unmasked in the embedded default, where there is no mail server. */
	READ_MAIL(ADMIN),

	/** Ask a team about any case that is analysed or planned. */
	ASK_TEAMS(LEAD, MANAGER),

	/** Name who answers for any improvement; its leading team does it for its own. */
	NAME_OWNER(LEAD, MANAGER),

	/** Move cases between causes, merge causes, and end one that has no case left. */
	MOVE_CASES(LEAD, PRODUCT, MANAGER),

	/** Link work items to any case and measure; who works them links theirs. */
	LINK_WORK_ITEMS(LEAD, MANAGER),

	/** Publish articles that others have reviewed, and withdraw them. */
	PUBLISH_ARTICLES(SUPPORT, LEAD, MANAGER),

	/** Read the backlog and the periodic reviews. */
	READ_REVIEWS(LEAD, PRODUCT, ENGINEERING, MANAGER, AUDITOR),

	/** Say how much work it would be to do what a case in the backlog asks for. */
	ESTIMATE(PRODUCT, ENGINEERING, MANAGER),

	/** Take up or decline what the backlog holds. */
	DECIDE_BACKLOG(MANAGER),

	/** Work on, move and override whatever belongs to others. */
	MANAGE(MANAGER);

	private final Set<StaffGroup> groups;

	Right(StaffGroup... groups) {
		this(Set.of(groups));
	}

	Right(Set<StaffGroup> groups) {
		this.groups = groups;
	}

	/**
	 * Whether members of these groups have the right.
	 * @param groupIds ids of groups, of which some may be named nowhere
	 */
	public boolean isOf(Collection<String> groupIds) {
		return switch (this) {
			case PUBLIC -> true;
			case READ -> !groupIds.isEmpty();
			case WRITE -> groupIds.stream().anyMatch((group) -> !group.equals(AUDITOR.id()));
			default -> this.groups.stream().map(StaffGroup::id).anyMatch(groupIds::contains);
		};
	}

	/**
	 * Whether somebody may work on the tasks of one of the teams: its members and
	 * managers.
	 * @param groupIds the groups that the person is in
	 */
	public static boolean worksFor(Collection<String> teams, Collection<String> groupIds) {
		return teams.stream().anyMatch(groupIds::contains) || MANAGE.isOf(groupIds);
	}

	/**
	 * The ids of the groups, in the order in which they are declared.
	 */
	public List<String> groupIds() {
		return this.groups.stream().sorted().map(StaffGroup::id).toList();
	}

}
