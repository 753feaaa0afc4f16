package feedbackloop.models.rehearse;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import feedbackloop.process.StaffGroup;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

/**
 * Who plays in a rehearsal: a manager and two people, each of all teams. They are two
 * because of four eyes. There are also cases to merge with or attach to. They are gone
 * with the transaction.
 */
class Cast {

	private static final String MANAGER = StaffGroup.MANAGER.id();

	/** Nobody else may be called so, and nobody is for longer than a rehearsal. */
	private static final String NAME = "rehearsal";

	private final IdentityService identities;

	private final List<String> groups;

	private String otherCase;

	private String improvement;

	/**
	 * Prepares them.
	 * @param groups the ids of all groups of staff
	 */
	Cast(IdentityService identities, Collection<String> groups) {
		this.identities = identities;
		this.groups = groups.stream().sorted().toList();
	}

	/** Lets the people enter, before the first savepoint. */
	void enter() {
		this.groups.forEach(this::present);
		workers().forEach((person) -> enter(person, person.equals(manager()) ? List.of(MANAGER) : teams()));
	}

	/**
	 * Who works on tasks; the next where one may not, because of four eyes or the team.
	 */
	List<String> workers() {
		return List.of(NAME + 1, NAME + 2, manager());
	}

	String manager() {
		return NAME + "Manager";
	}

	/** Acts in the person's name. */
	void as(String person, Runnable act) {
		this.identities.setAuthentication(person, person.equals(manager()) ? List.of(MANAGER) : teams());
		try {
			act.run();
		}
		finally {
			this.identities.clearAuthentication();
		}
	}

	private List<String> teams() {
		return this.groups.stream().filter((team) -> !team.equals(MANAGER)).toList();
	}

	/** A case beside the one that is walked, to merge with. */
	String otherCase() {
		return this.otherCase;
	}

	void otherCase(String number) {
		this.otherCase = number;
	}

	/** An improvement that is open, to attach to. */
	Optional<String> improvement() {
		return Optional.ofNullable(this.improvement);
	}

	void improvement(String number) {
		this.improvement = number;
	}

	private void enter(String id, List<String> teams) {
		User person = this.identities.newUser(id);
		person.setFirstName("Rehearsal");
		person.setLastName("排练");
		this.identities.saveUser(person);
		teams.forEach((team) -> this.identities.createMembership(id, team));
	}

	/** On the very first start no teams are there yet. */
	private void present(String team) {
		if (this.identities.createGroupQuery().groupId(team).count() == 0) {
			Group group = this.identities.newGroup(team);
			group.setName(team);
			this.identities.saveGroup(group);
		}
	}

}
