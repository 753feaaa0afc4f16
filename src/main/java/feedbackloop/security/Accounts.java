package feedbackloop.security;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.process.FilesWentLive;
import feedbackloop.process.LiveCatalogue;
import feedbackloop.process.StaffGroup;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts groups, rights, accounts and shared filters in place. It runs when all beans exist
 * and before the web server opens its port, which Spring Boot does last; so nobody is
 * served before the rights hold. Running it again changes nothing; of nodes that start
 * together one does it first. The teams of the catalogue follow whenever it goes live.
 */
@Component
class Accounts implements SmartInitializingSingleton {

	/** Any number that nothing else locks. */
	private static final long LOCK = 4_207_110_001L;

	private static final String SYSTEM = "SYSTEM";

	private static final String TEAM = "WORKFLOW";

	private final IdentityService identities;

	private final Grants grants;

	private final ObjectProvider<DemoAccounts> demoAccounts;

	private final Administrator administrator;

	private final SharedFilters filters;

	private final LiveCatalogue catalogue;

	private final TransactionTemplate transaction;

	private final JdbcTemplate database;

	Accounts(IdentityService identities, Grants grants, ObjectProvider<DemoAccounts> demoAccounts,
			Administrator administrator, SharedFilters filters, LiveCatalogue catalogue,
			PlatformTransactionManager transactions, JdbcTemplate database) {
		this.identities = identities;
		this.grants = grants;
		this.demoAccounts = demoAccounts;
		this.administrator = administrator;
		this.filters = filters;
		this.catalogue = catalogue;
		this.transaction = new TransactionTemplate(transactions);
		this.database = database;
	}

	@Override
	public void afterSingletonsInstantiated() {
		oneByOne(this::bringUpToDate);
	}

	/** A team that was added works from now on; nobody waits for a start. */
	@EventListener
	void catalogueWentLive(FilesWentLive files) {
		if (files.names().contains(CatalogueFile.NAME)) {
			oneByOne(this::teams);
		}
	}

	private void oneByOne(Runnable work) {
		this.transaction.executeWithoutResult((status) -> {
			this.database.execute("select pg_advisory_xact_lock(" + LOCK + ")");
			work.run();
		});
	}

	private void bringUpToDate() {
		for (StaffGroup group : StaffGroup.values()) {
			if (!this.catalogue.get().has(Part.TEAM, group.id())) {
				group(group.id(), group.label(), TEAM);
			}
		}
		group(Groups.CAMUNDA_ADMIN, "系统管理 Administration", SYSTEM);
		this.grants.bringUpToDate();
		teams();
		this.demoAccounts.ifAvailable(DemoAccounts::create);
		this.administrator.ensure();
		this.filters.bringUpToDate();
	}

	/**
	 * The groups of the teams that the catalogue adds, and what it calls ours. Those of
	 * retired teams stay, because their members finish what they have.
	 */
	private void teams() {
		for (Entry team : this.catalogue.get().all(Part.TEAM)) {
			boolean exists = this.identities.createGroupQuery().groupId(team.key()).count() > 0;
			if (exists || !team.retired()) {
				group(team.key(), team.words().chinese() + " " + team.words().english(), TEAM);
				if (!StaffGroup.IDS.contains(team.key())) {
					this.grants.ofTeam(team.key());
				}
			}
		}
	}

	private void group(String id, String name, String type) {
		Group group = this.identities.createGroupQuery().groupId(id).singleResult();
		if (group == null) {
			group = this.identities.newGroup(id);
			group.setType(type);
		}
		else if (name.equals(group.getName())) {
			return;
		}
		group.setName(name);
		this.identities.saveGroup(group);
	}

}
