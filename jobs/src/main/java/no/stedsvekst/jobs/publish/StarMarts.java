package no.stedsvekst.jobs.publish;

import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.TableSpec;

/**
 * The facts, one grain a table. Rows are of municipalities, so that a plain sum is the nation's and
 * sums of regions and counties come by joining {@link StarDimensions#UNIT}. What does not add up
 * over units stands in a table of one level each.
 */
public final class StarMarts {
  /** All of them. */
  public static final List<TableSpec> ALL =
      Stream.of(
              CountedTables.ALL,
              DriverTables.ALL,
              List.of(Coefficients.COEFFICIENT_YEAR),
              ProjectedTables.ALL,
              PlanTables.ALL)
          .flatMap(List::stream)
          .toList();

  private StarMarts() {}
}
