package feedbackloop.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks each day how the figures stand to their targets. It remembers that, so that it is
 * told once when one becomes worse.
 */
@Component
public class TargetWatch {

	/** All cases count: which of them a reader may not see is asked for each reader. */
	private static final String NOBODY = "";

	private final FigureTargets targets;

	private final Figures figures;

	private final JdbcClient database;

	TargetWatch(FigureTargets targets, Figures figures, JdbcClient database) {
		this.targets = targets;
		this.figures = figures;
		this.database = database;
	}

	/**
	 * What stands worse than when it was last looked at. Of a target that nobody looked
	 * at before, what is not met. A target that is changed stands where it stood until it
	 * is looked at.
	 * @param today looked at once; after that there is nothing more to say
	 */
	@Transactional
	public List<Worse> look(LocalDate today) {
		if (!isFirstLookOf(today)) {
			return List.of();
		}
		Map<String, TargetStanding> before = before();
		this.database.sql("delete from figure_target").update();
		List<Worse> worse = new ArrayList<>();
		for (FigureTarget target : this.targets.all()) {
			TargetStanding was = before.getOrDefault(name(target), TargetStanding.MET);
			BigDecimal value = this.figures.measure(target.figure(), target.upTo(today), NOBODY).value();
			TargetStanding now = (value != null) ? target.standing(value) : was;
			keep(target, now);
			if (now.compareTo(was) > 0) {
				worse.add(new Worse(target, today));
			}
		}
		return worse;
	}

	private boolean isFirstLookOf(LocalDate today) {
		this.database.sql("delete from figure_target_look where looked_on <> :today").param("today", today).update();
		return this.database.sql("insert into figure_target_look (looked_on) values (:today) on conflict do nothing")
			.param("today", today)
			.update() > 0;
	}

	private Map<String, TargetStanding> before() {
		Map<String, TargetStanding> before = new HashMap<>();
		this.database.sql("select figure || ' ' || grade as name, standing from figure_target")
			.query((row, index) -> before.put(row.getString("name"), TargetStanding.of(row.getString("standing"))))
			.list();
		return before;
	}

	private void keep(FigureTarget target, TargetStanding standing) {
		this.database.sql("""
				insert into figure_target (figure, grade, standing) values (:figure, :grade, :standing)""")
			.param("figure", target.figure().key())
			.param("grade", target.grade())
			.param("standing", standing.key())
			.update();
	}

	private static String name(FigureTarget target) {
		return target.figure().key() + " " + target.grade();
	}

	/**
	 * A figure that stands worse to its target than the day before.
	 */
	public record Worse(FigureTarget target, LocalDate day) {

	}

}
