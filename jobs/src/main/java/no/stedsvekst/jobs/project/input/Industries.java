package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.WorkTables;
import no.stedsvekst.jobs.project.scenario.Assumption;
import no.stedsvekst.jobs.refusal.ProjectRefusals;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * The industries that are told apart; none where nobody knows how many jobs there will be.
 *
 * @param codes in their order
 * @param followsPeople whether their jobs follow the residents
 * @param isPrivate whether attractiveness for business is of them
 * @param outlook growth a year; not a number where none is known
 */
record Industries(
    List<String> codes, boolean[] followsPeople, boolean[] isPrivate, double[] outlook) {

  /** Those with jobs in the quarter before the jump-off, or to which a scenario brings some. */
  static Industries of(SourceTables inputs, ProjectionRequest request) {
    if (inputs.employmentRates(request.origin()).isEmpty()
        || inputs.commutingYear(request.origin()).isEmpty()) {
      return described(List.of(), List.of());
    }
    Set<String> codes =
        new TreeSet<>(
            inputs
                .read(SilverTables.JOBS)
                .filter(col("year").equalTo(request.origin().lastYear()))
                .select("industry")
                .distinct()
                .as(Encoders.STRING())
                .collectAsList());
    List<Row> rows =
        inputs
            .landed(WorkTables.INDUSTRY)
            .map(
                industries ->
                    industries
                        .select("code", "sector", "population_sensitive", "growth_outlook")
                        .collectAsList())
            .orElse(List.of());
    Set<String> known = new TreeSet<>(codes);
    rows.forEach(row -> known.add(row.getString(0)));
    for (String wanted :
        request.assumptions().map(Assumption::industry).filter(code -> !code.isEmpty()).toList()) {
      if (!known.contains(wanted)) {
        throw ProjectRefusals.unknownIndustry(wanted, known);
      }
      if (!codes.isEmpty()) {
        codes.add(wanted);
      }
    }
    return described(List.copyOf(codes), rows);
  }

  private static Industries described(List<String> codes, List<Row> rows) {
    Industries industries =
        new Industries(
            codes, new boolean[codes.size()], new boolean[codes.size()], new double[codes.size()]);
    Arrays.fill(industries.outlook, Double.NaN);
    for (Row row : rows) {
      int at = codes.indexOf(row.getString(0));
      if (at >= 0) {
        industries.isPrivate[at] = row.getString(1).equals("private");
        industries.followsPeople[at] = row.getBoolean(2);
        industries.outlook[at] = row.isNullAt(3) ? Double.NaN : row.getDouble(3);
      }
    }
    return industries;
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return codes.isEmpty();
  }

  /** How many there are. */
  int count() {
    return codes.size();
  }
}
