package feedbackloop.models.deploy;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import feedbackloop.Command;
import feedbackloop.models.check.ModelCheck;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import feedbackloop.process.FileContract;
import feedbackloop.process.ModelFolder;

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
		FindingWords words = new FindingWords(messages());
		if (!folder.isOnDisk()) {
			out.println(words.noFolder(Locale.CHINESE) + "\n" + words.noFolder(Locale.ENGLISH));
			return 1;
		}
		List<Finding> findings = check(folder);
		for (Finding finding : findings) {
			out.println(words.line(finding, Locale.CHINESE));
			out.println(words.line(finding, Locale.ENGLISH));
		}
		out.println(words.found(findings.size(), Locale.CHINESE) + "\n" + words.found(findings.size(), Locale.ENGLISH));
		out.println(words.notRehearsed(Locale.CHINESE) + "\n" + words.notRehearsed(Locale.ENGLISH));
		return Finding.refusing(findings).isEmpty() ? 0 : 1;
	}

	private static List<Finding> check(ModelFolder root) {
		FolderContents contents = new Folder(root).read();
		List<Finding> findings = new ArrayList<>(contents.findings());
		try (AnnotationConfigApplicationContext context = checks()) {
			findings.addAll(context.getBean(ModelCheck.class).check(contents.files(), new ModelSet(contents.files())));
		}
		return findings;
	}

	/** The checks and what features demand of their files; nothing else. */
	private static AnnotationConfigApplicationContext checks() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.scan(ModelCheck.class.getPackageName());
		ClassPathBeanDefinitionScanner contracts = new ClassPathBeanDefinitionScanner(context, false);
		contracts.addIncludeFilter(new AssignableTypeFilter(FileContract.class));
		contracts.scan("feedbackloop");
		context.refresh();
		return context;
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/findings");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

}
