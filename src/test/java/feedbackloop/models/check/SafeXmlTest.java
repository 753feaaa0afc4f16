package feedbackloop.models.check;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;

import feedbackloop.models.files.ModelFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Checking a file asks nobody else for anything: a listener that waits for a call gets
 * none.
 */
class SafeXmlTest {

	@ParameterizedTest
	@ValueSource(strings = { "<!DOCTYPE x SYSTEM \"http://127.0.0.1:PORT/x.dtd\"><x/>",
			"<!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:PORT/e\">]><x>&e;</x>",
			"<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:PORT/p\">%p;]><x/>",
			"<x xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x http://127.0.0.1:PORT/x.xsd\"/>",
			"<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><import location=\"http://127.0.0.1:PORT/a.wsdl\" namespace=\"urn:x\" importType=\"http://schemas.xmlsoap.org/wsdl/\"/><process id=\"x\"/></definitions>",
			"<?xml-stylesheet href=\"http://127.0.0.1:PORT/x.xsl\"?><x/>" })
	void nobodyIsAsked(String text) throws Exception {
		try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String file = text.replace("PORT", String.valueOf(canary.getLocalPort()));
			assertThat(Corpus.check(List.of(new ModelFile("processes/x.bpmn", file)))).isNotEmpty();
			canary.setSoTimeout(50);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(canary::accept);
		}
	}

}
