package feedbackloop.words;

import java.util.Set;

import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Says on each page in the reader's language that a text was erased, wherever it stands.
 */
@Component
class StandInsOnPages extends AbstractDialect implements IPostProcessorDialect {

	private static final int AFTER_ALL_ELSE = 1000;

	StandInsOnPages() {
		super("erased");
	}

	@Override
	public int getDialectPostProcessorPrecedence() {
		return AFTER_ALL_ELSE;
	}

	@Override
	public Set<IPostProcessor> getPostProcessors() {
		return Set.of(new PostProcessor(TemplateMode.HTML, InLanguage.class, AFTER_ALL_ELSE));
	}

	/**
	 * Made by Thymeleaf for each page.
	 */
	public static final class InLanguage extends AbstractTemplateHandler {

		@Override
		public void handleText(IText text) {
			String written = text.getText();
			String shown = StandIn.in(getContext().getLocale(), written);
			super.handleText(shown.equals(written) ? text : getContext().getModelFactory().createText(shown));
		}

	}

}
