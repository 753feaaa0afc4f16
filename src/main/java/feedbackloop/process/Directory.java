package feedbackloop.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.process.Keys.Decisions;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The names that a form may use as values: people, teams, types of feedback (the list of
 * types is the table).
 */
@Component
public class Directory {

	private static final int MOST_GROUPS = 200;

	private static final int MOST_MEMBERS = 500;

	private final IdentityService identities;

	private final DecisionTables decisions;

	private final LiveCatalogue catalogue;

	private final AsSystem asSystem;

	Directory(@Lazy IdentityService identities, DecisionTables decisions, LiveCatalogue catalogue, AsSystem asSystem) {
		this.identities = identities;
		this.decisions = decisions;
		this.catalogue = catalogue;
		this.asSystem = asSystem;
	}

	/**
	 * Whether somebody of that user id exists.
	 */
	public boolean isUser(String userId) {
		return this.identities.createUserQuery().userId(userId).count() > 0;
	}

	/**
	 * Whether that is the id of a group.
	 */
	public boolean isTeam(String groupId) {
		return this.identities.createGroupQuery().groupId(groupId).count() > 0;
	}

	/**
	 * The ids of all groups.
	 */
	public List<String> teams() {
		return this.identities.createGroupQuery()
			.orderByGroupId()
			.asc()
			.listPage(0, MOST_GROUPS)
			.stream()
			.map(Group::getId)
			.toList();
	}

	/**
	 * The groups to which work is offered: the teams of the catalogue that are not
	 * retired. Where it has none, those that the table {@code routing} may name, or all
	 * groups when it does not say which.
	 */
	public List<String> workingTeams() {
		return hasCatalogue() ? StaffGroup.workingIds(this.catalogue.get()) : routedTeams();
	}

	/**
	 * The same with those that are retired but may still have cases.
	 */
	public List<String> teamsOfCases() {
		return hasCatalogue() ? this.catalogue.get().all(Part.TEAM).stream().map(Entry::key).toList() : routedTeams();
	}

	private boolean hasCatalogue() {
		return !this.catalogue.get().all(Part.TEAM).isEmpty();
	}

	private List<String> routedTeams() {
		List<String> teams = Stream.of("team", "lead")
			.flatMap((column) -> this.decisions.outputValues(Decisions.ROUTING, column).stream())
			.distinct()
			.toList();
		return teams.isEmpty() ? teams() : teams;
	}

	/**
	 * Whether the person is in the group.
	 */
	public boolean isMember(String userId, String groupId) {
		return this.identities.createGroupQuery().groupMember(userId).groupId(groupId).count() > 0;
	}

	/**
	 * Whether one of the person's groups has the right.
	 */
	public boolean may(String userId, Right right) {
		return right.isOf(this.asSystem.call(() -> teamsOf(userId)));
	}

	/**
	 * The ids of the groups that the person is in.
	 */
	public List<String> teamsOf(String userId) {
		return this.identities.createGroupQuery()
			.groupMember(userId)
			.listPage(0, MOST_GROUPS)
			.stream()
			.map(Group::getId)
			.toList();
	}

	/**
	 * Whether the two are in a group together.
	 */
	public boolean areInOneTeam(String userId, String otherId) {
		return teamsOf(userId).stream().anyMatch((groupId) -> isMember(otherId, groupId));
	}

	/**
	 * The mail addresses of the members of a group, of those who have one.
	 * @param except user ids of members who are left out
	 */
	public List<String> mailAddresses(String groupId, Set<String> except) {
		return users(groupId).filter((user) -> !except.contains(user.getId()))
			.map(User::getEmail)
			.filter((address) -> !Blank.is(address))
			.toList();
	}

	/**
	 * The mail address of a person, if there is one.
	 */
	public Optional<String> mailAddress(String userId) {
		return Optional.ofNullable(this.identities.createUserQuery().userId(userId).singleResult())
			.map(User::getEmail)
			.filter((address) -> !Blank.is(address));
	}

	/**
	 * The user ids of the members of a group; none if there is no such group.
	 */
	public List<String> members(String groupId) {
		return users(groupId).map(User::getId).toList();
	}

	private Stream<User> users(String groupId) {
		return this.identities.createUserQuery()
			.memberOfGroup(groupId)
			.orderByUserId()
			.asc()
			.listPage(0, MOST_MEMBERS)
			.stream();
	}

	boolean isFeedbackType(String type) {
		return type(type).isPresent();
	}

	/**
	 * The keys of all types of feedback.
	 */
	public List<String> feedbackTypes() {
		return this.decisions.inputValues(Decisions.FEEDBACK_TYPES, Keys.Variables.FEEDBACK_TYPE);
	}

	/**
	 * The kinds of measure that a plan may choose: the words of their table.
	 */
	List<String> measureKinds() {
		return this.decisions.isThere(Decisions.MEASURE_KINDS)
				? this.decisions.inputValues(Decisions.MEASURE_KINDS, MeasureLanding.KIND) : MeasureLanding.KINDS;
	}

	boolean needsWhys(String type) {
		return type != null && type(type).map((row) -> Boolean.TRUE.equals(row.get("whysRequired"))).orElse(false);
	}

	private Optional<Map<String, Object>> type(String type) {
		return this.decisions.lookUpIfAny(Decisions.FEEDBACK_TYPES, Map.of(Keys.Variables.FEEDBACK_TYPE, type));
	}

}
