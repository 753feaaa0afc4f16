package feedbackloop.audit;

import java.io.OutputStream;
import java.util.Locale;

import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfWriter;
import feedbackloop.words.PdfFont;
import feedbackloop.words.PdfFrame;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Writes a trail as PDF on A4. Every page shows the number of the case, the time and its
 * page number.
 */
@Component
class TrailPdf {

	private static final float MARGIN = 50;

	private static final float SIZE = 9.5f;

	/** Characters of a step that is kept on one page. */
	private static final int SHORT = 200;

	/** Its head and a few lines. */
	private static final float ROOM_FOR_A_START = 70;

	private final PdfFont fonts;

	private final Words words;

	TrailPdf(PdfFont fonts, Words words) {
		this.fonts = fonts;
		this.words = words;
	}

	/** Whether there is a font for it. */
	boolean isAvailable() {
		return this.fonts.get().isPresent();
	}

	/**
	 * Writes the trail.
	 * @param out is closed
	 * @throws IllegalStateException if there is no font for it
	 */
	void write(CaseTrail trail, Locale locale, OutputStream out) {
		BaseFont font = this.fonts.get()
			.orElseThrow(() -> new IllegalStateException("No font with Chinese characters was found"));
		Words in = this.words.in(locale);
		Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN + 16, MARGIN);
		PdfWriter writer = PdfWriter.getInstance(document, out);
		writer.setPageEvent(new PdfFrame(font, in.say("trail.title") + " " + trail.number(),
				in.say("trail.toldAt", HouseTime.moment(trail.toldAt())), in));
		document.addTitle(in.say("trail.title") + " " + trail.number());
		document.open();
		new Pages(document, writer, font, in).write(trail);
		document.close();
	}

	/**
	 * The content.
	 */
	private static final class Pages {

		private final Document document;

		private final PdfWriter writer;

		private final Words in;

		private final Font title;

		private final Font heading;

		private final Font strong;

		private final Font plain;

		private final Font quiet;

		private Pages(Document document, PdfWriter writer, BaseFont font, Words in) {
			this.document = document;
			this.writer = writer;
			this.in = in;
			this.title = new Font(font, 16, Font.BOLD);
			this.heading = new Font(font, 12, Font.BOLD);
			this.strong = new Font(font, SIZE, Font.BOLD);
			this.plain = new Font(font, SIZE);
			this.quiet = new Font(font, SIZE - 1, Font.NORMAL, PdfFrame.QUIET);
		}

		private void write(CaseTrail trail) {
			add(this.in.say("trail.title") + " " + trail.number(), this.title, 0, 6);
			answers(trail.answers());
			add(this.in.say("trail.story"), this.heading, 10, 4);
			trail.steps().forEach(this::step);
		}

		private void answers(CaseTrail.Answers answers) {
			add(this.in.say("trail.why"), this.heading, 6, 2);
			CaseTrail.Grade grade = answers.grade();
			if (grade == null) {
				add(this.in.say("case.ungraded"), this.plain, 0, 2);
			}
			else {
				add(grade.grade() + " " + grade.score() + " · " + grade.reason(), this.strong, 0, 2);
				if (grade.rule() != null) {
					add(grade.rule() + " · " + HouseTime.moment(grade.at()), this.plain, 0, 2);
				}
			}
			add(this.in.say("trail.inTime"), this.heading, 8, 2);
			answers.inTime()
				.forEach((clock) -> add(clock.clock() + ": " + clock.standing() + " · " + this.in.say("clocks.due")
						+ " " + HouseTime.moment(clock.due()), this.plain, 0, 2));
			add(this.in.say("trail.who"), this.heading, 8, 2);
			answers.decided()
				.forEach((one) -> add(
						HouseTime.moment(one.at()) + " · " + one.task() + " · " + one.user()
								+ ((one.overrideReason() != null) ? " · " + one.overrideReason() : ""),
						this.plain, 0, 2));
			add(this.in.say("trail.looks", answers.looks(), answers.lookers()), this.quiet, 6, 2);
		}

		/** The head of a step stays with its first lines. */
		private void step(CaseTrail.Step step) {
			Paragraph head = new Paragraph();
			head.setSpacingBefore(7);
			head.setLeading(SIZE * 1.5f);
			head.setKeepTogether(true);
			head.add(chunk(HouseTime.moment(step.at()) + "  ", this.quiet));
			head.add(chunk(step.title(), this.strong));
			head.add(chunk("  " + this.in.of("trail.kind", step.kind()) + " · " + this.in.of("actor", step.actor())
					+ " · " + step.of(), this.quiet));
			if (step.text().length() < SHORT) {
				step.lines().forEach((line) -> head.add(chunk("\n" + line.sentence(), this.plain)));
				this.document.add(head);
			}
			else {
				if (this.writer.getVerticalPosition(false) - this.document.bottom() < ROOM_FOR_A_START) {
					this.document.newPage();
				}
				this.document.add(head);
				step.lines().forEach((line) -> add(line.sentence(), this.plain, 1, 0));
			}
		}

		private static Chunk chunk(String text, Font font) {
			return new Chunk(text, font).setSplitCharacter(PdfFrame.LINE_ENDS);
		}

		private void add(String text, Font font, float before, float after) {
			Paragraph paragraph = new Paragraph();
			paragraph.add(chunk(text, font));
			paragraph.setLeading(font.getSize() * 1.5f);
			paragraph.setSpacingBefore(before);
			paragraph.setSpacingAfter(after);
			this.document.add(paragraph);
		}

	}

}
