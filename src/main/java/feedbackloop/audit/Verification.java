package feedbackloop.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import feedbackloop.audit.Proof.Finding;
import feedbackloop.audit.Proof.What;

import org.springframework.stereotype.Component;

/**
 * Goes through the whole chain of seals and the rows that it seals. Names everything that
 * is not as it was written. Holds a few thousand rows at a time, however long the chain
 * is.
 */
@Component
class Verification {

	private static final int CHUNK = 5000;

	private static final int MOST_FINDINGS = 1000;

	private final Seals seals;

	private final SealKey key;

	Verification(Seals seals, SealKey key) {
		this.seals = seals;
		this.key = key;
	}

	/**
	 * Verifies all there is.
	 * @param knownHead a head that was kept outside the database ({@link Seal#head()}),
	 * or null; without one a chain that was cut off at its end looks complete
	 * @param progress is told how many seals are done
	 */
	Proof verify(String knownHead, LongConsumer progress) {
		Pass pass = new Pass(knownHead);
		List<Seal> chunk = this.seals.after(0, CHUNK);
		while (!chunk.isEmpty()) {
			Map<String, Map<Long, Seals.SealedRow>> rows = rows(chunk);
			chunk.forEach((seal) -> pass.check(seal, rows));
			progress.accept(pass.last.sequence());
			chunk = this.seals.after(pass.last.sequence(), CHUNK);
		}
		for (SealedTable table : SealedTable.ALL) {
			this.seals.added(table, pass.closed.getOrDefault(table.name(), 0L), MOST_FINDINGS)
				.forEach((row) -> pass.found(What.ADDED, table.name(), row.id(), row.number(), 0));
		}
		pass.checkKnownHead();
		return new Proof(pass.count, pass.last.head(), pass.findings, pass.more);
	}

	private Map<String, Map<Long, Seals.SealedRow>> rows(List<Seal> chunk) {
		Map<String, List<Long>> ids = chunk.stream()
			.filter((seal) -> seal.kind().equals(Seal.ROW))
			.filter((seal) -> SealedTable.ALL.stream().anyMatch((table) -> table.name().equals(seal.entity())))
			.collect(Collectors.groupingBy(Seal::entity, Collectors.mapping(Seal::rowId, Collectors.toList())));
		Map<String, Map<Long, Seals.SealedRow>> rows = new HashMap<>();
		ids.forEach((entity, some) -> rows.put(entity,
				this.seals.rows(SealedTable.of(entity), some)
					.stream()
					.collect(Collectors.toMap(Seals.SealedRow::id, Function.identity()))));
		return rows;
	}

	/**
	 * One way through the chain.
	 */
	private final class Pass {

		private final List<Finding> findings = new ArrayList<>();

		private final Map<String, Long> closed = new HashMap<>();

		private final String knownHead;

		private boolean more;

		private boolean knownHeadFound;

		private long count;

		private Seal last = Seal.NONE;

		private Pass(String knownHead) {
			this.knownHead = knownHead;
		}

		private void check(Seal seal, Map<String, Map<Long, Seals.SealedRow>> rows) {
			if (seal.sequence() != this.last.sequence() + 1) {
				found(What.SEAL_MISSING, null, 0, null, this.last.sequence() + 1);
			}
			else if (!Arrays.equals(seal.chain(), Verification.this.key.chain(this.last.chain(), seal.sequence(),
					seal.kind(), seal.entity(), seal.rowId(), seal.hash()))) {
				found(What.SEAL_CHANGED, seal.entity(), seal.rowId(), null, seal.sequence());
			}
			if (seal.kind().equals(Seal.ROW)) {
				checkRow(seal, rows.getOrDefault(seal.entity(), Map.of()).get(seal.rowId()));
			}
			else {
				this.closed.merge(seal.entity(), seal.rowId(), Math::max);
			}
			this.knownHeadFound |= seal.head().equals(this.knownHead);
			this.count++;
			this.last = seal;
		}

		private void checkRow(Seal seal, Seals.SealedRow row) {
			if (row == null) {
				found(What.DELETED, seal.entity(), seal.rowId(), null, seal.sequence());
			}
			else if (!Arrays.equals(seal.hash(),
					Verification.this.key.hash(Seal.ROW, seal.entity(), seal.rowId(), row.content()))) {
				checkErased(seal, row);
			}
			if (seal.rowId() <= this.closed.getOrDefault(seal.entity(), 0L)) {
				found(What.ADDED, seal.entity(), seal.rowId(), (row != null) ? row.number() : null, seal.sequence());
			}
		}

		/** A row may have lost its words, but only as it was written down. */
		private void checkErased(Seal seal, Seals.SealedRow row) {
			byte[] left = Verification.this.key.hash(ErasedRows.KIND, seal.entity(), seal.rowId(), row.content());
			if (!Verification.this.seals.isErased(seal.entity(), seal.rowId(), left)) {
				found(What.CHANGED, seal.entity(), seal.rowId(), row.number(), seal.sequence());
			}
		}

		private void checkKnownHead() {
			if (this.knownHead != null && !this.knownHeadFound) {
				found(What.CUT_OFF, null, 0, null, this.last.sequence());
			}
		}

		private void found(What what, String entity, long rowId, String number, long sequence) {
			if (this.findings.size() < MOST_FINDINGS) {
				this.findings.add(new Finding(what, entity, rowId, number, sequence));
			}
			else {
				this.more = true;
			}
		}

	}

}
