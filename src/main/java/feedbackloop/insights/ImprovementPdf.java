package feedbackloop.insights;

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
import feedbackloop.words.HouseTime;
import feedbackloop.words.PdfFont;
import feedbackloop.words.PdfFrame;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Writes the report on an improvement as PDF on A4.
 */
@Component
class ImprovementPdf {

	private static final float MARGIN = 50;

	private static final float SIZE = 10;

	private static final float INDENT = 14;

	private final PdfFont fonts;

	private final Words words;

	ImprovementPdf(PdfFont fonts, Words words) {
		this.fonts = fonts;
		this.words = words;
	}

	/** Whether there is a font for it. */
	boolean isAvailable() {
		return this.fonts.get().isPresent();
	}

	/**
	 * Writes the report.
	 * @param language of its frame
	 * @param out is closed
	 * @throws IllegalStateException if there is no font for it
	 */
	void write(ImprovementReport report, Locale language, OutputStream out) {
		BaseFont font = this.fonts.get()
			.orElseThrow(() -> new IllegalStateException("No font with Chinese characters was found"));
		Words in = this.words.in(language);
		String title = report.title() + " " + report.number();
		Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN + 16, MARGIN);
		PdfWriter.getInstance(document, out)
			.setPageEvent(new PdfFrame(font, title, in.say("trail.toldAt", HouseTime.moment(report.toldAt())), in));
		document.addTitle(title);
		document.open();
		new Pages(document, font).write(title, report.sections());
		document.close();
	}

	/**
	 * The content.
	 */
	private static final class Pages {

		private final Document document;

		private final Font title;

		private final Font heading;

		private final Font strong;

		private final Font plain;

		private final Font quiet;

		private Pages(Document document, BaseFont font) {
			this.document = document;
			this.title = new Font(font, 16, Font.BOLD);
			this.heading = new Font(font, 12, Font.BOLD);
			this.strong = new Font(font, SIZE, Font.BOLD);
			this.plain = new Font(font, SIZE);
			this.quiet = new Font(font, SIZE - 1, Font.NORMAL, PdfFrame.QUIET);
		}

		private void write(String title, List<ImprovementReport.Section> sections) {
			add(paragraph(0, 0).with(title, this.title));
			for (ImprovementReport.Section section : sections) {
				add(paragraph(0, 12).with(section.title(), this.heading));
				if (section.byline() != null) {
					add(paragraph(0, 1).with(section.byline(), this.quiet));
				}
				section.lines().forEach((line) -> line(line, 0));
				section.entries().forEach((entry) -> {
					add(paragraph(0, 6).with(entry.title(), this.strong));
					entry.lines().forEach((line) -> line(line, INDENT));
				});
			}
		}

		private void line(EntryWords.Line line, float indent) {
			add(paragraph(indent, 3).with(line.label() + "  ", this.strong).with(line.text(), this.plain));
			int place = 0;
			for (List<EntryWords.Line> row : line.rows()) {
				place++;
				Text text = paragraph(indent + INDENT, 2).with(place + ". ", this.plain);
				for (EntryWords.Line cell : row) {
					text = text.with(cell.label() + " ", this.quiet).with(cell.whole() + "  ", this.plain);
				}
				add(text);
			}
		}

		private Text paragraph(float indent, float before) {
			Paragraph paragraph = new Paragraph();
			paragraph.setLeading(SIZE * 1.5f);
			paragraph.setIndentationLeft(indent);
			paragraph.setSpacingBefore(before);
			return new Text(paragraph);
		}

		private void add(Text text) {
			this.document.add(text.paragraph);
		}

	}

	/**
	 * A paragraph in several fonts.
	 */
	private record Text(Paragraph paragraph) {

		private Text with(String text, Font font) {
			this.paragraph.add(new Chunk(text, font).setSplitCharacter(PdfFrame.LINE_ENDS));
			return this;
		}

	}

}
