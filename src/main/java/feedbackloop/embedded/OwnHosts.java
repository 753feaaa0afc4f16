package feedbackloop.embedded;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Keeps both ports of the embedded default to the names of this machine.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("feedback-loop.embedded")
class OwnHosts {

	@Bean
	FilterRegistrationBean<OwnHostsOnly> ownHostsOnly(@Value("${feedback-loop.base-url}") String baseUrl) {
		FilterRegistrationBean<OwnHostsOnly> registration = new FilterRegistrationBean<>(new OwnHostsOnly(baseUrl));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

}
