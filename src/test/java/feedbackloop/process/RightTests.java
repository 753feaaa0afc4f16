package feedbackloop.process;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static feedbackloop.process.StaffGroup.ADMIN;
import static feedbackloop.process.StaffGroup.AUDITOR;
import static feedbackloop.process.StaffGroup.ENGINEERING;
import static feedbackloop.process.StaffGroup.LEAD;
import static feedbackloop.process.StaffGroup.MANAGER;
import static feedbackloop.process.StaffGroup.OWNER;
import static feedbackloop.process.StaffGroup.PRIVACY;
import static feedbackloop.process.StaffGroup.PRODUCT;
import static feedbackloop.process.StaffGroup.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what, said a second time, so that nobody gets a right unnoticed. */
class RightTests {

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "PUBLIC", "READ", "WRITE" })
	void theseGroupsHaveTheRight(Right right) {
		Set<StaffGroup> expected = groups(right);
		assertThat(right.groupIds())
			.containsExactlyInAnyOrderElementsOf(expected.stream().map(StaffGroup::id).toList());
		for (StaffGroup group : StaffGroup.values()) {
			assertThat(right.isOf(List.of(group.id()))).as(group.id()).isEqualTo(expected.contains(group));
		}
	}

	/** A right that is missing here does not compile. */
	private static Set<StaffGroup> groups(Right right) {
		return switch (right) {
			case NEVER -> Set.of();
			case KEEP_CLIENTS, ROTATE_KEYS -> Set.of(ADMIN);
			case OVERSEE -> Set.of(LEAD, MANAGER, AUDITOR, ADMIN);
			case WATCH_RULES -> Set.of(MANAGER, OWNER, AUDITOR, ADMIN);
			case CHANGE_RULES -> Set.of(OWNER, ADMIN);
			case MOVE_DEADLINES -> Set.of(MANAGER, OWNER, ADMIN);
			case AUDIT -> Set.of(AUDITOR, ADMIN);
			case SCREEN, UNMERGE, PUBLISH_ARTICLES -> Set.of(SUPPORT, LEAD, MANAGER);
			case IMPORT -> Set.of(SUPPORT, LEAD);
			case MERGE -> Set.of(SUPPORT, MANAGER);
			case CORRECT, OPEN_FILES, REVEAL, WRITE_TO_ALL, ASK_TEAMS, NAME_OWNER, LINK_WORK_ITEMS, CONSOLIDATE ->
				Set.of(LEAD, MANAGER);
			case DECIDE_MAIL -> Set.of(SUPPORT, MANAGER, ADMIN);
			case GUARD_CONTACT, KEEP_PRIVACY -> Set.of(PRIVACY);
			case READ_MAIL, KEEP_SECRETS -> Set.of(ADMIN);
			case READ_REVIEWS -> Set.of(LEAD, PRODUCT, ENGINEERING, MANAGER, AUDITOR);
			case ESTIMATE -> Set.of(PRODUCT, ENGINEERING, MANAGER);
			case MOVE_CASES -> Set.of(LEAD, PRODUCT, MANAGER);
			case DECIDE_BACKLOG, MANAGE -> Set.of(MANAGER);
			case PUBLIC, READ, WRITE -> throw new IllegalArgumentException(right + " is not one of some groups");
		};
	}

	@Test
	void everyGroupReadsAllButAuditorsWriteAndNobodyNeedsAGroupForWhatIsPublic() {
		assertThat(Stream.of(StaffGroup.values()).map(StaffGroup::id).map(List::of)).allMatch(Right.READ::isOf);
		assertThat(Right.READ.isOf(List.of("named-nowhere"))).isTrue();
		assertThat(Right.READ.isOf(List.of())).isFalse();
		assertThat(Stream.of(StaffGroup.values()).filter((group) -> !Right.WRITE.isOf(List.of(group.id()))))
			.containsExactly(StaffGroup.AUDITOR);
		assertThat(Right.PUBLIC.isOf(List.of())).isTrue();
	}

}
