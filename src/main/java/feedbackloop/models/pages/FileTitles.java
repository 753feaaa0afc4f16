package feedbackloop.models.pages;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.Unreadable;
import feedbackloop.notation.YamlSection;
import feedbackloop.process.PortalFields;

import org.springframework.util.function.SingletonSupplier;

/**
 * What a file is called in words: by its own name, a form by the task that shows it, a
 * text by its subject. A draft that cannot be read is called like the file that is live.
 */
final class FileTitles {

	private final ModelSet models;

	private final Supplier<Map<String, String>> tasks = SingletonSupplier.of(this::tasks);

	FileTitles(ModelSet models) {
		this.models = models;
	}

	/**
	 * The title, or the key where the file has none.
	 */
	String of(ModelFile file) {
		String title = file.kind().map((kind) -> switch (kind) {
			case DECISION, PROCESS ->
				name(file).or(() -> this.models.find(file.name()).flatMap(FileTitles::name)).orElse("");
			case FORM -> this.tasks.get().getOrDefault(file.key(), "");
			case PORTAL -> file.key().equals(PortalFields.MAIN) ? "首页的反馈表单 Form of the start page"
					: "反馈表单 " + file.key().substring(PortalFields.MAIN.length() + 1) + " Form of that entrance";
			case TEXT -> subject(file.text());
			case CALENDAR -> "工作日历 Working calendar";
			case REASONS -> "疑似垃圾的常用理由 Usual reasons of a decline";
			case TRACKERS -> "各部门的跟踪系统 The teams' trackers";
			case THANKS -> "只是致谢的回信 Mails that only say thanks";
			case CATALOGUE -> "产品、地区和部门的目录 Catalogue of products, regions and teams";
			case MACRO, SOURCE -> bilingual(file);
		}).orElse("");
		return title.isBlank() ? file.key() : title;
	}

	private static Optional<String> name(ModelFile file) {
		return (file.kind().get() == ModelFile.Kind.DECISION) ? file.table().map(DecisionTable::name)
				: file.process().map((process) -> process.process().attribute("name"));
	}

	/** The names of the tasks by the forms that they show, of a form the first. */
	private Map<String, String> tasks() {
		Map<String, String> tasks = new HashMap<>();
		this.models.all(ModelFile.Kind.PROCESS)
			.stream()
			.flatMap((file) -> file.process().stream())
			.flatMap(ProcessModel::userTasks)
			.forEach((task) -> tasks.putIfAbsent(ProcessModel.form(task), task.attribute("name")));
		return tasks;
	}

	private static String bilingual(ModelFile file) {
		try {
			YamlSection title = YamlSection.read(file.name(), file.text()).section("title");
			return title.text("zh-CN") + " " + title.text("en");
		}
		catch (Unreadable ex) {
			return "";
		}
	}

	/** The first line; what is filled in later shows as dots. */
	private static String subject(String text) {
		return text.lines().findFirst().orElse("").replaceAll("\\{\\{[^}]*}}", "…");
	}

}
