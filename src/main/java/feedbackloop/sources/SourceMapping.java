package feedbackloop.sources;

import java.util.List;

import com.fasterxml.jackson.core.JsonPointer;
import feedbackloop.notation.InBoth;

/**
 * How the payloads of one source become feedback, as its file says.
 *
 * @param key the name of the file, which is that of its address
 * @param source what it is called where files of it are imported, too
 * @param language zh-CN or en, where the payload says none
 * @param items where the feedbacks stand in a payload; empty for the payload itself
 * @param number where a feedback has what tells it from all others of the source
 * @param signature how senders sign; null for what is fetched
 * @param poll how it is fetched; null for what is sent
 * @param sample an invented payload, or null
 */
record SourceMapping(String key, InBoth title, String channel, String source, String language, JsonPointer items,
		JsonPointer number, List<MappedField> fields, SignatureRule signature, PollPlan poll, String sample) {

	static final String FOLDER = "processes/sources";

	/**
	 * The name of the file of that source.
	 */
	static String file(String key) {
		return FOLDER + "/" + key + ".yaml";
	}

	/**
	 * The source that has the file of that name.
	 */
	static String key(String file) {
		return file.substring(FOLDER.length() + 1, file.lastIndexOf('.'));
	}

}
