package feedbackloop.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Says a refusal in the language of whoever reads it.
 */
@Component
public class RefusalWords {

	/** Stands for what is no field's fault. */
	private static final String WHOLE_FORM = "form";

	private static final Pattern MARKED = Pattern.compile("«([^»]+)»");

	/** Behind a label the name says nothing more. */
	private static final Pattern BEHIND_A_LABEL = Pattern.compile("\\s*[(\uff08]«[^»]+»[)\uff09]");

	private static final Pattern NAME_IN_A_SENTENCE = Pattern.compile("\\b[a-z]+[A-Z]\\w*\\b");

	/** Which argument of a refusal is a team or several, whose names are said. */
	private static final Map<String, Integer> TEAMS = Map.of("notInTeam", 1, "colleagueOfTeam", 2, "notYourTeam", 1,
			"onlyTeams", 1);

	/** Which argument of a refusal is a person, who is called by name. */
	private static final Map<String, Integer> PEOPLE = Map.of("claimedByAnother", 1, "alreadyTheirs", 1, "draftChanged",
			1, "colleague", 1, "colleagueOfTeam", 1);

	private final Words words;

	private final AccountNames names;

	RefusalWords(Words words, AccountNames names) {
		this.words = words;
		this.names = names;
	}

	/**
	 * All problems of the refusal in one line.
	 */
	public String of(Refusal refusal) {
		return refusal.problems().stream().map(this::of).collect(Collectors.joining(" "));
	}

	/**
	 * One problem, with the field's name as programs know it.
	 */
	public String of(Refusal.Problem problem) {
		return sentence(problem, problem.field());
	}

	/**
	 * All problems in one line for Tasklist, whose form knows the labels: names of fields
	 * stand in «».
	 */
	String marked(Refusal refusal) {
		return refusal.problems()
			.stream()
			.map((problem) -> sentence(problem, mark(problem.field())))
			.collect(Collectors.joining(" "));
	}

	/**
	 * What is wrong with a form by the names of its fields, which have the labels that
	 * their reader sees; what is no field's fault stands under {@code form}.
	 */
	public Map<String, String> byField(Refusal refusal) {
		Map<String, String> sentences = new LinkedHashMap<>();
		for (Refusal.Problem problem : refusal.problems()) {
			String field = (problem.field() != null) ? problem.field() : WHOLE_FORM;
			sentences.putIfAbsent(field, sentence(problem, this.words.of("field", field)));
		}
		return sentences;
	}

	/**
	 * The same with the labels of a form that says them itself, also within sentences.
	 * @param label of the field of that name, as quoted in a sentence; empty for none
	 */
	public Map<String, String> byField(Refusal refusal, Function<String, Optional<String>> label) {
		Map<String, String> sentences = new LinkedHashMap<>();
		for (Refusal.Problem problem : refusal.problems()) {
			String field = (problem.field() != null) ? problem.field() : WHOLE_FORM;
			sentences.putIfAbsent(field, labelled(sentence(problem, mark(problem.field())), label));
		}
		return sentences;
	}

	private static String labelled(String sentence, Function<String, Optional<String>> label) {
		String said = BEHIND_A_LABEL.matcher(sentence).replaceAll("");
		said = MARKED.matcher(said)
			.replaceAll((mark) -> Matcher.quoteReplacement(label.apply(mark.group(1)).orElse(mark.group(1))));
		return NAME_IN_A_SENTENCE.matcher(said)
			.replaceAll((name) -> Matcher.quoteReplacement(label.apply(name.group()).orElse(name.group())));
	}

	private String name(String userId) {
		return this.names.of(List.of(userId)).of(userId);
	}

	private String teams(Object team) {
		return this.words.list("group", (team instanceof Collection<?> several) ? several : List.of(team));
	}

	private static String mark(String field) {
		return (field != null) ? "«" + field + "»" : null;
	}

	private String sentence(Refusal.Problem problem, String field) {
		List<Object> arguments = new ArrayList<>();
		arguments.add(field);
		arguments.addAll(problem.arguments());
		Optional.ofNullable(TEAMS.get(problem.code()))
			.ifPresent((team) -> arguments.set(team, teams(arguments.get(team))));
		Optional.ofNullable(PEOPLE.get(problem.code()))
			.ifPresent((person) -> arguments.set(person, name(String.valueOf(arguments.get(person)))));
		return this.words.say("refusal." + problem.code(), arguments.toArray());
	}

}
