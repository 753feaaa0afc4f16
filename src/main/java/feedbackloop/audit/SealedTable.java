package feedbackloop.audit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the record whose rows are only ever added, with its columns that never
 * change. What is sealed stands here and nowhere else.
 *
 * @param name of the table; its key is {@code id}, a number that grows
 * @param ofCase SQL that gives the number of the case or the improvement of a row
 * {@code t}, or null
 */
record SealedTable(String name, List<Column> columns, String ofCase) {

	/**
	 * Columns that others may still set, such as the replay of a version, are left out.
	 */
	static final List<SealedTable> ALL = List.of(
			new SealedTable("timeline",
					List.of(text("number"), time("at"), text("actor"), text("kind"), text("arguments")), "t.number"),
			new SealedTable("form_entry",
					List.of(text("task_id"), text("task_key"), text("business_key"), text("feedback_number"),
							text("improvement_number"), text("user_id"), time("at"), text("entries"),
							text("override_reason")),
					"coalesce(t.feedback_number, t.improvement_number)"),
			new SealedTable("clock_entry",
					List.of(text("clock_id"), time("at"), text("what"), text("change"), text("actor")),
					"(select c.number from clock c where c.id = t.clock_id)"),
			new SealedTable("escalation",
					List.of(text("task_id"), text("level"), text("percent"), text("number"), text("task_key"),
							text("grade"), time("due_at"), time("at"), text("how"), text("told"), text("actions")),
					"t.number"),
			new SealedTable("case_comment",
					List.of(text("number"), text("author"), time("at"), text("text"), text("mentions")), "t.number"),
			new SealedTable("correspondence",
					List.of(text("feedback_id"), time("at"), text("direction"), text("kind"), text("author"),
							text("subject"), bytes("text_sealed"), text("text_masked"), text("visible_to_customer")),
					"(select f.number from feedback f where f.id = t.feedback_id)"),
			new SealedTable("access_log",
					List.of(time("at"), text("user_id"), text("kind"), text("number"), text("detail"),
							text("searched")),
					"t.number"),
			// What a growing number of customers adds to a grading comes after it: not
			// sealed.
			new SealedTable("grading",
					List.of(text("number"), time("at"), text("feedback_type"), text("affected"), text("severity"),
							text("urgency"), text("major_loss_risk"), text("compliance_risk"), text("score"),
							text("grade"), text("reason"), text("path"), text("team"), text("lead"),
							text("weights_definition"), text("grade_definition"), text("routing_definition")),
					"t.number"),
			new SealedTable("model_version", List.of(text("name"), text("version"), text("text"), text("deployed_by"),
					time("deployed_at"), text("source"), text("reason")), null));

	static SealedTable of(String name) {
		return ALL.stream()
			.filter((table) -> table.name.equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No table " + name + " is sealed"));
	}

	/**
	 * SQL of a row {@code t} in the one form that is sealed: the columns as a JSON array,
	 * whatever zone or format the database session has.
	 */
	String content() {
		return this.columns.stream().map(Column::sql).collect(Collectors.joining(", ", "json_build_array(", ")::text"));
	}

	/** SQL of the number of the case that a row {@code t} belongs to. */
	String caseNumber() {
		return (this.ofCase != null) ? this.ofCase : "null";
	}

	private static Column text(String name) {
		return new Column(name, "t.%s::text".formatted(name));
	}

	private static Column time(String name) {
		return new Column(name, "(extract(epoch from t.%s) * 1000000)::bigint::text".formatted(name));
	}

	private static Column bytes(String name) {
		return new Column(name, "encode(sha256(t.%s), 'hex')".formatted(name));
	}

	/**
	 * A column and how it is read.
	 */
	record Column(String name, String sql) {

	}

}
