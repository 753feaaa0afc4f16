package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** Who contributes what to the analysis. */
class ContributionsTableTest extends DecisionTableContract {

	ContributionsTableTest() {
		super("contributions", HitPolicy.RULE_ORDER, 3, 3, 10);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                              | feedbackType    | grade  | complianceRisk | rule                                                                                     | team                                                            | required
						A low defect is looked at by engineering and product  | defect          | low    | false          | support_low, engineering, product                                                        | support, engineering, product                                   | false, true, true
						A medium defect asks quality too                      | defect          | medium | false          | support_required, engineering, quality_regression, product                               | support, engineering, quality, product                          | true, true, true, true
						A high suggestion asks analytics for the figures      | suggestion      | high   | false          | support_required, engineering, quality_regression, product, analytics                    | support, engineering, quality, product, analytics               | true, true, true, true, false
						A medium performance problem asks operations          | performance     | medium | false          | support_required, engineering, quality_regression, product, operations                   | support, engineering, quality, product, operations              | true, true, true, true, true
						A low transaction problem spares operations           | transaction     | low    | false          | support_low, engineering, product                                                        | support, engineering, product                                   | false, true, true
						An urgent payment problem asks everybody              | paymentSecurity | urgent | false          | support_required, engineering, quality_regression, product, operations, analytics, legal_payment | support, engineering, quality, product, operations, analytics, legal | true, true, true, true, true, false, false
						A legal risk makes legal required, once               | paymentSecurity | medium | true           | support_required, engineering, quality_regression, product, operations, legal_compliance | support, engineering, quality, product, operations, legal       | true, true, true, true, true, true
						Wording needs product, not engineering                | wording         | medium | false          | support_required, product                                                                | support, product                                                | true, true
						Documentation with a legal risk asks legal            | documentation   | high   | true           | support_required, product, analytics, legal_compliance                                   | support, product, analytics, legal                              | true, true, false, true
						A complaint has its course checked by quality         | service         | medium | false          | support_required, quality_service                                                        | support, quality                                                | true, true
						A low complaint has its course checked too            | service         | low    | false          | support_low, quality_service                                                             | support, quality                                                | false, true
						Praise needs support alone                            | praise          | low    | false          | support_low                                                                              | support                                                         | false
						""");
	}

}
