package feedbackloop.improvement;

import java.util.Optional;

import jakarta.persistence.EntityManager;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.Session;

import org.springframework.transaction.annotation.Transactional;

class ImprovementByNumberImpl implements ImprovementByNumber {

	private final EntityManager entities;

	ImprovementByNumberImpl(EntityManager entities) {
		this.entities = entities;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Improvement> findByNumber(String number) {
		return this.entities.unwrap(Session.class).bySimpleNaturalId(Improvement.class).loadOptional(number);
	}

	@Override
	@Transactional
	public Optional<Improvement> keepByNumber(String number) {
		return this.entities.unwrap(Session.class)
			.bySimpleNaturalId(Improvement.class)
			.with(new LockOptions(LockMode.PESSIMISTIC_WRITE))
			.loadOptional(number);
	}

}
