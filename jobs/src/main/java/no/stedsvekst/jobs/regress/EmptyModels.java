package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.stedsvekst.migration.MigrationModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Models without a complete row, and which of their columns no unit and year has.
 *
 * @param columns by level and model; none where each is known of some rows, but never together
 */
record EmptyModels(Map<Place, List<String>> columns) {

  /** A model at a level. */
  record Place(String level, String model) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int levels = level.compareTo(other.level);
      return levels == 0 ? model.compareTo(other.model) : levels;
    }
  }

  /**
   * Asks the rows once, and only where some model is empty.
   *
   * @param rows of the panel
   * @param models that were fitted
   * @param empty the pooled fits without a row
   */
  static EmptyModels of(Dataset<Row> rows, List<MigrationModel> models, Set<Fits.Thin> empty) {
    Map<Place, List<String>> columns = new TreeMap<>();
    if (empty.isEmpty()) {
      return new EmptyModels(columns);
    }
    Map<String, List<String>> asked =
        models.stream().collect(Collectors.toMap(MigrationModel::name, EmptyModels::asked));
    List<String> names =
        List.copyOf(
            empty.stream()
                .flatMap(fit -> asked.get(fit.model()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    Column[] counts = names.stream().map(name -> count(col(name))).toArray(Column[]::new);
    Map<String, Row> known =
        rows.groupBy("level").agg(count(lit(1)), counts).collectAsList().stream()
            .collect(Collectors.toMap(row -> row.getString(0), row -> row));
    for (Fits.Thin fit : empty) {
      List<String> missing = new ArrayList<>(asked.get(fit.model()));
      missing.removeIf(name -> known.get(fit.level()).getLong(2 + names.indexOf(name)) > 0);
      columns.put(new Place(fit.level(), fit.model()), missing);
    }
    return new EmptyModels(columns);
  }

  private static List<String> asked(MigrationModel model) {
    List<String> all = new ArrayList<>(List.of("population", "net_migration"));
    all.addAll(model.terms());
    return all;
  }

  /** Why a period of a model is not fitted, where it is for a column that nobody has. */
  Optional<String> reason(Fits.Thin fit) {
    return Optional.ofNullable(columns.get(new Place(fit.level(), fit.model())))
        .filter(missing -> !missing.isEmpty())
        .map(missing -> "empty_" + missing.get(0));
  }

  /** A sentence for each model and what it lacks. */
  List<String> sentences() {
    Map<String, List<String>> levels = new TreeMap<>();
    columns.forEach(
        (place, missing) ->
            levels
                .computeIfAbsent(
                    place.model()
                        + " is empty: "
                        + (missing.isEmpty()
                            ? "no unit and year has all of its columns"
                            : "no unit and year has " + String.join(", ", missing)),
                    sentence -> new ArrayList<>())
                .add(place.level()));
    return levels.entrySet().stream()
        .map(each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
        .toList();
  }
}
