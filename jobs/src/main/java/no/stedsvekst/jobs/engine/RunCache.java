package no.stedsvekst.jobs.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;

/**
 * Small things that several steps of a night want to know of the same tables, such as the years
 * that they cover: found out once for each version of the tables.
 */
final class RunCache {
  private final Lake lake;
  private final Map<String, Object> known = new HashMap<>();

  RunCache(Lake lake) {
    this.lake = lake;
  }

  /**
   * What is known, or is now found out.
   *
   * @param what it is called; of one name there is one type
   * @param tables of which it is known
   */
  @SuppressWarnings("unchecked")
  synchronized <T> T of(String what, List<TableSpec> tables, Supplier<T> finding) {
    String key =
        tables.stream()
            .map(table -> table.fullName() + "@" + lake.version(table))
            .collect(Collectors.joining(" ", what + " ", ""));
    if (!known.containsKey(key)) {
      known.put(key, finding.get());
    }
    return (T) known.get(key);
  }
}
