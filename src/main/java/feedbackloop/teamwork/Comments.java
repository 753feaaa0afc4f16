package feedbackloop.teamwork;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.process.StoredText;
import feedbackloop.feedback.Feedback;
import feedbackloop.privacy.Vault;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Concerned;
import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;
import feedbackloop.process.StaffEvent;
import feedbackloop.process.TaskComment;
import feedbackloop.teamwork.Colleagues.Colleague;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff say to each other about a case, wherever they write it; masked before it is
 * stored. Who is mentioned gets a mail that leads to the case.
 */
@Service
public class Comments {

	private static final int LARGEST_PAGE = 200;

	private static final int LATEST = 50;

	private final CommentRepository comments;

	private final NamedCases named;

	private final Colleagues colleagues;

	private final Vault vault;

	private final Directory directory;

	private final AsSystem asSystem;

	private final ApplicationEventPublisher events;

	private final Words words;

	private final HouseTime time;

	private final Clock clock;

	Comments(CommentRepository comments, NamedCases named, Colleagues colleagues, Vault vault, Directory directory,
			AsSystem asSystem, ApplicationEventPublisher events, Words words, HouseTime time, Clock clock) {
		this.comments = comments;
		this.named = named;
		this.colleagues = colleagues;
		this.vault = vault;
		this.directory = directory;
		this.asSystem = asSystem;
		this.events = events;
		this.words = words;
		this.time = time;
		this.clock = clock;
	}

	/**
	 * Keeps a comment and tells whom it mentions. A name that is both a group's and a
	 * person's means the group.
	 * @param text at most 4,000 characters
	 * @return the comment, with the names behind an @ of whom nobody was told
	 * @throws Refusal if there is no such case, or the text is missing or too long
	 */
	@Transactional
	Written write(String number, String author, String text) {
		Feedback feedback = this.named.get(number);
		String masked = this.vault.mask(feedback.contact(), StaffText.checked("text", text, StoredText.STAFF));
		Map<String, Kind> kinds = new HashMap<>();
		Map<Kind, List<String>> mentioned = Mentions
			.in(masked, (name) -> kinds.computeIfAbsent(name, this::kind) != Kind.NOBODY)
			.stream()
			.collect(Collectors.groupingBy((name) -> feedback.isHiddenFrom(name) ? Kind.NOBODY : kinds.get(name)));
		List<String> groups = mentioned.getOrDefault(Kind.TEAM, List.of());
		List<String> users = mentioned.getOrDefault(Kind.PERSON, List.of());
		List<String> known = Stream.of(groups, users).flatMap(List::stream).toList();
		Comment comment = this.comments.save(new Comment(number, author, this.clock.instant(), masked, known));
		String occasion = "comment:" + comment.id();
		Stream.concat(groups.stream().map(Concerned::team), users.stream().map(Concerned::assignee))
			.forEach((concerned) -> this.events
				.publishEvent(StaffEvent.of(Notices.MENTION, number, occasion, concerned)));
		return new Written(comment, mentioned.getOrDefault(Kind.NOBODY, List.of()));
	}

	/**
	 * One page of the comments, the newest first.
	 * @param page from 0
	 * @param size 1 to 200
	 * @throws Refusal if there is no such case or no such page
	 */
	@Transactional(readOnly = true)
	Page<Comment> of(String number, int page, int size) {
		if (size < 1 || size > LARGEST_PAGE) {
			throw Refusal.invalid("size", "value");
		}
		if (page < 0 || page > Integer.MAX_VALUE / size) {
			throw Refusal.invalid("page", "value");
		}
		this.named.get(number);
		return this.comments.findByNumberOrderByIdDesc(number, PageRequest.of(page, size));
	}

	/**
	 * The newest comments on a case, the oldest of them first.
	 */
	public Latest latest(String number) {
		Page<Comment> newest = this.comments.findByNumberOrderByIdDesc(number, PageRequest.of(0, LATEST));
		List<CommentView> shown = new ArrayList<>(
				newest.map((comment) -> CommentView.of(comment, this.time)).getContent());
		Collections.reverse(shown);
		return new Latest(shown, newest.getTotalElements() - newest.getNumberOfElements());
	}

	@EventListener
	void on(TaskComment comment) {
		write(comment.feedbackNumber(), comment.userId(), comment.text());
	}

	/**
	 * Whom a comment may mention: the teams, and whoever may see the case, who is there
	 * first.
	 * @throws Refusal if there is no such case
	 */
	@Transactional(readOnly = true)
	List<Mentionable> mentionable(String number) {
		Feedback feedback = this.named.get(number);
		Stream<Mentionable> people = this.colleagues.all(this.words)
			.stream()
			.filter((person) -> !feedback.isHiddenFrom(person.userId()))
			.map(this::mentionable);
		Stream<Mentionable> teams = this.asSystem.call(this.directory::teams)
			.stream()
			.map((team) -> new Mentionable(team, this.words.of("group", team), ""));
		return Stream.concat(people, teams).toList();
	}

	private Mentionable mentionable(Colleague person) {
		String teams = this.words.list("group", person.teams());
		return new Mentionable(person.userId(), person.name(),
				person.absent() ? this.words.say("teamwork.away", teams) : teams);
	}

	private Kind kind(String name) {
		if (this.asSystem.call(() -> this.directory.isTeam(name))) {
			return Kind.TEAM;
		}
		return this.asSystem.call(() -> this.directory.isUser(name)) ? Kind.PERSON : Kind.NOBODY;
	}

	/** Who bears a name. */
	private enum Kind {

		TEAM, PERSON, NOBODY

	}

	/**
	 * A comment that was written.
	 *
	 * @param notTold names behind an @ that neither a person nor a group has, or whom the
	 * case is about
	 */
	record Written(Comment comment, List<String> notTold) {

	}

	/**
	 * The newest comments on a case.
	 *
	 * @param earlier how many there are besides
	 */
	public record Latest(List<CommentView> comments, long earlier) {

	}

}
