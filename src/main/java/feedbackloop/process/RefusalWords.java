package feedbackloop.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

	private final Words words;

	RefusalWords(Words words) {
		this.words = words;
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
			.map((problem) -> sentence(problem, (problem.field() != null) ? "«" + problem.field() + "»" : null))
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

	private String sentence(Refusal.Problem problem, String field) {
		List<Object> arguments = new ArrayList<>();
		arguments.add(field);
		arguments.addAll(problem.arguments());
		return this.words.say("refusal." + problem.code(), arguments.toArray());
	}

}
