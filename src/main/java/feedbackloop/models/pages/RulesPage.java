package feedbackloop.models.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.models.deploy.FindingWords;
import feedbackloop.models.deploy.FolderFindings;
import feedbackloop.models.drafts.Draft;
import feedbackloop.models.drafts.Drafts;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.models.files.Versions;
import feedbackloop.words.HouseTime;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /rules}: all that is live, what owners work on, and what went live lately.
 */
@Controller
class RulesPage {

	private final Versions versions;

	private final Drafts drafts;

	private final RecentVersions recent;

	private final FolderFindings folder;

	private final FindingWords words;

	private final HouseTime time;

	RulesPage(Versions versions, Drafts drafts, RecentVersions recent, FolderFindings folder, FindingWords words,
			HouseTime time) {
		this.versions = versions;
		this.drafts = drafts;
		this.recent = recent;
		this.folder = folder;
		this.words = words;
		this.time = time;
	}

	@GetMapping("/rules")
	String show(@RequestParam(defaultValue = "") String word, @RequestParam(defaultValue = "0") int page, Model model) {
		List<ModelVersion> live = this.versions.live();
		List<Draft> open = this.drafts.all();
		Set<String> drafted = open.stream().map(Draft::name).collect(Collectors.toSet());
		model.addAttribute("word", word);
		model.addAttribute("groups", groups(live, drafted, word.strip().toLowerCase(Locale.ROOT)));
		model.addAttribute("retired",
				this.versions.retired().stream().map((gone) -> VersionRow.of(gone, this.time)).toList());
		model.addAttribute("drafts", open);
		model.addAttribute("folder", Found.of(this.folder.all(), this.words));
		model.addAttribute("page", Math.max(page, 0));
		model.addAttribute("recent", this.recent.page(Math.max(page, 0)));
		return "rules";
	}

	private Map<String, List<LiveFile>> groups(List<ModelVersion> live, Set<String> drafted, String word) {
		FileTitles titles = new FileTitles(new ModelSet(live.stream().map(ModelVersion::file).toList()));
		Map<String, List<LiveFile>> groups = new LinkedHashMap<>();
		List.of("processes", "decisions", "forms", "portals", "messages", "replies", "macros", "reasons", "trackers",
				"thanks", "sources", "catalogue", "calendar")
			.forEach((group) -> groups.put(group, new ArrayList<>()));
		for (ModelVersion version : live) {
			LiveFile row = new LiveFile(titles.of(version.file()), VersionRow.of(version, this.time),
					drafted.contains(version.name()));
			if (row.has(word)) {
				version.file().kind().ifPresent((kind) -> groups.get(group(kind, version.name())).add(row));
			}
		}
		groups.values().removeIf(List::isEmpty);
		return groups;
	}

	private static String group(ModelFile.Kind kind, String name) {
		return switch (kind) {
			case PROCESS -> "processes";
			case DECISION -> "decisions";
			case FORM -> "forms";
			case PORTAL -> "portals";
			case TEXT -> name.contains("/replies/") ? "replies" : "messages";
			case CALENDAR -> "calendar";
			case MACRO -> "macros";
			case REASONS -> "reasons";
			case TRACKERS -> "trackers";
			case THANKS -> "thanks";
			case CATALOGUE -> "catalogue";
			case SOURCE -> "sources";
		};
	}

	/**
	 * A file that is live.
	 */
	record LiveFile(String title, VersionRow live, boolean drafted) {

		private boolean has(String word) {
			return (this.title + " " + this.live.name() + " " + this.live.reason()).toLowerCase(Locale.ROOT)
				.contains(word);
		}

	}

}
