package feedbackloop.embedded;

import feedbackloop.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Started as root, its programs therefore run with
 * root's rights given up: in a user namespace of their own, or, where the system allows
 * none, as the user {@code nobody}. A directory that an ordinary user made keeps
 * belonging to that user.
 */
final class OrdinaryUser {

	private static final List<String> OWN_NAMESPACE = List.of("unshare", "--user");

	private static final int NOBODY = 65534;

	private OrdinaryUser() {
	}

	/**
	 * @param directory what the programs read and write; given to {@code nobody} when
	 * they must run as that user
	 * @param program one of the programs, which that user must be able to reach
	 * @return what to put in front of a command
	 */
	static List<String> prefix(Path directory, String program) {
		if (!"root".equals(System.getProperty("user.name"))) {
			return List.of();
		}
		try {
			int owner = owner(directory);
			if (owner != 0) {
				return as(owner);
			}
			if (works(OWN_NAMESPACE, program)) {
				return OWN_NAMESPACE;
			}
			if (works(as(NOBODY), program)) {
				give(directory, NOBODY);
				return as(NOBODY);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot find out who owns " + directory, ex);
		}
		throw new StartRefused("PostgreSQL does not run as root, and root cannot start it as another user here.",
				"Start as an ordinary user, or set SPRING_DATASOURCE_URL to a PostgreSQL 17 of your own.");
	}

	private static List<String> as(int user) {
		return List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
	}

	private static boolean works(List<String> prefix, String program) {
		return Command.run(prefix, program, "--version").succeeded();
	}

	private static int owner(Path file) throws IOException {
		return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
	}

	private static void give(Path directory, int user) throws IOException {
		Files.walkFileTree(directory, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
				return visitFile(dir, attributes);
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
				Files.setAttribute(file, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
				return FileVisitResult.CONTINUE;
			}

		});
	}

}
