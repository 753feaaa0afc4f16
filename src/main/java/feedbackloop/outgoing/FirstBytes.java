package feedbackloop.outgoing;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Reads the beginning of an answer and lets the rest go.
 */
final class FirstBytes implements BodySubscriber<byte[]> {

	private final int most;

	private final ByteArrayOutputStream read = new ByteArrayOutputStream();

	private final CompletableFuture<byte[]> body = new CompletableFuture<>();

	private Subscription subscription;

	FirstBytes(int most) {
		this.most = most;
	}

	@Override
	public CompletionStage<byte[]> getBody() {
		return this.body;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.subscription = subscription;
		subscription.request(1);
	}

	@Override
	public void onNext(List<ByteBuffer> buffers) {
		for (ByteBuffer buffer : buffers) {
			byte[] part = new byte[Math.min(buffer.remaining(), this.most - this.read.size())];
			buffer.get(part);
			this.read.writeBytes(part);
		}
		if (this.read.size() < this.most) {
			this.subscription.request(1);
		}
		else {
			this.subscription.cancel();
			onComplete();
		}
	}

	@Override
	public void onError(Throwable problem) {
		this.body.completeExceptionally(problem);
	}

	@Override
	public void onComplete() {
		this.body.complete(this.read.toByteArray());
	}

}
