package feedbackloop.person;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.person.PersonalData.Column;
import feedbackloop.person.PersonalData.Table;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * {@code /privacy/register}: the register of what is kept of people, drawn from
 * {@code personal-data.yaml} and the table {@code retention}.
 */
@Controller
class RegisterPage {

	private final Retention retention;

	RegisterPage(Retention retention) {
		this.retention = retention;
	}

	@GetMapping("/privacy/register")
	String show(Model model) {
		KeepingTimes times = this.retention.times();
		List<Table> tables = PersonalData.shipped().tables();
		model.addAttribute("ofPeople",
				tables.stream().filter(Table::isOfPeople).map((table) -> entry(table, times)).toList());
		model.addAttribute("others",
				tables.stream().filter((table) -> !table.isOfPeople()).map((table) -> entry(table, times)).toList());
		return "register";
	}

	private static Entry entry(Table table, KeepingTimes times) {
		Map<String, List<String>> columns = new LinkedHashMap<>();
		for (Column column : table.columns()) {
			columns.computeIfAbsent(column.holds().key(), (any) -> new ArrayList<>()).add(column.name());
		}
		return new Entry(table.name(), table.kept().key(), columns,
				times.of(table.kept(), false, false).map(Duration::toDays).orElse(null));
	}

	/**
	 * A table.
	 *
	 * @param kept whose keeping time it has
	 * @param columns names, by the class of what they hold
	 * @param days how long; null where there is no end
	 */
	record Entry(String table, String kept, Map<String, List<String>> columns, Long days) {

	}

}
