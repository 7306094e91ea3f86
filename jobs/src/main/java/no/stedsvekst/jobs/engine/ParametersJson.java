package no.stedsvekst.jobs.engine;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of a job, which are records, as JSON that other programs read. */
final class ParametersJson {
  private ParametersJson() {}

  /** A record as an object of its components, records within it likewise. */
  static String of(Object parameters) {
    return Console.json(value(parameters));
  }

  private static Object value(Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(ParametersJson::value).orElse(null);
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(ParametersJson::value).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, each) -> sorted.put(key.toString(), value(each)));
      return sorted;
    }
    return value instanceof Record record ? components(record) : value.toString();
  }

  private static Object components(Record record) {
    Map<String, Object> components = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        components.put(component.getName(), value(component.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return components;
  }
}
