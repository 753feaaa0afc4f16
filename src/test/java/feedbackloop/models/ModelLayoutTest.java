package feedbackloop.models;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our own diagrams can be followed with the eye: no line crosses another or runs through
 * a box, a deadline ends beside its task, and no words lie on anything else.
 */
class ModelLayoutTest {

	/** Beyond that an end is not beside its task. */
	private static final double BESIDE = 150;

	static Stream<Path> files() throws IOException {
		return ModelTest.files();
	}

	static Stream<Path> longFiles() throws IOException {
		return ModelTest.longFiles();
	}

	/**
	 * Two ways back may cross: the process of a case cannot be drawn on paper without one
	 * such place.
	 */
	@ParameterizedTest
	@MethodSource("files")
	void noLinesCrossOnTheWayForward(Path file) {
		List<Line> lines = lines(read(file));
		List<String> crossings = new ArrayList<>();
		for (Line one : lines) {
			for (Line other : lines.subList(0, lines.indexOf(one))) {
				if (one.crosses(other) && !(one.leadsBack() && other.leadsBack())) {
					crossings.add(one.id() + " and " + other.id());
				}
			}
		}
		assertThat(crossings).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("files")
	void noLineRunsThroughAnElement(Path file) {
		BpmnModelInstance model = read(file);
		assertThat(lines(model))
			.allSatisfy((line) -> assertThat(shapes(model)).filteredOn((shape) -> !line.touches(shape.getBpmnElement()))
				.filteredOn((shape) -> line.runsThrough(inner(shape.getBounds())))
				.extracting((shape) -> shape.getBpmnElement().getId())
				.as(line.id())
				.isEmpty());
	}

	@ParameterizedTest
	@MethodSource("longFiles")
	void everyDeadlineThatInterruptsNothingEndsBesideItsTask(Path file) {
		BpmnModelInstance model = read(file);
		assertThat(model.getModelElementsByType(BoundaryEvent.class)).filteredOn((event) -> !event.cancelActivity())
			.isNotEmpty()
			.allSatisfy((event) -> assertThat(event.getOutgoing()).singleElement().satisfies((flow) -> {
				assertThat(flow.getTarget()).isInstanceOf(EndEvent.class);
				assertThat(line(flow).length()).as(flow.getId()).isLessThan(BESIDE);
			}));
	}

	@ParameterizedTest
	@MethodSource("files")
	void noWordsLieOnAnythingElse(Path file) {
		BpmnModelInstance model = read(file);
		List<BpmnLabel> labels = List.copyOf(model.getModelElementsByType(BpmnLabel.class));
		for (BpmnLabel label : labels) {
			String of = label.getParentElement().getAttributeValue("bpmnElement");
			Rectangle2D words = inner(label.getBounds());
			assertThat(labels).filteredOn((other) -> other != label && words.intersects(inner(other.getBounds())))
				.as(of)
				.isEmpty();
			assertThat(shapes(model)).filteredOn((shape) -> words.intersects(inner(shape.getBounds())))
				.as(of)
				.isEmpty();
			assertThat(lines(model)).filteredOn((line) -> line.runsThrough(words)).as(of).isEmpty();
		}
	}

	private static BpmnModelInstance read(Path file) {
		return Bpmn.readModelFromFile(file.toFile());
	}

	private static List<Line> lines(BpmnModelInstance model) {
		return model.getModelElementsByType(SequenceFlow.class).stream().map(ModelLayoutTest::line).toList();
	}

	private static Line line(SequenceFlow flow) {
		BpmnEdge edge = flow.getDiagramElement();
		List<Waypoint> points = List.copyOf(edge.getWaypoints());
		return new Line(flow.getId(), flow.getSource(), flow.getTarget(),
				IntStream.range(1, points.size())
					.mapToObj((i) -> new Line2D.Double(points.get(i - 1).getX(), points.get(i - 1).getY(),
							points.get(i).getX(), points.get(i).getY()))
					.toList());
	}

	/** All but those that hold others. */
	private static Collection<BpmnShape> shapes(BpmnModelInstance model) {
		return model.getModelElementsByType(BpmnShape.class)
			.stream()
			.filter((shape) -> !(shape.getBpmnElement() instanceof SubProcess))
			.toList();
	}

	/** What touches only is not in the way. */
	private static Rectangle2D inner(Bounds bounds) {
		return new Rectangle2D.Double(bounds.getX() + 1, bounds.getY() + 1, bounds.getWidth() - 2,
				bounds.getHeight() - 2);
	}

	/**
	 * A flow as it is drawn.
	 */
	private record Line(String id, FlowNode from, FlowNode to, List<Line2D.Double> parts) {

		boolean crosses(Line other) {
			return this.parts.stream().anyMatch((part) -> other.parts.stream().anyMatch((one) -> crosses(part, one)));
		}

		/** Lines that meet at an end, or run on together, do not cross. */
		private static boolean crosses(Line2D one, Line2D other) {
			return side(one, other.getX1(), other.getY1()) * side(one, other.getX2(), other.getY2()) < 0
					&& side(other, one.getX1(), one.getY1()) * side(other, one.getX2(), one.getY2()) < 0;
		}

		private static double side(Line2D line, double x, double y) {
			return Math.signum((line.getX2() - line.getX1()) * (y - line.getY1())
					- (line.getY2() - line.getY1()) * (x - line.getX1()));
		}

		boolean leadsBack() {
			return this.parts.get(0).getX1() > this.parts.get(this.parts.size() - 1).getX2();
		}

		boolean touches(BaseElement element) {
			boolean atBorder = element instanceof BoundaryEvent event
					&& (event.getAttachedTo() == this.to || event.getAttachedTo() == this.from);
			boolean hasBorder = this.from instanceof BoundaryEvent event && event.getAttachedTo() == element;
			return element == this.from || element == this.to || atBorder || hasBorder;
		}

		boolean runsThrough(Rectangle2D box) {
			return this.parts.stream().anyMatch((part) -> part.intersects(box));
		}

		double length() {
			return this.parts.stream().mapToDouble((part) -> part.getP1().distance(part.getP2())).sum();
		}

	}

}
