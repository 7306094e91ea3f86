package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.stedsvekst.geography.CodeHistory;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.land.CodeChanges;
import no.stedsvekst.jobs.land.KnownCodes;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.land.WorkTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The set of municipality codes that everything is brought to.
 *
 * @param year by which the set is called; for the newest, the year since which it holds, or the
 *     last year of the data where all codes hold from one year on
 * @param isChosen whether a user asked for that year, so that later rows are left out
 * @param codes all codes, and the years in which they hold
 * @param history where codes that were given up lead
 * @param municipalities all landed rows
 */
record Vintage(
    int year,
    boolean isChosen,
    KnownCodes codes,
    CodeHistory history,
    Dataset<Row> municipalities) {

  /** Tables whose last year is that of the data. */
  private static final List<LandingTable> OBSERVED =
      List.of(PeopleTables.POPULATION, PeopleTables.VITAL, WorkTables.JOBS, WorkTables.COMMUTING);

  /** The vintage of a year, or the newest. */
  static Vintage of(
      Map<LandingTable, Dataset<Row>> landed, Optional<Integer> chosen, Materialized kept) {
    Dataset<Row> municipalities = kept.keep(landed.get(PlaceTables.MUNICIPALITY));
    Optional<Dataset<Row>> changes = Optional.ofNullable(landed.get(PlaceTables.CODE_CHANGE));
    KnownCodes codes =
        KnownCodes.of(
            municipalities, changes, chosen.isPresent() ? chosen : newest(municipalities, landed));
    return new Vintage(
        codes.vintage(),
        chosen.isPresent(),
        codes,
        changes.map(CodeChanges::history).orElse(new CodeHistory(List.of())),
        municipalities);
  }

  /** Codes of which all hold from one early year on are not of that year: nothing is told by it. */
  private static Optional<Integer> newest(
      Dataset<Row> municipalities, Map<LandingTable, Dataset<Row>> landed) {
    Row begun = municipalities.agg(min("valid_from"), max("valid_from")).head();
    if (begun.isNullAt(0)) {
      return Optional.empty();
    }
    int last = begun.getInt(1);
    Optional<Row> data =
        begun.getInt(0) < last
            ? Optional.empty()
            : OBSERVED.stream()
                .map(landed::get)
                .filter(Objects::nonNull)
                .map(rows -> rows.select("year"))
                .reduce(Dataset::union)
                .map(years -> years.agg(max("year")).head());
    return Optional.of(
        data.filter(row -> !row.isNullAt(0))
            .map(row -> Math.max(last, row.getInt(0)))
            .orElse(last));
  }

  /** The last year of which rows are taken. */
  int lastYear() {
    return isChosen ? year : Integer.MAX_VALUE;
  }

  /** A row for each code of the vintage, with the attributes that were landed last. */
  Dataset<Row> currentMunicipalities() {
    return municipalities
        .groupBy("code")
        .agg(max_by(struct(col("*")), col("valid_from")).as("newest"))
        .select("newest.*")
        .join(codes.current(), "code");
  }
}
