package feedbackloop.process;

import java.util.function.Supplier;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A value that all of one transaction share and no other sees.
 */
public final class TransactionBound<T> {

	private final Supplier<T> first;

	/**
	 * @param first gives the value when a transaction asks for it for the first time
	 */
	public TransactionBound(Supplier<T> first) {
		this.first = first;
	}

	/**
	 * The transaction's value; outside a transaction a new one each time.
	 */
	@SuppressWarnings("unchecked")
	public T get() {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			return this.first.get();
		}
		T bound = (T) TransactionSynchronizationManager.getResource(this);
		return (bound != null) ? bound : bind(this.first.get());
	}

	private T bind(T value) {
		TransactionSynchronizationManager.bindResource(this, value);
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void suspend() {
				TransactionSynchronizationManager.unbindResource(TransactionBound.this);
			}

			@Override
			public void resume() {
				TransactionSynchronizationManager.bindResource(TransactionBound.this, value);
			}

			@Override
			public void afterCompletion(int status) {
				TransactionSynchronizationManager.unbindResourceIfPossible(TransactionBound.this);
			}

		});
		return value;
	}

}
