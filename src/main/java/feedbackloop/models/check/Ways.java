package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * What may become of a case where the model chooses: the flows that it may take at a
 * step, and what is known of it afterwards.
 *
 * @param <D> what is known of the case
 */
interface Ways<D> {

	/**
	 * What may be known when the step is done.
	 */
	List<D> after(XmlElement step, D known);

	/**
	 * What may be known when an event takes the step away.
	 */
	default Collection<D> during(XmlElement step, D known) {
		return List.of(known);
	}

	/**
	 * The sets of flows that may be taken from the gateway; each set at once.
	 */
	List<List<XmlElement>> choices(XmlElement gateway, List<XmlElement> flows, D known);

	/**
	 * Any way may be taken, and nothing is known.
	 */
	static Ways<Boolean> any() {
		return new Ways<>() {

			@Override
			public List<Boolean> after(XmlElement step, Boolean known) {
				return List.of(known);
			}

			@Override
			public List<List<XmlElement>> choices(XmlElement gateway, List<XmlElement> flows, Boolean known) {
				return gateway.is(ProcessModel.BPMN, "inclusiveGateway") ? some(gateway, flows) : oneOf(flows);
			}

		};
	}

	/**
	 * Each of them alone.
	 */
	static List<List<XmlElement>> oneOf(List<XmlElement> flows) {
		return flows.stream().map(List::of).toList();
	}

	/**
	 * Any of them but the default, or that alone.
	 */
	private static List<List<XmlElement>> some(XmlElement gateway, List<XmlElement> flows) {
		List<XmlElement> free = flows.stream()
			.filter((flow) -> !flow.id().equals(gateway.attribute("default")))
			.toList();
		List<List<XmlElement>> sets = new ArrayList<>();
		flows.stream().filter((flow) -> !free.contains(flow)).forEach((flow) -> sets.add(List.of(flow)));
		for (long set = 1; set < (1L << free.size()); set++) {
			sets.add(BitSet.valueOf(new long[] { set }).stream().mapToObj(free::get).toList());
		}
		return sets;
	}

}
