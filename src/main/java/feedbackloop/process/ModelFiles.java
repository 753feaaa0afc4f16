package feedbackloop.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What process owners edit, as it is live: the newest version of each file that is not
 * retired, kept in memory. Before anything was put live, the files of the folder or the
 * jar. Names are relative, such as {@code processes/grade.dmn}.
 */
@Component
public class ModelFiles {

	private final JdbcClient database;

	private final TransactionTemplate separately;

	private final ApplicationEventPublisher events;

	private final ModelFolder folder = new ModelFolder(Path.of(""));

	private volatile Live live;

	/** What a rehearsal takes for live, in its own thread only. */
	private final ThreadLocal<Live> rehearsed = new ThreadLocal<>();

	ModelFiles(JdbcClient database, PlatformTransactionManager transactions, ApplicationEventPublisher events) {
		this.database = database;
		this.separately = new TransactionTemplate(transactions);
		this.separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.events = events;
	}

	/**
	 * The text of the file.
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public String read(String name) {
		Live files = live();
		if (files.isNone()) {
			return this.folder.read(name);
		}
		String text = files.texts().get(name);
		if (text == null) {
			throw new IllegalArgumentException("There is no file " + name);
		}
		return text;
	}

	/**
	 * The names of the files directly in the folder that end like this, in order.
	 */
	public List<String> list(String folder, String ending) {
		Live files = live();
		return files.isNone() ? this.folder.list(folder, ending)
				: files.texts()
					.keySet()
					.stream()
					.filter((name) -> name.startsWith(folder + "/") && name.endsWith(ending)
							&& name.indexOf('/', folder.length() + 1) < 0)
					.toList();
	}

	/**
	 * What a feature reads out of the files: read when it is first asked for, and anew
	 * after files went live.
	 */
	public <T> Supplier<T> kept(Supplier<T> read) {
		return new Supplier<>() {

			@Override
			public T get() {
				return live().kept(this, read);
			}

		};
	}

	/**
	 * Takes these texts for what is live while the work runs, in this thread only.
	 * @param texts the text of every file by its name
	 */
	public void rehearse(Map<String, String> texts, Runnable work) {
		this.rehearsed.set(new Live(-1, new TreeMap<>(texts)));
		try {
			work.run();
		}
		finally {
			this.rehearsed.remove();
		}
	}

	/**
	 * Whether this thread rehearses: what happens then is taken back, and nobody is to
	 * wait for it.
	 */
	public boolean areRehearsed() {
		return this.rehearsed.get() != null;
	}

	/**
	 * Looks whether files went live, here or on another node, and then publishes
	 * {@link FilesWentLive}. To be called outside of a transaction that puts files live.
	 */
	public void refresh() {
		Set<String> changed = look();
		if (!changed.isEmpty()) {
			this.events.publishEvent(new FilesWentLive(changed));
		}
	}

	/**
	 * Whether nothing went live on another node since this one looked last.
	 */
	public boolean areNewest() {
		return live().id() == newest();
	}

	private synchronized Set<String> look() {
		Live before = this.live;
		Live now = this.separately
			.execute((status) -> (before != null && before.id() == newest()) ? before : new Live(newest(), texts()));
		this.live = now;
		Set<String> changed = new TreeSet<>();
		if (before != null && before != now) {
			now.texts().forEach((name, text) -> {
				if (!text.equals(before.texts().get(name))) {
					changed.add(name);
				}
			});
			before.texts().keySet().stream().filter((name) -> !now.texts().containsKey(name)).forEach(changed::add);
		}
		return changed;
	}

	private Live live() {
		if (this.rehearsed.get() != null) {
			return this.rehearsed.get();
		}
		if (this.live == null) {
			refresh();
		}
		return this.live;
	}

	private long newest() {
		return this.database.sql("select coalesce(max(id), 0) from model_version").query(Long.class).single();
	}

	private NavigableMap<String, String> texts() {
		NavigableMap<String, String> texts = new TreeMap<>();
		this.database.sql("""
				select name, text from (select distinct on (name) name, text from model_version
				  order by name, version desc) newest where text <> ''""")
			.query((row, number) -> texts.put(row.getString("name"), row.getString("text")))
			.list();
		return texts;
	}

	/**
	 * All live files, with what features have read out of them.
	 */
	private static final class Live {

		private final long id;

		private final NavigableMap<String, String> texts;

		private final Map<Supplier<?>, Object> kept = new HashMap<>();

		/**
		 * @param id the newest version of any file
		 */
		private Live(long id, NavigableMap<String, String> texts) {
			this.id = id;
			this.texts = texts;
		}

		private long id() {
			return this.id;
		}

		private NavigableMap<String, String> texts() {
			return this.texts;
		}

		private boolean isNone() {
			return this.texts.isEmpty();
		}

		@SuppressWarnings("unchecked")
		private <T> T kept(Supplier<T> key, Supplier<T> read) {
			synchronized (this.kept) {
				if (!this.kept.containsKey(key)) {
					this.kept.put(key, read.get());
				}
				return (T) this.kept.get(key);
			}
		}

	}

}
