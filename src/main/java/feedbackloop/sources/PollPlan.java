package feedbackloop.sources;

import java.time.Duration;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * How what a source keeps is fetched.
 *
 * @param path behind the address that the settings or the kind name
 * @param every how long after one look the next follows
 * @param days how old a feedback may be that makes a case; 0 for any age
 * @param pages how many pages are read at most
 * @param next where an answer says what comes next; null for one page
 * @param parameter in which query parameter that goes back; null where it is an address
 */
record PollPlan(Kind kind, String path, Duration every, int days, int pages, JsonPointer next, String parameter) {

	/**
	 * Whose manners it has.
	 */
	enum Kind {

		/** A token of Google for a service account. */
		GOOGLE_PLAY("googlePlay", "https://androidpublisher.googleapis.com"),
		/** A token that we sign with a key of App Store Connect. */
		APP_STORE("appStore", "https://api.appstoreconnect.apple.com"),
		/** A token that stands in a file. */
		TOKEN("token", null);

		private final String id;

		private final String address;

		Kind(String id, String address) {
			this.id = id;
			this.address = address;
		}

		/**
		 * As files name it.
		 */
		String id() {
			return this.id;
		}

		/**
		 * Where it listens unless the settings say otherwise, or null.
		 */
		String address() {
			return this.address;
		}

	}

}
