package feedbackloop.person;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each column of each table of ours has a class, so that nothing personal is added
 * unnoticed. The engine's tables hold no personal data.
 */
@CaseTest
class PersonalDataTest {

	@Autowired
	private JdbcClient database;

	@Autowired
	private MessageSource sentences;

	@Test
	void eachColumnHasAClassAndEachClassAColumn() {
		List<String> there = this.database.sql("""
				select c.table_name || '.' || c.column_name
				from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
				where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
				and c.table_name not like 'act\\_%' and c.table_name <> 'flyway_schema_history'
				order by c.table_name, c.ordinal_position""").query(String.class).list();
		List<String> classed = PersonalData.shipped()
			.tables()
			.stream()
			.filter((table) -> !table.name().startsWith("act_"))
			.flatMap((table) -> table.columns().stream().map((column) -> table.name() + "." + column.name()))
			.collect(Collectors.toList());
		assertThat(classed).as("personal-data.yaml names each column once").containsExactlyInAnyOrderElementsOf(there);
	}

	@Test
	void nobodysWordsAreInATableWithoutAnOwner() {
		assertThat(PersonalData.shipped().tables()).filteredOn((table) -> !table.isOfPeople())
			.allSatisfy((table) -> assertThat(table.columns()).extracting(PersonalData.Column::holds)
				.as(table.name())
				.doesNotContain(DataClass.CONTACT, DataClass.WORDS, DataClass.STAFF_TEXT));
	}

	@Test
	void theRegisterSaysWhatEachTableOfPeopleIsFor() {
		assertThat(PersonalData.shipped().tables()).filteredOn(PersonalData.Table::isOfPeople)
			.allSatisfy((table) -> assertThat(
					this.sentences.getMessage("register.of." + table.name(), null, Locale.SIMPLIFIED_CHINESE))
				.isNotBlank());
	}

}
