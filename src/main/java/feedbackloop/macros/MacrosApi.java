package feedbackloop.macros;

import java.security.Principal;
import java.util.List;
import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Macros for Tasklist: what one choice fills into the form of an open task.
 */
@RestController
@Tag(name = "Tasks", description = "For staff; session or HTTP Basic")
class MacrosApi {

	private final OfferedMacros macros;

	MacrosApi(OfferedMacros macros) {
		this.macros = macros;
	}

	@GetMapping(path = "/api/tasks/{id}/macros", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "The macros for an open task, those of all and the caller's own")
	List<OfferedMacros.Offered> find(@PathVariable String id, Principal person,
			@Parameter(hidden = true) Locale language) {
		return this.macros.at(id, person.getName(), language.getLanguage());
	}

}
