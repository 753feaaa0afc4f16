package feedbackloop.embedded;

import feedbackloop.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL refuses to run as root. Started as root, its programs therefore run as a
 * user that nobody else is. Where that user cannot reach the directory, they run in a
 * user namespace, which leaves them root's own files. A directory that an ordinary user
 * made keeps belonging to that user.
 */
final class OrdinaryUser {

	private static final Logger log = LoggerFactory.getLogger(OrdinaryUser.class);

	private static final List<String> OWN_NAMESPACE = List.of("unshare", "--user");

	/** Between those that systems give to people and to services. */
	private static final int OWN = 61117;

	/** Other services run as this one too; older installations belong to it. */
	private static final int NOBODY = 65534;

	private OrdinaryUser() {
	}

	/**
	 * For the server and what stops and starts it.
	 * @param data the directory of all data, given to the user as whom the programs run
	 * @param directory what they read and write in it, given to that user as well
	 * @param program one of the programs, which that user must be able to reach
	 * @return what to put in front of a command
	 */
	static List<String> prefix(DataDirectory data, Path directory, String program) {
		if (!isRoot()) {
			return List.of();
		}
		int owner = owner(directory);
		if (owner != 0 && owner != NOBODY) {
			return as(owner);
		}
		if (reaches(OWN, data, program)) {
			give(directory, OWN);
			return as(OWN);
		}
		if (owner == 0) {
			log.warn("PostgreSQL can read the files of root: user {} cannot reach {}. Another feedback-loop.data-dir,"
					+ " in directories that all may enter, avoids that", OWN, data.path());
		}
		return named(data, directory, program);
	}

	/**
	 * For programs that look up the name of the user as whom they run: one that has a
	 * name.
	 */
	static List<String> named(DataDirectory data, Path directory, String program) {
		if (!isRoot()) {
			return List.of();
		}
		int owner = owner(directory);
		if (owner != 0 && owner != OWN) {
			return as(owner);
		}
		if (works(OWN_NAMESPACE, program)) {
			give(directory, 0);
			return OWN_NAMESPACE;
		}
		if (reaches(NOBODY, data, program)) {
			give(directory, NOBODY);
			return as(NOBODY);
		}
		throw new StartRefused("PostgreSQL does not run as root, and root cannot start it as another user here.",
				"Start as an ordinary user, or set SPRING_DATASOURCE_URL to a PostgreSQL 17 of your own.");
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	private static boolean reaches(int user, DataDirectory data, String program) {
		if (works(as(user), program)) {
			return true;
		}
		if (!data.isOurs()) {
			return false;
		}
		int before = owner(data.path());
		own(data.path(), user);
		if (works(as(user), program)) {
			return true;
		}
		own(data.path(), before);
		return false;
	}

	private static List<String> as(int user) {
		return List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
	}

	/**
	 * By a shell, since what gives up root's rights still reaches the program with them.
	 */
	private static boolean works(List<String> prefix, String program) {
		return Program.run(prefix, "sh", "-c", "exec \"$0\" --version", program).succeeded();
	}

	private static int owner(Path file) {
		try {
			return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot find out who owns " + file, ex);
		}
	}

	private static void own(Path file, int user) {
		try {
			Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
			Files.setAttribute(file, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot give away " + file, ex);
		}
	}

	private static void give(Path directory, int user) {
		try (Stream<Path> files = Files.walk(directory)) {
			files.forEach((file) -> own(file, user));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot give away " + directory, ex);
		}
	}

}
