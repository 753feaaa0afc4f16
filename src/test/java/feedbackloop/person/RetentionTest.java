package feedbackloop.person;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import feedbackloop.longwork.Chunk;
import feedbackloop.longwork.LongJob;
import feedbackloop.longwork.LongWork;
import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.process.FilePreview.PreviewedText;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

/**
 * What is kept of ended cases goes when its time is over, and nothing else does.
 */
@CaseTest
class RetentionTest {

	private static final String TABLE = "processes/retention.dmn";

	@Autowired
	private Sweep sweep;

	@Autowired
	private CaseWork work;

	@Autowired
	private LiveFiles files;

	@Autowired
	private Deployments deployments;

	@Autowired
	private RetentionJob job;

	@Autowired
	private Retention retention;

	@Autowired
	private Erasures erasures;

	@Autowired
	private RetentionPreview preview;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private MockMvc http;

	@Autowired
	private JdbcClient database;

	private String number;

	@BeforeEach
	void aCaseOfWhichThereIsEverything() throws Exception {
		this.number = this.work.submit(Answers.of("description", "到期原文", "customer",
				Answers.of("name", "章莪", "phone", "13800441122", "email", "zhange@canary.example")));
		this.http.perform(multipart("/api/feedback/" + this.number + "/files")
			.file(new MockMultipartFile("files", "a.txt", "text/plain",
					("日志 " + this.number).getBytes(StandardCharsets.UTF_8)))
			.header("X-Feedback-Secret", this.work.secretOf(this.number)));
	}

	@Test
	void eachKindGoesOnItsDayAndNoSooner() {
		runs();
		assertThat(left()).as("what has not ended").isEqualTo("contact file text");
		ended(179);
		runs();
		assertThat(left()).isEqualTo("contact file text");
		ended(181);
		runs();
		assertThat(left()).isEqualTo("file text");
		assertThat(this.work.page("lead", "/cases/" + this.number)).contains("到期原文", "联系方式已删除").doesNotContain("章*");
		assertThat(this.work.asCustomer(this.number).get("description").asText()).isEqualTo("到期原文");
		ended(731);
		runs();
		assertThat(left()).isEmpty();
		int steps = steps();
		runs();
		assertThat(steps()).as("twice is once").isEqualTo(steps);
		assertThat(this.work.page("privacy", "/privacy")).contains(this.number, "保存期限已到");
	}

	@Test
	void whoWantedToBeToldOnlyIsForgottenSoonAfter() {
		long kept = toldMeToo(6);
		long due = toldMeToo(8);

		this.transaction.executeWithoutResult((status) -> this.retention.forgetMeToos());

		assertThat(hasKey(kept)).isTrue();
		assertThat(hasKey(due)).isFalse();
		this.database.sql("delete from me_too where contact_id = ?").param(due).update();
		this.database.sql("delete from contact where id = ?").param(due).update();
		aConfirmedOneWhoCouldNotBeToldGoesToo(kept);
		this.database.sql("delete from me_too where contact_id = ?").param(kept).update();
		this.database.sql("delete from contact where id = ?").param(kept).update();
		this.database.sql("delete from article where feedback_number = ?").param(this.number).update();
	}

	private void aConfirmedOneWhoCouldNotBeToldGoesToo(long contact) {
		String open = this.work.improvementOf(this.work.atPlan());
		this.database.sql("""
				update me_too set told_at = null, confirmed_at = now() - interval '20 days', improvement_number = ?
				where contact_id = ?""").params(open, contact).update();
		this.transaction.executeWithoutResult((status) -> this.retention.forgetMeToos());
		assertThat(hasKey(contact)).as("while the problem is worked on").isTrue();
		ended(open, 6);
		this.transaction.executeWithoutResult((status) -> this.retention.forgetMeToos());
		assertThat(hasKey(contact)).isTrue();
		ended(open, 8);
		this.transaction.executeWithoutResult((status) -> this.retention.forgetMeToos());
		assertThat(hasKey(contact)).isFalse();
	}

	private void ended(String improvement, int days) {
		this.database
			.sql("""
					update improvement set state = 'ended', finished_at = now() - make_interval(days => ?), version = version + 1
					where number = ?""")
			.params(days, improvement)
			.update();
	}

	/** Somebody without a case who was told so many days ago; the id of the contact. */
	private long toldMeToo(int days) {
		long contact = this.database
			.sql("""
					insert into contact (data_key, anonymous, email_sealed, email_masked) select c.data_key, false, c.email_sealed, 'm***'
					from feedback f join contact c on c.id = f.contact_id where f.number = ? returning id""")
			.param(this.number)
			.query(Long.class)
			.single();
		this.database
			.sql("""
					with a as (insert into article (version, feedback_number, state, latest) values (0, ?, 'draft', 1) returning id)
					insert into me_too (contact_id, improvement_number, article_id, language, consent, asked_at, confirmed_at, told_at)
					select ?, 'IM-19990101-000001', a.id, 'en', '-', now(), now(), now() - make_interval(days => ?) from a""")
			.params(this.number, contact, days)
			.update();
		return contact;
	}

	private boolean hasKey(long contact) {
		return this.database.sql("select length(data_key) > 0 from contact where id = ?")
			.param(contact)
			.query(Boolean.class)
			.single();
	}

	@Test
	void aSensitiveCaseGoesSoonerAndWhatMustBeKeptStays() {
		this.work.fillsIn("privacy", "/cases/" + this.number + "/sensitive", Map.of("sensitive", "true", "named", ""));
		ended(61);
		this.work.fillsIn("privacy", "/privacy/holds", Map.of("number", this.number, "reason", "法院调查"));
		runs();
		assertThat(left()).isEqualTo("contact file text");
		this.work.fillsIn("privacy", "/privacy/holds/lifting", Map.of("number", this.number));
		runs();
		assertThat(left()).isEqualTo("file text");
		ended(181);
		runs();
		assertThat(left()).isEmpty();
	}

	@Test
	@ExtendWith(FilesAsBefore.class)
	void aChangedRowCountsAndIsPreviewed() {
		ended(100);
		Retention.Ahead before = ahead();
		ModelFile changed = this.files.with(TABLE, "<text>180</text>", "<text>90</text>");
		List<PreviewedText> shown = this.preview.show(TABLE, changed.text(), Map.of());
		assertThat(shown).hasSize(1);
		assertThat(shown.get(0).body()).contains("Contact (cases): ")
			.doesNotContain("Contact (cases): " + before.now() + " at");
		this.deployments.deploy(List.of(changed), new Change("owner", Source.PAGE, "test", null));
		assertThat(ahead().now()).isGreaterThan(before.now());
		runs();
		assertThat(left()).isEqualTo("file text");
	}

	@Test
	void whatMustBeKeptOrCameBackMeanwhileStays() {
		ended(181);
		List<DueCases.Due> due = this.retention.next(Kept.CONTACT, 0, 10_000);
		this.work.fillsIn("privacy", "/privacy/holds", Map.of("number", this.number, "reason", "法院调查"));
		this.transaction.executeWithoutResult((status) -> this.retention.erase(Kept.CONTACT, due));
		assertThat(left()).isEqualTo("contact file text");

		this.work.fillsIn("privacy", "/privacy/holds/lifting", Map.of("number", this.number));
		this.database.sql("update feedback set closed_at = null, version = version + 1 where number = ?")
			.param(this.number)
			.update();
		this.transaction.executeWithoutResult((status) -> this.retention.erase(Kept.CONTACT, due));
		assertThat(left()).isEqualTo("contact file text");
	}

	@Test
	void whoeverGoesOnTheSameDayIsNotTheSamePerson() throws Exception {
		String first = this.number;
		ended(731);
		aCaseOfWhichThereIsEverything();
		ended(731);
		runs();
		this.database.sql("update erasure set at = at - interval '3 minutes' where not swept").update();
		this.sweep.complete();
		assertThat(this.erasures.preview(first, "privacy").cases()).extracting(OwnCase::number).containsExactly(first);
	}

	@Test
	void whatGoesWithinThirtyDaysIsCounted() {
		Retention.Ahead before = ahead();
		ended(160);
		assertThat(ahead().now()).isEqualTo(before.now());
		assertThat(ahead().soon()).isEqualTo(before.soon() + 1);
	}

	private Retention.Ahead ahead() {
		return this.retention.ahead(this.retention.times()).get(0);
	}

	private void ended(int days) {
		this.database
			.sql("""
					update feedback set status = 'closed', closed_at = now() - make_interval(days => :days), version = version + 1
					where number = :number""")
			.param("days", days)
			.param("number", this.number)
			.update();
	}

	/** As a node does it, step by step. */
	private void runs() {
		LongJob.Run run = this.job.run(null);
		String position = "";
		Chunk chunk = null;
		while (chunk != Chunk.OVER) {
			LongWork work = new LongWork(1, LongWork.State.RUNNING, "system", Instant.now(), null, 0, 0, position,
					null);
			chunk = this.transaction.execute((status) -> run.next(work, 2));
			position = (chunk.position() != null) ? chunk.position() : position;
		}
	}

	private String left() {
		return this.database
			.sql("""
					select concat_ws(' ', case when c.name_sealed is not null and c.phone_index is not null then 'contact' end,
					  case when exists (select from evidence_file e where e.feedback_id = f.id
					    and length(e.content_sealed) > 0) then 'file' end,
					  case when length(c.data_key) > 0 and f.description_masked = '到期原文' then 'text' end)
					from feedback f join contact c on c.id = f.contact_id where f.number = ?""")
			.param(this.number)
			.query(String.class)
			.single();
	}

	private int steps() {
		return this.database.sql("select count(*) from timeline where number = ?")
			.param(this.number)
			.query(Integer.class)
			.single();
	}

}
