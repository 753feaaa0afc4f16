package feedbackloop.testing;

import java.util.concurrent.atomic.AtomicBoolean;

import feedbackloop.process.ModelBean;

import org.springframework.boot.test.context.TestComponent;

/**
 * A bean that models may name. Nothing that somebody sends may make the engine touch it.
 */
@TestComponent
@ModelBean
public class Marker {

	private final AtomicBoolean touched = new AtomicBoolean();

	/**
	 * Called by an expression only.
	 * @return the name of an account
	 */
	public String touch() {
		this.touched.set(true);
		return "support";
	}

	/** Whether an expression ran since the last {@link #forget()}. */
	public boolean isTouched() {
		return this.touched.get();
	}

	/** Begins anew. */
	public void forget() {
		this.touched.set(false);
	}

}
