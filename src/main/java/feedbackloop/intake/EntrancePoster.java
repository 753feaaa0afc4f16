package feedbackloop.intake;

import java.io.OutputStream;
import java.util.Locale;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfWriter;
import feedbackloop.words.PdfFont;
import feedbackloop.words.Words;
import io.nayuki.qrcodegen.QrCode;

import org.springframework.stereotype.Component;

/**
 * A poster for the suggestion box: one page that says in few words what it is for, with
 * the code and the address of an entrance.
 */
@Component
class EntrancePoster {

	private static final float MARGIN = 56;

	private static final float CODE = 340;

	/** Where the code begins, from the lower edge. */
	private static final float CODE_BOTTOM = 225;

	private final PdfFont fonts;

	private final Words words;

	EntrancePoster(PdfFont fonts, Words words) {
		this.fonts = fonts;
		this.words = words;
	}

	/** Whether there is a font for it. */
	boolean isAvailable() {
		return this.fonts.get().isPresent();
	}

	/**
	 * Writes the poster.
	 * @param out is closed
	 * @throws IllegalStateException if there is no font for it
	 */
	void write(String address, Locale locale, OutputStream out) {
		BaseFont font = this.fonts.get()
			.orElseThrow(() -> new IllegalStateException("No font with Chinese characters was found"));
		Words in = this.words.in(locale);
		Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
		PdfWriter writer = PdfWriter.getInstance(document, out);
		document.addTitle(in.say("poster.title"));
		document.open();
		document.add(centred(in.say("poster.title"), new Font(font, 36, Font.BOLD), 24));
		document.add(centred(in.say("poster.lead"), new Font(font, 17), 14));
		draw(QrCode.encodeText(address, QrCode.Ecc.QUARTILE), writer.getDirectContent());
		foot(in, address, font, writer.getDirectContent());
		document.close();
	}

	private static Paragraph centred(String text, Font font, float before) {
		Paragraph paragraph = new Paragraph(text, font);
		paragraph.setAlignment(Element.ALIGN_CENTER);
		paragraph.setLeading(font.getSize() * 1.4f);
		paragraph.setSpacingBefore(before);
		return paragraph;
	}

	private static void draw(QrCode code, PdfContentByte page) {
		float module = CODE / code.size;
		float left = (PageSize.A4.getWidth() - CODE) / 2;
		for (int y = 0; y < code.size; y++) {
			for (int x = 0; x < code.size; x++) {
				if (code.getModule(x, y)) {
					page.rectangle(left + x * module, CODE_BOTTOM + CODE - (y + 1) * module, module, module);
				}
			}
		}
		page.fill();
	}

	private static void foot(Words in, String address, BaseFont font, PdfContentByte page) {
		float middle = PageSize.A4.getWidth() / 2;
		page.beginText();
		line(page, font, 16, in.say("poster.scan"), middle, CODE_BOTTOM - 40);
		line(page, font, fitting(font, address), address, middle, CODE_BOTTOM - 68);
		line(page, font, 12, in.say("poster.anonymous"), middle, CODE_BOTTOM - 110);
		line(page, font, 12, in.say("poster.answer"), middle, CODE_BOTTOM - 130);
		page.endText();
	}

	/** A long address is smaller, so that it stays in one line and can be typed. */
	private static float fitting(BaseFont font, String address) {
		float room = PageSize.A4.getWidth() - 2 * MARGIN;
		return Math.min(18, 18 * room / font.getWidthPoint(address, 18));
	}

	private static void line(PdfContentByte page, BaseFont font, float size, String text, float x, float y) {
		page.setFontAndSize(font, size);
		page.showTextAligned(Element.ALIGN_CENTER, text, x, y, 0);
	}

}
