package feedbackloop.models.deploy;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

import feedbackloop.Command;
import feedbackloop.models.check.ModelCheck;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import feedbackloop.process.FileContract;
import feedbackloop.process.ModelFolder;
import feedbackloop.words.Words;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * Checks {@code processes/} and {@code forms/} of a folder for a build pipeline, without
 * database and engine: {@code java -jar feedback-loop.jar check [folder]}.
 */
public final class CheckCommand implements Command {

	@Override
	public String name() {
		return "check";
	}

	/**
	 * Checks and says what it found.
	 * @return 0 when nothing is wrong, else 1
	 */
	@Override
	public int run(String... arguments) {
		return run(arguments, new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
	}

	/**
	 * Prints what is wrong, each in Chinese and in English.
	 * @param arguments the command's name and, if it is not the working directory, the
	 * folder
	 * @return the exit code: 0 when nothing is wrong, else 1
	 */
	static int run(String[] arguments, PrintStream out) {
		ModelFolder folder = new ModelFolder(Path.of((arguments.length > 1) ? arguments[1] : ""));
		Words words = new Words(messages());
		if (!folder.isOnDisk()) {
			print(out, words, (in) -> in.say("findings.noFolder"));
			return 1;
		}
		List<Finding> findings = check(folder);
		for (Finding finding : findings) {
			print(out, words, (in) -> new FindingWords(in).line(finding));
		}
		print(out, words, (in) -> in.say("findings.found", findings.size()));
		print(out, words, (in) -> in.say("findings.notRehearsed"));
		return Finding.refusing(findings).isEmpty() ? 0 : 1;
	}

	private static void print(PrintStream out, Words words, Function<Words, String> sentence) {
		Stream.of(Locale.CHINESE, Locale.ENGLISH).map(words::in).map(sentence).forEach(out::println);
	}

	private static List<Finding> check(ModelFolder root) {
		FolderContents contents = new Folder(root).read();
		List<Finding> findings = new ArrayList<>(contents.findings());
		findings.addAll(Checks.ALL.check(contents.files(), new ModelSet(contents.files())));
		return findings;
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/findings");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

	/** Looked for on the class path once, which takes longer than the check. */
	private static final class Checks {

		private static final ModelCheck ALL = find();

		/** The checks and what features demand of their files; nothing else. */
		private static ModelCheck find() {
			try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
				context.scan(ModelCheck.class.getPackageName());
				ClassPathBeanDefinitionScanner contracts = new ClassPathBeanDefinitionScanner(context, false);
				contracts.addIncludeFilter(new AssignableTypeFilter(FileContract.class));
				contracts.scan("feedbackloop");
				context.refresh();
				return context.getBean(ModelCheck.class);
			}
		}

	}

}
