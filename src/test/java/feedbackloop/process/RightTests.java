package feedbackloop.process;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what, said a second time, so that nobody gets a right unnoticed. */
class RightTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			NEVER          | -
			OVERSEE        | lead, manager, auditor, admin
			WATCH_RULES    | manager, owner, auditor, admin
			CHANGE_RULES   | owner, admin
			MOVE_DEADLINES | manager, owner, admin
			AUDIT          | auditor, admin
			SCREEN         | support, lead, manager
			MERGE          | support, manager
			UNMERGE        | support, lead, manager
			CORRECT        | lead, manager
			OPEN_FILES     | lead, manager
			DECIDE_MAIL    | support, manager, admin
			READ_MAIL      | admin
			DECIDE_BACKLOG | manager
			MANAGE         | manager""")
	void theseGroupsHaveTheRight(Right right, String groups) {
		List<String> expected = (groups != null) ? List.of(groups.split(", ")) : List.of();
		assertThat(right.groupIds()).containsExactlyInAnyOrderElementsOf(expected);
		for (StaffGroup group : StaffGroup.values()) {
			assertThat(right.isOf(List.of(group.id()))).as(group.id()).isEqualTo(expected.contains(group.id()));
		}
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
