package feedbackloop.person;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * {@code /privacy/assessment}: the impact assessment as it is now, to read, to print and
 * as PDF in either language.
 */
@Controller
class AssessmentPage {

	private final ImpactAssessments assessments;

	private final AssessmentPdf pdf;

	AssessmentPage(ImpactAssessments assessments, AssessmentPdf pdf) {
		this.assessments = assessments;
		this.pdf = pdf;
	}

	@GetMapping("/privacy/assessment")
	String show(Model model, Locale locale) {
		model.addAttribute("assessment", this.assessments.in(locale));
		model.addAttribute("pdf", this.pdf.isAvailable());
		return "assessment";
	}

	@GetMapping("/privacy/assessment.zh-CN.pdf")
	void chinese(HttpServletResponse response) throws IOException {
		pdf(Locale.SIMPLIFIED_CHINESE, response);
	}

	@GetMapping("/privacy/assessment.en.pdf")
	void english(HttpServletResponse response) throws IOException {
		pdf(Locale.ENGLISH, response);
	}

	private void pdf(Locale language, HttpServletResponse response) throws IOException {
		if (!this.pdf.isAvailable()) {
			response.sendError(HttpStatus.NOT_FOUND.value());
			return;
		}
		ImpactAssessment assessment = this.assessments.in(language);
		response.setContentType("application/pdf");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename("impact-assessment." + language.toLanguageTag() + ".pdf")
					.build()
					.toString());
		this.pdf.write(assessment, language, response.getOutputStream());
	}

}
