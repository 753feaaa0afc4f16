package feedbackloop.notation;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A form as its file has it.
 *
 * @param root what the file says of the form as a whole
 * @param fields all its components in order, those inside groups and lists too
 */
public record FormModel(JsonNode root, List<FormField> fields) {

	private static final int LARGEST = 256_000;

	private static final int DEEPEST = 40;

	private static final String COMPONENTS = "components";

	private static final ObjectReader JSON = JsonMapper
		.builder(JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
			.build())
		.build()
		.reader()
		.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

	/**
	 * The form in that text.
	 * @throws Unreadable if there is none
	 */
	public static FormModel read(String text) {
		if (text.length() > LARGEST) {
			throw new Unreadable("", "tooLarge", LARGEST);
		}
		try {
			JsonNode root = JSON.readTree(text);
			if (!root.isObject() || !root.path(COMPONENTS).isArray()) {
				throw new Unreadable("", "notAForm");
			}
			return of(root);
		}
		catch (JsonProcessingException ex) {
			int line = (ex.getLocation() != null) ? ex.getLocation().getLineNr() : 1;
			throw new Unreadable("line " + line, "jsonBroken", ex.getOriginalMessage());
		}
	}

	/**
	 * The form that has been read already.
	 */
	public static FormModel of(JsonNode root) {
		List<FormField> fields = new ArrayList<>();
		collect(null, root, fields);
		return new FormModel(root, List.copyOf(fields));
	}

	private static void collect(FormField outer, JsonNode parent, List<FormField> fields) {
		for (JsonNode component : parent.path(COMPONENTS)) {
			FormField field = new FormField(outer, component);
			fields.add(field);
			collect(field, component, fields);
		}
	}

}
