package feedbackloop.improvement;

import java.security.Principal;
import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moves cases between causes, for staff and their programs.
 */
@RestController
@RequestMapping("/api/improvements/{number}")
@Tag(name = "Improvements", description = "For staff; session or HTTP Basic")
class CauseMovesApi {

	private final CauseMoves moves;

	private final EmptyCauses empty;

	CauseMovesApi(CauseMoves moves, EmptyCauses empty) {
		this.moves = moves;
		this.empty = empty;
	}

	@PostMapping("/moves")
	@Operation(operationId = "moveCases",
			summary = "Moves cases to another open improvement, splits them off, or merges the whole improvement")
	Moved move(@PathVariable String number, @RequestBody Move move, Principal user) {
		List<String> cases = Objects.requireNonNullElse(move.cases(), List.of());
		return new Moved(this.moves.move(number, move.how(), cases, move.to(), move.reason(),
				Boolean.TRUE.equals(move.meToos()), user.getName()));
	}

	@PostMapping("/decision")
	@Operation(operationId = "decideWithoutCases",
			summary = "Says whether an improvement that has no case left goes on or ends")
	void decide(@PathVariable String number, @RequestBody Decision decision, Principal user) {
		this.empty.decide(number, decision.decision(), decision.reason(), user.getName());
	}

	/**
	 * What goes where.
	 *
	 * @param how move, split or merge
	 * @param cases their numbers; none where all are merged
	 * @param to the improvement that takes them; none where they are split off
	 * @param reason for staff; masked before it is stored
	 * @param meToos whether people without a case who want to be told go, too
	 */
	@Schema(name = "CauseMove")
	record Move(@Schema(allowableValues = {
			"move", "split", "merge" }) String how, List<String> cases, String to, String reason, Boolean meToos){

	}

	/**
	 * The improvement that serves the cases now.
	 */
	@Schema(name = "CauseMoved")
	record Moved(String number) {

	}

	/**
	 * Whether it goes on.
	 *
	 * @param decision goOn or end
	 * @param reason for staff; masked before it is stored
	 */
	@Schema(name = "WithoutCasesDecision")
	record Decision(@Schema(allowableValues = {
			"goOn", "end" }) String decision, String reason){

	}

}
