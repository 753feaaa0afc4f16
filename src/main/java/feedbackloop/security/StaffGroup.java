package feedbackloop.security;

import java.util.Locale;
import java.util.stream.Stream;

import org.camunda.bpm.engine.authorization.Groups;

/**
 * The groups that staff are in. A group's id is also the name of its first demo account.
 */
enum StaffGroup {

	SUPPORT("客户支持 Support"), LEAD("客服主管 Support lead"), PRODUCT("产品 Product"), ENGINEERING("研发 Engineering"),
	OPERATIONS("运维 Operations"), QUALITY("质量 Quality"), ANALYTICS("数据分析 Analytics"), LEGAL("法务 Legal"),
	PRIVACY("隐私保护 Privacy"), MANAGER("经理 Manager"), OWNER("流程负责人 Process owner"), AUDITOR("审计 Auditor"),
	ADMIN("系统管理员 Administrator");

	/** The engine's own group, whose members may do everything. */
	static final String ENGINE_ADMINISTRATORS = Groups.CAMUNDA_ADMIN;

	/** Prefix of the Spring Security authority that stands for a group. */
	private static final String AUTHORITY = "GROUP_";

	private final String label;

	StaffGroup(String label) {
		this.label = label;
	}

	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	public String label() {
		return this.label;
	}

	String authority() {
		return authority(id());
	}

	/**
	 * The authorities of those who change anything on our pages and through our API;
	 * auditors only read.
	 */
	static String[] writers() {
		return Stream.of(values())
			.filter((group) -> group != AUDITOR)
			.map(StaffGroup::authority)
			.toArray(String[]::new);
	}

	/**
	 * The authorities of those who look at how all teams do.
	 */
	static String[] overseers() {
		return Stream.of(MANAGER, LEAD, ADMIN, AUDITOR).map(StaffGroup::authority).toArray(String[]::new);
	}

	/**
	 * The authorities of those who may look at what rules do to cases: in replays, in
	 * moves of running cases, and in Cockpit at the past. The rules themselves all staff
	 * may read.
	 */
	static String[] readersOfRulesOnCases() {
		return Stream.of(OWNER, ADMIN, MANAGER, AUDITOR).map(StaffGroup::authority).toArray(String[]::new);
	}

	/**
	 * The authorities of those who put models, tables, forms and texts live.
	 */
	static String[] writersOfRules() {
		return Stream.of(OWNER, ADMIN).map(StaffGroup::authority).toArray(String[]::new);
	}

	/**
	 * The authorities of those who look up who saw what.
	 */
	static String[] auditors() {
		return Stream.of(AUDITOR, ADMIN).map(StaffGroup::authority).toArray(String[]::new);
	}

	static String authority(String groupId) {
		return AUTHORITY + groupId;
	}

	static String groupId(String authority) {
		return authority.startsWith(AUTHORITY) ? authority.substring(AUTHORITY.length()) : null;
	}

}
