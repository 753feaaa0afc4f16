package feedbackloop.words;

import java.awt.Color;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.SplitCharacter;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.DefaultSplitCharacter;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;

/**
 * What stands around every page of a PDF of ours. The number of pages is known at the end
 * only, so its place is kept free.
 */
public final class PdfFrame extends PdfPageEventHelper {

	/** The color of what is beside the matter. */
	public static final Color QUIET = new Color(82, 97, 108);

	private static final String NEVER_FIRST = "，。；：！？、）】》”’";

	/** No line begins with a mark that closes the one before. */
	public static final SplitCharacter LINE_ENDS = (start, current, end, text,
			chunks) -> (current + 1 >= end || NEVER_FIRST.indexOf(text[current + 1]) < 0)
					&& DefaultSplitCharacter.DEFAULT.isSplitCharacter(start, current, end, text, chunks);

	private static final float SIZE = 8.5f;

	private static final float PLACE = 40;

	private final BaseFont font;

	private final String left;

	private final String right;

	private final Words in;

	private PdfTemplate pages;

	/**
	 * The frame.
	 * @param left what stands at the top of every page
	 * @param right beside it
	 */
	public PdfFrame(BaseFont font, String left, String right, Words in) {
		this.font = font;
		this.left = left;
		this.right = right;
		this.in = in;
	}

	@Override
	public void onOpenDocument(PdfWriter writer, Document document) {
		this.pages = writer.getDirectContent().createTemplate(PLACE, SIZE * 2);
	}

	@Override
	public void onEndPage(PdfWriter writer, Document document) {
		PdfContentByte page = writer.getDirectContent();
		float top = document.top() + 14;
		show(page, Element.ALIGN_LEFT, this.left, document.left(), top);
		show(page, Element.ALIGN_RIGHT, this.right, document.right(), top);
		page.setColorStroke(QUIET);
		page.setLineWidth(0.4f);
		page.moveTo(document.left(), top - 5);
		page.lineTo(document.right(), top - 5);
		page.stroke();
		float middle = (document.left() + document.right()) / 2;
		show(page, Element.ALIGN_RIGHT, this.in.say("trail.page", writer.getPageNumber()) + " / ", middle,
				document.bottom() - 22);
		page.addTemplate(this.pages, middle, document.bottom() - 22);
	}

	@Override
	public void onCloseDocument(PdfWriter writer, Document document) {
		show(this.pages, Element.ALIGN_LEFT, String.valueOf(writer.getPageNumber() - 1), 0, 0);
	}

	private void show(PdfContentByte where, int alignment, String text, float x, float y) {
		ColumnText.showTextAligned(where, alignment, new Phrase(text, new Font(this.font, SIZE, Font.NORMAL, QUIET)), x,
				y, 0);
	}

}
