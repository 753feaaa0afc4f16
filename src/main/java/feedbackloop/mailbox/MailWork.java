package feedbackloop.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import feedbackloop.DatabaseOutage;
import feedbackloop.Shutdown;
import feedbackloop.evidence.CheckedFile;
import feedbackloop.evidence.UploadCheck;
import feedbackloop.mailbox.ReadMail.MailFile;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works the mail that was fetched, one after the other, each in a transaction of its own:
 * what becomes of it and that it is done are written together. Any number of nodes may do
 * so at once. What fails three times is set aside and holds up nothing.
 */
@Component
class MailWork {

	private static final Logger logger = LoggerFactory.getLogger(MailWork.class);

	private final InboundMails mails;

	private final MailDesk desk;

	private final UploadCheck fileCheck;

	private final TransactionTemplate transaction;

	private final Shutdown shutdown;

	MailWork(InboundMails mails, MailDesk desk, UploadCheck fileCheck, PlatformTransactionManager transactions,
			Shutdown shutdown) {
		this.mails = mails;
		this.desk = desk;
		this.fileCheck = fileCheck;
		this.transaction = new TransactionTemplate(transactions);
		this.shutdown = shutdown;
	}

	/**
	 * Works until nothing waits, or the application stops.
	 */
	void workDue() {
		this.mails.setInterruptedAside();
		Optional<InboundMail> taken = this.mails.takeNext();
		while (taken.isPresent()) {
			work(taken.get());
			taken = this.shutdown.hasBegun() ? Optional.empty() : this.mails.takeNext();
		}
	}

	private void work(InboundMail taken) {
		try {
			byte[] raw = this.mails.raw(taken.id());
			ReadMail read = read(taken, raw);
			List<CheckedFile> files = checked(read.files());
			ArrivedMail mail = new ArrivedMail(taken, raw, MailHead.of(raw), read, files);
			this.transaction.executeWithoutResult((status) -> {
				if (this.mails.holds(taken)) {
					this.desk.bring(mail);
				}
			});
		}
		catch (UnreadableMail ex) {
			this.mails.failed(taken, ex.problem(), true);
			logger.error("Mail {} cannot be read and is set aside, see /mailbox: {}", taken.id(), ex.problem());
		}
		catch (TransientDataAccessException | OptimisticLockingException ex) {
			this.mails.giveBack(taken);
		}
		catch (RuntimeException | StackOverflowError ex) {
			if (DatabaseOutage.isCauseOf(ex)) {
				throw ex;
			}
			failed(taken, ex);
		}
	}

	/** Of a broken mail that a person says is a feedback, what stands in it is taken. */
	private static ReadMail read(InboundMail taken, byte[] raw) throws UnreadableMail {
		if (!taken.isWhole()) {
			return new ReadMail("", List.of(), "");
		}
		try {
			return MailReader.read(raw);
		}
		catch (UnreadableMail ex) {
			if (taken.isForced()) {
				return new ReadMail(MailCharsets.decode(MailHead.body(raw), null).strip(), List.of(), "");
			}
			throw ex;
		}
	}

	private void failed(InboundMail taken, Throwable cause) {
		if (this.mails.failed(taken, "FAILED", false)) {
			logger.error("Mail {} failed again and is set aside, see /mailbox", taken.id(), cause);
		}
		else {
			logger.warn("Mail {} could not be worked; it is tried again", taken.id(), cause);
		}
	}

	private List<CheckedFile> checked(List<MailFile> given) {
		List<CheckedFile> files = new ArrayList<>();
		for (MailFile file : given) {
			this.fileCheck.checkOfMail(file.name(), file.bytes()).ifPresent(files::add);
		}
		return files;
	}

}
