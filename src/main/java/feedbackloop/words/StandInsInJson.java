package feedbackloop.words;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;

import org.springframework.boot.jackson.JsonComponent;

/**
 * Says in each answer of the API in the reader's language that a text was erased.
 */
@JsonComponent
class StandInsInJson extends StdScalarSerializer<String> {

	StandInsInJson() {
		super(String.class);
	}

	@Override
	public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
		json.writeString(StandIn.shown(text));
	}

	@Override
	public boolean isEmpty(SerializerProvider provider, String text) {
		return text.isEmpty();
	}

}
