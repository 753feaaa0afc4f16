package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** What each channel asks for beside the description, and what its times mean. */
class ChannelRequirementsTableTest extends DecisionTableContract {

	ChannelRequirementsTableTest() {
		super("channelRequirements", HitPolicy.UNIQUE, 1, 4, 12);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                    | channel       | rule          | required                                                          | givenAt  | receivedAt | reach
						The public form says what should be solved  | portal        | portal        | demand, coreBlocked                                               | received | recorded   | page
						Programs give a summary                     | api           | api           | summary                                                           | given    | recorded   | page
						A mail is taken as it comes                 | email         | email         | none                                                              | given    | recorded   | page
						A call says whom to call back, and when     | phone         | phone         | summary, demand, givenAt, product, userCategory, customer.phone   | given    | given      | page
						A ticket has its reference                  | ticket        | ticket        | summary, demand, givenAt, ticketReference                         | given    | given      | page
						A questionnaire has a name                  | survey        | survey        | givenAt, surveyName                                               | given    | recorded   | none
						A review names store, rating and version    | appStore      | appStore      | givenAt, store, rating, appVersion                                | given    | recorded   | public
						An app tells its version                    | inApp         | inApp         | product, appVersion                                               | received | recorded   | page
						A post names its platform and has a link    | social        | social        | givenAt, platform, link                                           | given    | recorded   | public
						Somebody held the interview                 | interview     | interview     | summary, demand, givenAt, interviewer                             | given    | recorded   | page
						Somebody hosted the round table             | roundTable    | roundTable    | summary, demand, givenAt, interviewer                             | given    | recorded   | page
						A letter in the box tells the region        | suggestionBox | suggestionBox | givenAt, region                                                   | given    | recorded   | none
						""");
	}

}
