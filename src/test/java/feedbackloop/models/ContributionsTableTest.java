package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** Who contributes what to the analysis, always or when asked. */
class ContributionsTableTest extends DecisionTableContract {

	ContributionsTableTest() {
		super("contributions", HitPolicy.RULE_ORDER, 3, 3, 10);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                              | feedbackType    | grade  | complianceRisk | rule                                                                                | team                                                                 | required
						A low defect always asks engineering                  | defect          | low    | false          | support, engineering, product                                                       | support, engineering, product                                        | false, true, false
						A medium defect asks quality too                      | defect          | medium | false          | support, engineering, quality_regression, product                                   | support, engineering, quality, product                               | false, true, true, false
						A high suggestion may ask analytics for the figures   | suggestion      | high   | false          | support, engineering, quality_regression, product, analytics                        | support, engineering, quality, product, analytics                    | false, true, true, false, false
						A medium performance problem may ask operations       | performance     | medium | false          | support, engineering, quality_regression, product, operations                       | support, engineering, quality, product, operations                   | false, true, true, false, false
						A low transaction problem spares operations           | transaction     | low    | false          | support, engineering, product                                                       | support, engineering, product                                        | false, true, false
						An urgent payment problem waits for engineering alone | paymentSecurity | urgent | false          | support, engineering, quality_urgent, product, operations, analytics, legal_payment | support, engineering, quality, product, operations, analytics, legal | false, true, false, false, false, false, false
						A legal risk always asks legal, once                  | paymentSecurity | medium | true           | support, engineering, quality_regression, product, operations, legal_compliance     | support, engineering, quality, product, operations, legal            | false, true, true, false, false, true
						Wording may ask product, not engineering              | wording         | medium | false          | support, product                                                                    | support, product                                                     | false, false
						Documentation with a legal risk always asks legal     | documentation   | high   | true           | support, product, analytics, legal_compliance                                       | support, product, analytics, legal                                   | false, false, false, true
						A complaint has its course checked by quality         | service         | medium | false          | support, quality_service                                                            | support, quality                                                     | false, true
						A low complaint has its course checked too            | service         | low    | false          | support, quality_service                                                            | support, quality                                                     | false, true
						Praise may ask support alone                          | praise          | low    | false          | support                                                                             | support                                                              | false
						""");
	}

}
