package feedbackloop.security;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.process.ModelBean;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The beans that models may name, looked up when a model names them, because the engine
 * is built before them. Every other bean does not exist for a model.
 */
class ModelBeans extends AbstractMap<Object, Object> {

	private final ListableBeanFactory beans;

	ModelBeans(ListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public boolean containsKey(Object name) {
		return name instanceof String bean && this.beans.containsBean(bean)
				&& this.beans.findAnnotationOnBean(bean, ModelBean.class) != null;
	}

	@Override
	public Object get(Object name) {
		return containsKey(name) ? this.beans.getBean((String) name) : null;
	}

	@Override
	public Set<Map.Entry<Object, Object>> entrySet() {
		return this.beans.getBeansWithAnnotation(ModelBean.class)
			.entrySet()
			.stream()
			.map((bean) -> Map.entry((Object) bean.getKey(), bean.getValue()))
			.collect(Collectors.toSet());
	}

}
