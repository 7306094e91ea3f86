package no.stedsvekst.jobs.testing;

import no.stedsvekst.jobs.conform.DimensionTables;

/** The country of the shared lake, reckoned with plain loops, read once for all suites. */
public final class SharedCountry {
  /** Its decompositions. Of the product they know which industries are private. */
  public static final PlainDecomposition PLAIN =
      new PlainDecomposition(
          SharedLake.landing(),
          SharedLake.read(DimensionTables.INDUSTRY)
              .select("code", "sector", "population_sensitive")
              .collectAsList()
              .stream()
              .map(row -> new String[] {row.getString(0), row.getString(1), "" + row.get(2)})
              .toList());

  private SharedCountry() {}
}
