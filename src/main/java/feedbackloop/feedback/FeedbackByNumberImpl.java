package feedbackloop.feedback;

import java.util.Optional;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;

import org.springframework.transaction.annotation.Transactional;

class FeedbackByNumberImpl implements FeedbackByNumber {

	private final EntityManager entities;

	FeedbackByNumberImpl(EntityManager entities) {
		this.entities = entities;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Feedback> findByNumber(String number) {
		return this.entities.unwrap(Session.class).bySimpleNaturalId(Feedback.class).loadOptional(number);
	}

}
