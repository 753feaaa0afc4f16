package feedbackloop.process;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;

/**
 * The groups that staff are in and to which rights are tied. A group's id is also the
 * name of its first demo account. The catalogue may add teams, and administrators further
 * groups; their members work on tasks offered to them.
 */
public enum StaffGroup {

	SUPPORT("客服 Support"), LEAD("客服主管 Support lead"), PRODUCT("产品 Product"), ENGINEERING("研发 Engineering"),
	OPERATIONS("运维 Operations"), QUALITY("质量 Quality"), ANALYTICS("数据分析 Analytics"), LEGAL("法务 Legal"),
	PRIVACY("隐私保护 Privacy"), MANAGER("经理 Manager"), OWNER("流程负责人 Process owner"), AUDITOR("审计 Auditor"),
	ADMIN("系统管理员 Administrator");

	/** The ids of all of them. */
	public static final Set<String> IDS = ids(EnumSet.allOf(StaffGroup.class)).collect(Collectors.toUnmodifiableSet());

	/** The ids of those that work on cases. */
	public static final List<String> WORKING_IDS = ids(EnumSet.range(SUPPORT, MANAGER)).toList();

	private static final EnumSet<StaffGroup> BESIDE = EnumSet.of(OWNER, AUDITOR, ADMIN);

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

	/**
	 * The ids of the groups that work on cases: the teams of the catalogue that are not
	 * retired, and ours where it has no teams.
	 */
	public static List<String> workingIds(CatalogueFile catalogue) {
		Collection<Entry> teams = catalogue.all(Part.TEAM);
		return teams.isEmpty() ? WORKING_IDS
				: teams.stream().filter((team) -> !team.retired()).map(Entry::key).toList();
	}

	/**
	 * The ids of these groups and of those that work on no cases.
	 */
	public static Set<String> ids(CatalogueFile catalogue) {
		return Stream.concat(workingIds(catalogue).stream(), ids(BESIDE)).collect(Collectors.toUnmodifiableSet());
	}

	private static Stream<String> ids(Set<StaffGroup> groups) {
		return groups.stream().map(StaffGroup::id);
	}

}
