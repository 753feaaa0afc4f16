package feedbackloop.trackers;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What a tracker says of an item; texts are masked.
 *
 * @param url of the item
 * @param state what the tracker's word means, if the file of the trackers knows it
 * @param word the tracker's own word for the state
 * @param title or null
 * @param at when it came to that state, as the tracker says; null if it does not
 */
record ItemReport(ItemUrl url, Optional<ItemState> state, String word, String title, OffsetDateTime at) {

	static final int LONGEST_STATE = 60;

	static final int LONGEST_TITLE = 300;

	/**
	 * As it is on record, or null if nobody knows what the word means.
	 */
	String stateId() {
		return this.state.map(ItemState::id).orElse(null);
	}

	/**
	 * For the timeline: what the word means, else the word.
	 */
	String stateOrWord() {
		return this.state.map(ItemState::id).orElse(this.word);
	}

}
