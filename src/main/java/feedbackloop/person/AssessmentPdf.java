package feedbackloop.person;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfWriter;
import feedbackloop.person.ImpactAssessment.Line;
import feedbackloop.person.ImpactAssessment.Section;
import feedbackloop.words.HouseTime;
import feedbackloop.words.PdfFont;
import feedbackloop.words.PdfFrame;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Writes the impact assessment as PDF on A4.
 */
@Component
class AssessmentPdf {

	private static final float MARGIN = 50;

	private static final float SIZE = 10;

	private static final float INDENT = 14;

	private final PdfFont fonts;

	private final Words words;

	AssessmentPdf(PdfFont fonts, Words words) {
		this.fonts = fonts;
		this.words = words;
	}

	/** Whether there is a font for it. */
	boolean isAvailable() {
		return this.fonts.get().isPresent();
	}

	/**
	 * Writes the assessment.
	 * @param language of its frame
	 * @param out is closed
	 * @throws IllegalStateException if there is no font for it
	 */
	void write(ImpactAssessment assessment, Locale language, OutputStream out) {
		BaseFont font = this.fonts.get()
			.orElseThrow(() -> new IllegalStateException("No font with Chinese characters was found"));
		Words in = this.words.in(language);
		String at = in.say("trail.toldAt", HouseTime.moment(assessment.madeAt()));
		Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN + 16, MARGIN);
		PdfWriter.getInstance(document, out).setPageEvent(new PdfFrame(font, assessment.title(), at, in));
		document.addTitle(assessment.title());
		document.open();
		new Pages(document, font, in).write(assessment);
		document.close();
	}

	/**
	 * The content.
	 */
	private static final class Pages {

		private final Document document;

		private final Words in;

		private final Font title;

		private final Font heading;

		private final Font strong;

		private final Font plain;

		private final Font quiet;

		private Pages(Document document, BaseFont font, Words in) {
			this.document = document;
			this.in = in;
			this.title = new Font(font, 16, Font.BOLD);
			this.heading = new Font(font, 12, Font.BOLD);
			this.strong = new Font(font, SIZE, Font.BOLD);
			this.plain = new Font(font, SIZE);
			this.quiet = new Font(font, SIZE - 1, Font.NORMAL, PdfFrame.QUIET);
		}

		private void write(ImpactAssessment assessment) {
			add(0, 0, chunk(assessment.title(), this.title));
			lines(assessment.madeFrom());
			int place = 0;
			for (Section section : assessment.sections()) {
				place++;
				add(0, 12, chunk(place + ". " + section.title(), this.heading));
				add(0, 1, chunk(section.about(), this.quiet));
				lines(section.lines());
			}
			for (String line : List.of("by", "on", "decision")) {
				add(0, 14, chunk(this.in.say("assessment.signed." + line) + "  ______________________", this.plain));
			}
		}

		private void lines(List<Line> lines) {
			for (Line line : lines) {
				add(0, 3, chunk(line.label() + "  ", this.strong), chunk(line.text(), this.plain));
				if (line.rest() != null) {
					add(INDENT, 1, chunk(this.in.say("assessment.rest") + " ", this.quiet),
							chunk(line.rest(), this.plain));
				}
			}
		}

		private void add(float indent, float before, Chunk... chunks) {
			Paragraph paragraph = new Paragraph();
			paragraph.setLeading(SIZE * 1.5f);
			paragraph.setIndentationLeft(indent);
			paragraph.setSpacingBefore(before);
			paragraph.addAll(List.of(chunks));
			this.document.add(paragraph);
		}

		private static Chunk chunk(String text, Font font) {
			return new Chunk(text, font).setSplitCharacter(PdfFrame.LINE_ENDS);
		}

	}

}
