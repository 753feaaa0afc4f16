package feedbackloop.notification;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

import feedbackloop.feedback.MailAddress;
import feedbackloop.notification.OutboxMessage.Problem;
import feedbackloop.privacy.Masker;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Hands one mail to the SMTP server of {@code spring.mail} and tells apart what the
 * caller must know: taken, not now, refused, or silence after the mail was handed over.
 * Never waits longer than 5 s for a connection and 15 s for an answer.
 */
@Component
class MailServer {

	private static final Logger logger = LoggerFactory.getLogger(MailServer.class);

	private static final String CONNECT_MILLIS = "5000";

	private static final String ANSWER_MILLIS = "15000";

	private final Optional<JavaMailSenderImpl> smtp;

	private final InternetAddress from;

	private final Masker masker;

	MailServer(ObjectProvider<JavaMailSenderImpl> smtp, NotificationSettings settings, Masker masker)
			throws AddressException {
		this.smtp = Optional.ofNullable(smtp.getIfAvailable());
		this.from = address(settings.mail().from());
		this.masker = masker;
		this.smtp.ifPresent((server) -> prepare(server.getJavaMailProperties(), server.getProtocol()));
	}

	/**
	 * The part of our Message-IDs behind the @.
	 */
	String domain() {
		return this.from.getAddress().substring(this.from.getAddress().lastIndexOf('@') + 1);
	}

	Delivery deliver(Mail mail) {
		if (this.smtp.isEmpty()) {
			return Delivery.KEPT;
		}
		if (mail.recipients().isEmpty()) {
			return Delivery.refused(Problem.NO_ADDRESS, null);
		}
		JavaMailSenderImpl server = this.smtp.get();
		MimeMessage message;
		try {
			message = message(server.getSession(), mail);
		}
		catch (MessagingException ex) {
			return Delivery.refused(Problem.MALFORMED, said(ex, mail));
		}
		try {
			Transport transport = server.getSession().getTransport(server.getProtocol());
			transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
			Delivery delivery = send(transport, message, mail);
			close(transport);
			return delivery;
		}
		catch (MessagingException ex) {
			return Delivery.notNow(Problem.NOT_NOW, said(ex, mail));
		}
	}

	/** What became of the mail is known by now; a failing good-bye changes nothing. */
	private static void close(Transport transport) {
		try {
			transport.close();
		}
		catch (MessagingException ex) {
			logger.debug("The connection to the mail server did not end in order", ex);
		}
	}

	private Delivery send(Transport transport, MimeMessage message, Mail mail) {
		try {
			transport.sendMessage(message, message.getAllRecipients());
			return Delivery.SENT;
		}
		catch (MessagingException ex) {
			String said = said(ex, mail);
			if (ex instanceof SendFailedException failed && sentToSome(failed)) {
				return Delivery.sentToSome(said);
			}
			List<Integer> answers = answers(ex);
			if (answers.stream().anyMatch((code) -> code >= 400 && code < 500)) {
				return Delivery.notNow(Problem.NOT_NOW, said);
			}
			return answers.stream().anyMatch((code) -> code >= 500) ? Delivery.refused(Problem.REFUSED, said)
					: Delivery.unknown(said);
		}
	}

	private MimeMessage message(Session session, Mail mail) throws MessagingException {
		if (mail.subject().contains("\r") || mail.subject().contains("\n")) {
			throw new MessagingException("The subject has more than one line");
		}
		MimeMessage message = new MimeMessage(session) {

			@Override
			protected void updateMessageID() throws MessagingException {
				setHeader("Message-ID", "<" + mail.messageId() + ">");
			}

		};
		message.setFrom(this.from);
		for (String recipient : mail.recipients()) {
			addRecipient(message, recipient, mail);
		}
		if (message.getAllRecipients() == null) {
			throw new AddressException("No recipient has a valid address");
		}
		message.setSubject(mail.subject(), "UTF-8");
		message.setSentDate(new Date());
		message.setHeader("Auto-Submitted", mail.isReply() ? "auto-replied" : "auto-generated");
		message.setHeader("X-Auto-Response-Suppress", "All");
		if (!mail.thread().isEmpty()) {
			message.setHeader("In-Reply-To", "<" + mail.thread().get(mail.thread().size() - 1) + ">");
			message.setHeader("References",
					mail.thread().stream().map((id) -> "<" + id + ">").collect(Collectors.joining("\r\n ")));
		}
		if (mail.replyTo() != null) {
			message.setReplyTo(new InternetAddress[] { replyTo(mail.replyTo()) });
		}
		message.setContent(textAndHtml(mail.body()));
		message.saveChanges();
		return message;
	}

	/** Mail programs show the last part that they can. */
	private static MimeMultipart textAndHtml(String body) throws MessagingException {
		MimeBodyPart text = new MimeBodyPart();
		text.setText(body, "UTF-8", "plain");
		MimeBodyPart html = new MimeBodyPart();
		html.setText(MailHtml.of(body), "UTF-8", "html");
		return new MimeMultipart("alternative", text, html);
	}

	/** An address that is none does not keep the mail from the others. */
	private void addRecipient(MimeMessage message, String recipient, Mail mail) throws MessagingException {
		try {
			message.addRecipient(RecipientType.TO, recipient(recipient));
		}
		catch (AddressException ex) {
			logger.warn("{} has a recipient without a valid address: {}", mail, said(ex, mail));
		}
	}

	/** By the rule that forms have, too, as the library sends half of a letter away. */
	private static InternetAddress recipient(String text) throws AddressException {
		return new InternetAddress(
				MailAddress.of(text).orElseThrow(() -> new AddressException("Not an address")).ascii());
	}

	/** Under the name of the sender, so that people know whom they answer. */
	private InternetAddress replyTo(String address) throws AddressException {
		InternetAddress replyTo = new InternetAddress(address, true);
		try {
			replyTo.setPersonal(this.from.getPersonal(), "UTF-8");
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
		return replyTo;
	}

	private static InternetAddress address(String text) throws AddressException {
		List<InternetAddress> addresses = List.of(InternetAddress.parse(text, true));
		if (addresses.size() != 1) {
			throw new AddressException("Not exactly one address");
		}
		try {
			addresses.get(0).setPersonal(addresses.get(0).getPersonal(), "UTF-8");
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
		return addresses.get(0);
	}

	private static boolean sentToSome(SendFailedException ex) {
		return ex.getValidSentAddresses() != null && ex.getValidSentAddresses().length > 0;
	}

	/** What the server answered to the parts of the mail; nothing when it went silent. */
	private static List<Integer> answers(MessagingException ex) {
		List<Integer> codes = new ArrayList<>();
		for (Exception next = ex; next != null; next = (next instanceof MessagingException mail)
				? mail.getNextException() : null) {
			if (next instanceof SMTPSendFailedException failed) {
				codes.add(failed.getReturnCode());
			}
			else if (next instanceof SMTPAddressFailedException failed) {
				codes.add(failed.getReturnCode());
			}
			else if (next instanceof SMTPSenderFailedException failed) {
				codes.add(failed.getReturnCode());
			}
		}
		return codes;
	}

	private String said(MessagingException ex, Mail mail) {
		return this.masker.mask(String.valueOf(ex.getMessage()).strip(), mail.recipients());
	}

	private static void prepare(Properties settings, String protocol) {
		// Else one refused address keeps the mail from all others.
		settings.putIfAbsent("mail." + protocol + ".sendpartial", "true");
		settings.putIfAbsent("mail." + protocol + ".connectiontimeout", CONNECT_MILLIS);
		settings.putIfAbsent("mail." + protocol + ".timeout", ANSWER_MILLIS);
		settings.putIfAbsent("mail." + protocol + ".writetimeout", ANSWER_MILLIS);
	}

}
