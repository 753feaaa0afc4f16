package feedbackloop.models.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.forms.FilledForm;
import feedbackloop.forms.FormLanguage;
import feedbackloop.notation.FormField;
import feedbackloop.notation.FormModel;
import feedbackloop.process.PortalFields;
import feedbackloop.process.Keys.Tasks;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the check lets a form hold, our own pages show, too: each of our forms, and a
 * form with each kind of component.
 */
class FormsOnPagesTest {

	/** By the kind of component what a page has for it. */
	private static final Map<String, String> SHOWN = Map.ofEntries(Map.entry("textfield", "input[type=text][name=x]"),
			Map.entry("textarea", "textarea[name=x]"), Map.entry("number", "input[inputmode=decimal][name=x]"),
			Map.entry("datetime", "input[type=date][name=x]"), Map.entry("checkbox", "input[type=checkbox][name=x]"),
			Map.entry("checklist", "input[type=checkbox][value=a]"), Map.entry("radio", "input[type=radio][value=a]"),
			Map.entry("select", "select[name=x] option[value=a]"),
			Map.entry("taglist", "input[type=checkbox][value=a]"), Map.entry("text", ".says strong"),
			Map.entry("html", ".says em"), Map.entry("image", "img[src=/images/feedback-loop.svg][alt=Logo]"),
			Map.entry("table", "table td"), Map.entry("separator", "hr"), Map.entry("group", "legend, summary"),
			Map.entry("dynamiclist", "button[value=add:rows]"), Map.entry("filepicker", "input[type=file][name=x]"),
			// These are not to be seen.
			Map.entry("spacer", ".part"), Map.entry("expression", ".part"));

	private static final SpringTemplateEngine ENGINE = new SpringTemplateEngine();

	private static final GenericApplicationContext BEANS = new GenericApplicationContext();

	@BeforeAll
	static void pages() {
		BEANS.registerBean("catalogue", OneProduct.class, OneProduct::new);
		BEANS.refresh();
		ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
		templates.setPrefix("templates/");
		templates.setSuffix(".html");
		templates.setCharacterEncoding("UTF-8");
		ResourceBundleMessageSource words = new ResourceBundleMessageSource();
		words.setBasenames("messages/pages", "messages/files");
		words.setDefaultEncoding("UTF-8");
		words.setFallbackToSystemLocale(false);
		ENGINE.setTemplateResolver(templates);
		ENGINE.setTemplateEngineMessageSource(words);
	}

	@AfterAll
	static void closes() {
		BEANS.close();
	}

	@Test
	void whatTheCatalogueHasIsOffered() {
		FormModel form = FormModel.read("""
				{"id": "form", "components": [{"type": "textfield", "id": "p", "key": "product", "label": "Product"},
				 {"type": "textfield", "id": "x", "key": "x", "label": "Other"}]}""");
		Document page = page(FilledForm.begin(form, Map.of()));
		assertThat(page.select("input[name=product]").attr("list")).isEqualTo("field-product-known");
		assertThat(page.select("datalist#field-product-known option[value=App]")).hasSize(1);
		assertThat(page.select("input[name=x]").hasAttr("list")).isFalse();
	}

	static Stream<String> kinds() {
		return Stream.concat(FormComponents.SHOWN.stream(), FormComponents.PUBLIC.stream()).distinct().sorted();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void whatTheCheckAllowsIsShown(String kind) {
		String component = """
				{"type": "%s", "id": "x", "key": "x", "path": "%s", "label": "Label", "subtype": "date",
				 "dateLabel": "Label", "values": [{"label": "A", "value": "a"}], "text": "**bold**",
				 "content": "<p><em>said</em></p>", "source": "/images/feedback-loop.svg", "alt": "Logo",
				 "dataSource": "=known", "columns": [{"label": "Name", "key": "name"}], "components": []}"""
			.formatted(kind, kind.equals("dynamiclist") ? "rows" : "");
		Document page = page(FilledForm.begin(FormModel.read("{\"id\": \"form\", \"components\": [" + component + "]}"),
				Map.of("known", List.of(Map.of("name", "one")))));
		assertThat(page.select(SHOWN.getOrDefault(kind, "missing"))).as(kind).isNotEmpty();
		assertThat(page.select(".part > *").isEmpty()).as(kind)
			.isEqualTo(List.of("spacer", "expression").contains(kind));
	}

	static Stream<Path> shipped() throws IOException {
		return Files.list(Path.of("forms"));
	}

	@ParameterizedTest
	@MethodSource("shipped")
	void eachOfOurFormsIsShownInEachLanguage(Path file) throws IOException {
		for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
			FormModel form = FormModel.read(Files.readString(file));
			FormLanguage.translate(form.root(), language);
			FilledForm filled = FilledForm.begin(form, Map.of("feedbackNumber", "FB-20261122-000001", "grade", "high"));
			form.fields().stream().map(FormField::list).distinct().forEach(filled::addRow);
			Document page = page(filled);
			form.fields()
				.stream()
				.filter((field) -> !field.name().isEmpty())
				.forEach((field) -> assertThat(named(page, field)).as(field.place()).isNotEmpty());
			assertThat(page.text()).doesNotContain("{{", "??");
			// Customers fill theirs in before there is a case, and a review is of many.
			String id = form.root().path("id").asText();
			boolean ofACase = !PortalFields.isPortal(id) && !id.equals(Tasks.REVIEW);
			assertThat(page.select("a[href=/cases/FB-20261122-000001]").isEmpty()).isNotEqualTo(ofACase);
		}
	}

	private static List<?> named(Document page, FormField field) {
		String name = field.list().isEmpty() ? field.name() : field.list() + "[1]." + field.name();
		return page.getAllElements().stream().filter((element) -> element.attr("name").equals(name)).toList();
	}

	@Test
	void aTextSaysWhatIsKnownAndNothingElse() {
		FormModel form = FormModel.read("""
				{"id": "form", "components": [{"type": "text", "id": "t", "text":
				"{{#if grade}}Grade **{{grade}}**{{/if}}{{#if other}}not this{{/if}} {{#loop rows}}[{{name}}]{{/loop}} \
				[case](/cases/{{number}}) [away](https://example.org) <script>alert(1)</script>"}]}""");
		Document page = page(FilledForm.begin(form, Map.of("grade", "*<b>high</b>*", "number", "FB-1", "rows",
				List.of(Map.of("name", "one"), Map.of("name", "two")))));
		assertThat(page.select(".says").text())
			.isEqualTo("Grade *<b>high</b>* [one][two] case away <script>alert(1)</script>");
		assertThat(page.select("script, b, a[href^=http]")).isEmpty();
		assertThat(page.select("a[href=/cases/FB-1]").attr("target")).isEqualTo("_blank");
	}

	@Test
	void htmlSaysNothingButItsText() {
		FormModel form = FormModel
			.read("""
					{"id": "form", "components": [{"type": "html", "id": "h", "content":
					"<p onclick='x()' style='color: red'>said <a href='javascript:x()'>here</a><img src='//x.org/a.png'></p>\
					<iframe src='/cases'></iframe>"}]}""");
		assertThat(page(FilledForm.begin(form, Map.of())).select(".says").html())
			.isEqualTo("<p>said <a>here</a><img></p>");
	}

	private static Document page(FilledForm filled) {
		Context context = new Context(Locale.ENGLISH, Map.of("parts", filled.parts(Map.of())));
		context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
				new ThymeleafEvaluationContext(BEANS, null));
		return Jsoup.parse(ENGINE.process("form-parts", Set.of("parts"), context));
	}

	/** A catalogue that has one product. */
	public static final class OneProduct {

		public List<String> labels(String field) {
			return field.equals("product") ? List.of("App") : List.of();
		}

	}

}
