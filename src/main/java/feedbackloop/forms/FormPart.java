package feedbackloop.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.notation.FormField;

/**
 * A component of a form as a page shows it, with what stands in it. The template asks it.
 */
public final class FormPart {

	private static final int MOST_TABLE_ROWS = 200;

	private static final Map<String, String> PURPOSES = Map.of("customer.name", "name", "customer.phone", "tel",
			"customer.email", "email");

	private final FormField field;

	private final Spot spot;

	private final FilledForm.View view;

	private FormPart(FormField field, Spot spot, FilledForm.View view) {
		this.field = field;
		this.spot = spot;
		this.view = view;
	}

	static List<FormPart> of(JsonNode parent, FormField outer, Spot spot, FilledForm.View view) {
		List<FormPart> parts = new ArrayList<>();
		parent.path("components").forEach((node) -> parts.add(new FormPart(new FormField(outer, node), spot, view)));
		return parts;
	}

	public String type() {
		return this.field.type();
	}

	/** The id of the part, in a list with the number of its row. */
	public String id() {
		return "part-" + this.field.node().path("id").asText() + (this.spot.isTop() ? "" : "-" + (this.spot.row() + 1));
	}

	/** The name that a page sends it under. */
	public String name() {
		return this.spot.prefix() + this.field.name();
	}

	public String label() {
		JsonNode node = this.field.node();
		return filled(node.path(this.field.is("datetime") ? "dateLabel" : "label").asText());
	}

	public String description() {
		return filled(this.field.node().path("description").asText());
	}

	public String prefix() {
		return filled(this.field.node().path("appearance").path("prefixAdorner").asText());
	}

	public String suffix() {
		return filled(this.field.node().path("appearance").path("suffixAdorner").asText());
	}

	/** What a browser makes of a line: its keyboard, its calendar, its own look at it. */
	public String inputType() {
		if (this.field.is("datetime")) {
			return Inputs.isMoment(this.field) ? "datetime-local" : "date";
		}
		String purpose = purpose();
		return "email".equals(purpose) || "tel".equals(purpose) ? purpose : "text";
	}

	/** What of the customer a browser may fill in there, or null. */
	public String purpose() {
		return PURPOSES.get(this.field.name());
	}

	/** What stands in it, as text. */
	public String text() {
		return Feelers.said(value());
	}

	public boolean isTicked() {
		return Boolean.TRUE.equals(value());
	}

	public boolean isChosen(Option option) {
		Object value = value();
		return option.value().equals(value) || value instanceof List<?> several && several.contains(option.value());
	}

	public List<Option> options() {
		return Option.of(this.field, this.view.began(), known());
	}

	/**
	 * What a value is called there: the label of a choice, else the value itself; null
	 * where it cannot be chosen.
	 */
	public String wordFor(String value) {
		boolean chosen = this.field.is("select", "radio", "checklist", "taglist");
		return chosen ? options().stream()
			.filter((option) -> option.text().equals(value))
			.map(Option::label)
			.findFirst()
			.orElse(null) : value;
	}

	private Object value() {
		return this.spot.in(this.view.values()).get(this.field.name());
	}

	public boolean isRequired() {
		return this.field.isRequired();
	}

	public boolean isDisabled() {
		return FilledForm.isDisabled(this.field);
	}

	public boolean isReadonly() {
		JsonNode readonly = this.field.node().path("readonly");
		return readonly.isTextual() ? Feel.holds(readonly.asText(), known()) : readonly.asBoolean();
	}

	/** Whether several may be chosen at once. */
	public boolean isSeveral() {
		return Inputs.isSeveral(this.field) || this.field.node().path("multiple").asBoolean();
	}

	/** Whether its own condition hides it now. */
	public boolean isHidden() {
		return Feel.holds(this.field.hiddenWhen(), known());
	}

	/** Whether that stays so, whatever is filled in. */
	public boolean isHiddenForGood() {
		return isHidden() && !this.view.mayChange(this.field.hiddenWhen());
	}

	/** Whether what is filled in may change its text. */
	public boolean isLive() {
		return this.field.is("text") && this.view.mayChange(this.field.node().path("text").asText());
	}

	/** Whether what is filled in may change what there is to choose from. */
	public boolean hasLiveOptions() {
		return this.field.is("select", "radio", "checklist", "taglist")
				&& this.view.mayChange(this.field.node().path("valuesExpression").asText());
	}

	/** What is wrong with it, or null. */
	public String wrong() {
		return this.view.wrong().get(name());
	}

	/** What it says, of those that say something, as safe HTML. */
	public String html() {
		if (this.field.is("html")) {
			return Markup.clean(this.field.node().path("content").asText());
		}
		return Markup.ofMarkdown(Feelers.fill(this.field.node().path("text").asText(), known(), Markup::quoted));
	}

	/** The address of its picture, one of our own; empty for another. */
	public String source() {
		String source = filled(this.field.node().path("source").asText());
		return Markup.isOwn(source) ? source : "";
	}

	public String alternative() {
		return filled(this.field.node().path("alt").asText());
	}

	/**
	 * Whether it may be left out as a whole and holds nothing, so that it may be folded.
	 */
	public boolean isFolded() {
		return withInner().skip(1).noneMatch(FormPart::isOfInterest);
	}

	private boolean isOfInterest() {
		boolean filled = Inputs.isKeyed(this.field) && !Inputs.isOpen(value()) && !text().equals(byDefault());
		return this.field.isRequired() || wrong() != null || filled || this.field.is("dynamiclist");
	}

	private String byDefault() {
		return this.field.node().path("defaultValue").asText();
	}

	/** What is in it. */
	public List<FormPart> parts() {
		return this.field.is("dynamiclist") ? List.of() : of(this.field.node(), this.field, this.spot, this.view);
	}

	/** The rows of a list, with what is in each. */
	public List<List<FormPart>> rows() {
		if (!this.field.is("dynamiclist") || !(value() instanceof List<?> rows)) {
			return List.of();
		}
		return IntStream.range(0, rows.size())
			.mapToObj((row) -> of(this.field.node(), this.field, new Spot(this.field.name(), row), this.view))
			.toList();
	}

	/** The headings of a table. */
	public List<String> columns() {
		return columnNodes().map((column) -> column.path("label").asText()).toList();
	}

	/** The cells of a table, row by row. */
	public List<List<String>> cells() {
		String source = this.field.node().path("dataSource").asText();
		Object rows = Feel.isExpression(source) ? Feel.value(source.substring(1), known()) : known().get(source);
		if (!(rows instanceof List<?> items)) {
			return List.of();
		}
		return items.stream()
			.limit(MOST_TABLE_ROWS)
			.map((row) -> columnNodes().map((column) -> cell(row, column.path("key").asText())).toList())
			.toList();
	}

	private Stream<JsonNode> columnNodes() {
		List<JsonNode> columns = new ArrayList<>();
		this.field.node().path("columns").forEach(columns::add);
		return columns.stream();
	}

	private static String cell(Object row, String key) {
		return (row instanceof Map<?, ?> named) ? Feelers.said(named.get(key)) : "";
	}

	/** Itself and all that is in it, row by row. */
	public Stream<FormPart> withInner() {
		return Stream.concat(Stream.of(this),
				Stream.concat(parts().stream(), rows().stream().flatMap(List::stream)).flatMap(FormPart::withInner));
	}

	/** Whether one of the fields of these names is in it. */
	public boolean holdsAny(Set<String> names) {
		return withInner().anyMatch((part) -> names.contains(part.name()));
	}

	private String filled(String text) {
		return Feelers.fill(text, known());
	}

	private Map<String, Object> known() {
		return this.spot.known(this.view.shown());
	}

}
