package feedbackloop.insights;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.Timeline;
import feedbackloop.insights.Trail.Letter;
import feedbackloop.teamwork.CommentView;
import feedbackloop.teamwork.Comments;

/**
 * What the customer, we and the system wrote to each other, with the comments between,
 * which customers never see.
 *
 * @param earlier all but the last messages, the oldest first
 * @param latest the last messages
 * @param unread how many comments from before are not among them
 */
record Conversation(List<Message> earlier, List<Message> latest, long unread) {

	private static final int LATEST = 3;

	private static final String ON_THE_RESULT = "comment";

	static Conversation of(List<Letter> letters, Comments.Latest comments) {
		List<Message> all = messages(letters);
		comments.comments().forEach((comment) -> all.add(Message.comment(comment)));
		all.sort(Comparator.comparing(Message::at));
		int fold = Math.max(0, all.size() - LATEST);
		return new Conversation(all.subList(0, fold), all.subList(fold, all.size()), comments.earlier());
	}

	/**
	 * What the customer said last about a result, or null.
	 */
	static Letter objection(List<Letter> letters) {
		return letters.stream()
			.filter((letter) -> isOfCustomer(letter) && letter.kind().equals(ON_THE_RESULT))
			.reduce((earlier, later) -> later)
			.orElse(null);
	}

	/**
	 * What a person wrote for the customer is shown once: with the letter that it was
	 * sent in, as soon as there is one.
	 */
	private static List<Message> messages(List<Letter> letters) {
		List<Message> messages = new ArrayList<>();
		List<Letter> written = new ArrayList<>();
		for (Letter letter : letters) {
			if (letter.kind().equals(Correspondence.CALL)) {
				messages.add(Message.call(letter));
			}
			else if (!letter.visibleToCustomer()) {
				written.add(letter);
			}
			else if (isOfCustomer(letter)) {
				messages.add(Message.ofCustomer(letter));
			}
			else {
				List<Letter> sent = written.stream().filter((one) -> holds(letter, one)).toList();
				written.removeAll(sent);
				messages.add(Message.toCustomer(sent, letter));
			}
		}
		written.forEach((letter) -> messages.add(Message.notSent(letter)));
		return messages;
	}

	/** Texts of customers who had their data erased are gone. */
	private static boolean holds(Letter letter, Letter written) {
		return letter.text() != null && written.text() != null && letter.text().contains(written.text());
	}

	private static boolean isOfCustomer(Letter letter) {
		return Correspondence.IN.equals(letter.direction());
	}

	/**
	 * One message.
	 *
	 * @param kind customer, house, system, unsent, call or comment
	 * @param author user id, {@code customer} or {@code system}
	 * @param written what a person wrote, masked
	 * @param letter as the customer got it, or null
	 * @param comment null in all other messages
	 */
	record Message(String kind, OffsetDateTime at, String author, List<Letter> written, Letter letter,
			CommentView comment) {

		private static Message ofCustomer(Letter letter) {
			return new Message("customer", letter.at(), letter.author(), List.of(letter), null, null);
		}

		private static Message toCustomer(List<Letter> written, Letter letter) {
			String author = written.isEmpty() ? letter.author() : written.get(0).author();
			String kind = Timeline.SYSTEM.equals(author) ? "system" : "house";
			return new Message(kind, letter.at(), author, written, letter, null);
		}

		private static Message call(Letter letter) {
			return new Message("call", letter.at(), letter.author(), List.of(letter), null, null);
		}

		private static Message notSent(Letter letter) {
			return new Message("unsent", letter.at(), letter.author(), List.of(letter), null, null);
		}

		private static Message comment(CommentView comment) {
			return new Message("comment", comment.at(), comment.author(), List.of(), null, comment);
		}

	}

}
