package feedbackloop.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says where to go, and with which accounts, when the embedded default is ready.
 */
@Component
@ConditionalOnProperty("feedback-loop.embedded")
class Welcome {

	private static final Logger log = LoggerFactory.getLogger(Welcome.class);

	private final ServletWebServerApplicationContext server;

	Welcome(ServletWebServerApplicationContext server) {
		this.server = server;
	}

	@EventListener(ApplicationReadyEvent.class)
	void say() {
		String base = "http://127.0.0.1:" + this.server.getWebServer().getPort();
		log.info("""
				反馈闭环 Feedback Loop is ready.

				  {}/                        customers: submit and follow
				  {}/intake                  staff: record a call, an interview, a letter
				  {}/camunda/app/tasklist/   staff: their tasks
				  {}/camunda/app/cockpit/    auditors, operators: running cases
				  {}/outbox                  the mails that would have been sent
				  {}/api/docs                the API

				  Demo accounts, password "feedback": support lead product engineering operations quality
				  analytics legal privacy manager owner auditor admin, and each once more with a 2 (support2, …).
				""", base, base, base, base, base, base);
	}

}
