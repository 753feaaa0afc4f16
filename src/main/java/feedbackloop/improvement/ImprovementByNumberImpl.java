package feedbackloop.improvement;

import java.util.Optional;

import jakarta.persistence.EntityManager;
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

}
